/** Collects the rows of a firm and keeps their references consistent. */

import { matterFields } from '../fields'
import { makeRandom, stableId, type Random } from '../random'
import type {
  Account,
  AccountRef,
  CalendarEvent,
  CallLog,
  Contact,
  ContactRef,
  CustomFieldValue,
  Firm,
  FirmKind,
  Matter,
  MatterRef,
  MatterStatus,
  Note,
  Relationship,
  Task,
  TaskStatus,
  User,
  UserRef,
} from '../rows'
import { addDays, naive, noonNaive, noteDate, pacificMs, sqlGrain } from '../time'

export type Person = { first: string; last: string; email: string | null; phone: string | null; id?: string }
export type Address = { street: string; city: string; state: string; zip: string }

export type AccountInput = {
  company: string | null
  people: [Person, ...Person[]]
  address: Address | null
  users: User[]
  notes?: string | null
  tags?: string[]
  id?: string
  touched: number
}
export type MatterInput = {
  account: Account
  name: string
  status: MatterStatus
  users: User[]
  values: CustomFieldValue[]
  opened: string
  closed?: string | null
  notes?: string | null
  tags?: string[]
  id?: string
  touched: number
}
export type TaskInput = {
  matter: Matter | null
  subject: string
  status: TaskStatus | null
  due: string | null
  users: User[]
  priority?: Task['priority']
  notes?: string | null
  touched: number
}

/** The reference to a user as rows carry it: `email_address`, not `email` (section 7). */
export function userRef(user: User): UserRef {
  return { id: user.id, display_name: user.display_name, email_address: user.email }
}

/** The reference to a contact as rows carry it. */
export function contactRef(contact: Contact): ContactRef {
  return { account_ref: contact.account_ref, id: contact.id, display_name: contact.display_name }
}

/** The reference to a matter as rows carry it. */
export function matterRef(matter: Matter): MatterRef {
  return { id: matter.id, display_name: matter.display_name }
}

/** One builder makes one firm; all randomness comes from its seed. */
export class FirmBuilder {
  readonly random: Random
  readonly firm: Firm
  private nextNumber = 1001

  constructor(
    kind: FirmKind,
    seed: number,
    readonly anchor: string,
  ) {
    this.random = makeRandom(`${kind}:${seed}`)
    this.firm = {
      kind,
      seed,
      anchor,
      users: [],
      accounts: [],
      contacts: [],
      matters: [],
      tasks: [],
      notes: [],
      events: [],
      calllogs: [],
      relationships: [],
      customfields: { company: [], matter: matterFields(), contact: [] },
      tags: { account: [], matter: [], activity: [] },
      deleted: [],
      hidden: [],
    }
  }

  /** A calendar date so many days from the anchor. */
  day(offset: number): string {
    return addDays(this.anchor, offset)
  }

  /** An office-hours moment in a range of days from the anchor; two days before it at the latest, so nothing is of the future. */
  moment(from: number, to: number): number {
    const last = Math.min(to, -2)
    const date = this.day(this.random.int(Math.min(from, last), last))
    return sqlGrain(pacificMs(date, this.random.int(8, 16)) + this.random.int(0, 3_599_999))
  }

  addUser(first: string, last: string, email: string, active = true, id = this.random.uuid()): User {
    const at = naive(this.moment(-1200, -700))
    const user: User = {
      id,
      is_active: active,
      display_name: `${first} ${last}`,
      first_name: first,
      last_name: last,
      middle_name: null,
      email,
      created_at: at,
      updated_at: at,
    }
    this.firm.users.push(user)
    return user
  }

  addAccount(input: AccountInput): Account {
    const [main, ...others] = input.people
    const ref: AccountRef = {
      id: input.id ?? this.random.uuid(),
      display_name: input.company ?? `${main.first} ${main.last}`,
    }
    const account: Account = {
      id: ref.id,
      display_name: ref.display_name ?? '',
      number: this.nextNumber++,
      company_name: input.company,
      address_street_1: input.address?.street ?? null,
      address_street_2: null,
      address_city: input.address?.city ?? null,
      address_state: input.address?.state ?? null,
      address_country: input.address ? 'United States' : null,
      address_zip_code: input.address?.zip ?? null,
      tags: input.tags ?? [],
      company_custom_field_values: [],
      assigned_to_users: input.users.map(userRef),
      ...this.stamps(input.touched),
      notes: input.notes ?? null,
      primary_contact: this.contact(main, ref, true),
      other_contacts: others.map((person) => this.contact(person, ref, false)),
    }
    this.firm.accounts.push(account)
    this.firm.contacts.push(account.primary_contact, ...account.other_contacts)
    return account
  }

