/** A firm at its real size (practicepanther.md T3): plain exchanges by the thousand, besides the difficult rows. */

import type { Account, Contact, Firm, MatterStatus, User } from '../rows'
import { FirmBuilder, type Person } from './builder'
import { exchangeValues, makeAddress, makePhone, type ExchangePlan, type ExchangeType } from './exchange'
import { addNasties, type Unseen } from './nasty'
import { addExchangeNotes, addExchangeTasks } from './work'
import * as words from './words'

/** What the lists of the real firm hold. */
export const REAL_SIZE = { matters: 7200, contacts: 11_200, tasks: 20_000 } as const

const AGENCIES = 40

function makePerson(builder: FirmBuilder, index: number): Person {
  const first = builder.random.pick(words.FIRST_NAMES)
  const last = builder.random.pick(words.LAST_NAMES)
  return {
    first,
    last,
    email: `${first}.${last}.${index}@mail.example`.toLowerCase(),
    phone: makePhone(builder),
  }
}

function addClients(builder: FirmBuilder, users: User[], unseen: Unseen): Account[] {
  const { random, firm } = builder
  const accounts: Account[] = []
  for (let left = REAL_SIZE.contacts - firm.contacts.length + unseen.contacts; left > 0;) {
    const size = Math.min(left, random.pick([1, 1, 1, 2, 2, 3]))
    const people: [Person, ...Person[]] = [makePerson(builder, left)]
    for (let index = 1; index < size; index += 1) people.push(makePerson(builder, left - index))
    const isCompany = size > 1 && random.chance(0.6)
    accounts.push(
      builder.addAccount({
        people,
        company: isCompany
          ? `${random.pick(words.COMPANY_FIRST)} ${left} ${random.pick(words.COMPANY_LAST)}`
          : null,
        address: makeAddress(builder),
        users: [random.pick(users)],
        touched: builder.moment(-2900, -2),
      }),
    )
    left -= size
  }
  return accounts
}

function makePlan(builder: FirmBuilder, index: number): ExchangePlan {
  const { random } = builder
  const transfer = index % 12 === 0 ? random.int(-200, 40) : random.int(-2900, -200)
  const isOld = transfer < -185
  const status: MatterStatus = isOld
    ? random.pick(['Closed', 'Closed', 'Closed', 'Archived'])
    : transfer > 0
      ? 'Pending'
      : 'Open'
  const type: ExchangeType = random.chance(0.9)
    ? 'DELAYED'
    : random.pick(['REVERSE', 'IMPROVEMENT', 'SIMULTANEOUS'])
  return {
    transfer,
    status,
    type,
    failed: random.chance(0.02) || undefined,
    cancelled: random.chance(0.02) ? 'Sale fell through' : undefined,
  }
}

function addExchange(
  builder: FirmBuilder,
  index: number,
  accounts: Account[],
  agents: Contact[],
  users: User[],
): void {
  const { random } = builder
  const plan = makePlan(builder, index)
  const account = random.pick(accounts)
  const agent = random.pick(agents)
  const property = makeAddress(builder)
  const assigned = [random.pick(users)]
  const transfer = plan.transfer ?? 0
  const matter = builder.addMatter({
    account,
    users: assigned,
    status: plan.status,
    opened: builder.day(transfer - 50),
    touched: builder.moment(transfer, transfer + 190),
    closed: transfer < -185 ? builder.day(transfer + 182) : null,
    name: `${account.display_name} - ${property.street}, ${property.city}`,
    values: exchangeValues(
      builder,
      plan,
      {
        vesting: account.display_name,
        signatory: account.company_name ? 'Manager' : '',
        property,
        agent,
        agency: agent.account_ref.display_name ?? '',
      },
      random.int(15, 28),
    ),
  })
  if (random.chance(0.5)) builder.addRelationship(agent, matter, 'Settlement Agent')
  if (index % 3 === 0) addExchangeNotes(builder, matter, plan, assigned, 1)
  addExchangeTasks(builder, matter, plan, assigned, 2)
}

/** Tasks are topped up to the real number on the newest exchanges. */
function topUpTasks(builder: FirmBuilder, users: User[], unseen: Unseen): void {
  const { matters, tasks } = builder.firm
  for (let left = REAL_SIZE.tasks - tasks.length + unseen.tasks; left > 0; left -= 1) {
    const due = builder.random.int(-400, 60)
    builder.addTask({
      matter: matters[matters.length - 1 - (left % 6000)] ?? null,
      subject: 'Follow up with exchanger',
      status: due < 0 ? 'Completed' : 'NotCompleted',
      due: builder.day(due),
      users: [builder.random.pick(users)],
      touched: builder.moment(due - 20, due),
    })
  }
}

/** 7,200 matters, 11,200 contacts and 20,000 tasks in the lists, the difficult rows among them. */
export function makeRealFirm(seed: number, anchor: string): Firm {
  const builder = new FirmBuilder('real', seed, anchor)
  const unseen = addNasties(builder)
  const users: User[] = []
  for (let index = 1; index <= 12; index += 1) {
    const { first, last } = makePerson(builder, index)
    users.push(builder.addUser(first, last, `user${index}@realfirm.example`))
  }
  const accounts = addClients(builder, users, unseen)
  const agents = accounts.slice(0, AGENCIES).map((account) => account.primary_contact)
  const clients = accounts.slice(AGENCIES)
  const missing = REAL_SIZE.matters - builder.firm.matters.length + unseen.matters
  for (let index = 0; index < missing; index += 1) addExchange(builder, index, clients, agents, users)
  topUpTasks(builder, users, unseen)
  return builder.firm
}