  private contact(person: Person, account: AccountRef, isPrimary: boolean): Contact {
    return {
      id: person.id ?? this.random.uuid(),
      account_ref: account,
      is_primary_contact: isPrimary,
      display_name: `${person.first} ${person.last}`,
      first_name: person.first,
      middle_name: null,
      last_name: person.last,
      phone_mobile: person.phone,
      phone_home: null,
      phone_fax: null,
      phone_work: null,
      email: person.email,
      notes: null,
      custom_field_values: [],
      status: 'Active',
    }
  }

  addMatter(input: MatterInput): Matter {
    const matter: Matter = {
      id: input.id ?? this.random.uuid(),
      account_ref: { id: input.account.id, display_name: input.account.display_name },
      number: this.nextNumber++,
      display_name: input.name,
      name: input.name,
      notes: input.notes ?? null,
      rate: 'Flat Rate',
      open_date: noonNaive(input.opened),
      close_date: input.closed ? noonNaive(input.closed) : null,
      statute_of_limitation_date: null,
      tags: input.tags ?? [],
      status: input.status,
      assigned_to_users: input.users.map(userRef),
      custom_field_values: input.values,
      ...this.stamps(input.touched),
    }
    this.firm.matters.push(matter)
    return matter
  }

  addTask(input: TaskInput): Task {
    const task: Task = {
      ...this.about(input.matter),
      subject: input.subject,
      notes: input.notes ?? null,
      priority: input.priority ?? 'Medium',
      status: input.status,
      due_date: input.due ? noonNaive(input.due) : null,
      assigned_to_users: input.users.map(userRef),
      assigned_to_contacts: [],
      tags: [],
      ...this.stamps(input.touched),
    }
    this.firm.tasks.push(task)
    return task
  }

  addNote(matter: Matter, subject: string, note: string, users: User[], at: number): Note {
    const row: Note = {
      ...this.about(matter),
      subject,
      note,
      assigned_to_users: users.map(userRef),
      date: noteDate(at),
      tags: [],
      ...this.stamps(at),
    }
    this.firm.notes.push(row)
    return row
  }

  addEvent(
    matter: Matter,
    subject: string,
    location: string | null,
    date: string,
    users: User[],
    touched: number,
  ): CalendarEvent {
    const row: CalendarEvent = {
      ...this.about(matter),
      subject,
      location,
      notes: null,
      is_all_day: false,
      start_date_time: naive(pacificMs(date, 10)),
      end_date_time: naive(pacificMs(date, 11)),
      tags: [],
      assigned_to_users: users.map(userRef),
      assigned_to_contacts: [],
      ...this.stamps(touched),
    }
    this.firm.events.push(row)
    return row
  }

  addCall(matter: Matter, subject: string, notes: string, users: User[], at: number): CallLog {
    const row: CallLog = {
      ...this.about(matter),
      subject,
      duration: this.random.int(2, 40),
      notes,
      date: naive(at),
      call_direction: this.random.pick(['Inbound', 'Outbound'] as const),
      assigned_to_users: users.map(userRef),
      tags: [],
      ...this.stamps(at),
    }
    this.firm.calllogs.push(row)
    return row
  }

  addRelationship(contact: Contact, matter: Matter, name: string): Relationship {
    const id = stableId(`relationship:${contact.id}:${matter.id}:${name}`)
    const row: Relationship = {
      id,
      contact_ref: contactRef(contact),
      matter_ref: matterRef(matter),
      name,
      notes: null,
    }
    this.firm.relationships.push(row)
    return row
  }

  private about(matter: Matter | null): {
    id: string
    account_ref: AccountRef | null
    matter_ref: MatterRef | null
  } {
    return {
      id: this.random.uuid(),
      account_ref: matter?.account_ref ?? null,
      matter_ref: matter ? matterRef(matter) : null,
    }
  }

  /** Rows are made some days before they were last touched. */
  private stamps(touched: number): { created_at: string; updated_at: string } {
    const made = sqlGrain(touched - this.random.int(0, 20 * 86_400_000))
    return { created_at: naive(made), updated_at: naive(touched) }
  }
}
