/** The server's tables. Records are replaced, never changed, so a list that is being sent keeps its snapshot. */

import { childOf, refId, textOf } from './json'
import { ENTITIES, type Entity, type FieldGroup, type Firm, type Row, type Tag, type TagGroup } from './rows'
import type { Switches } from './schemas'
import { parseServed } from './time'

export type Rec = {
  readonly entity: Entity
  readonly row: Row
  readonly state: 'live' | 'deleted' | 'purged'
  /** Also kept for contacts and relationships, whose rows carry no timestamps (section 7). */
  readonly createdAt: number
  readonly updatedAt: number
  readonly group: FieldGroup | null
  /** Filled when the row is first served. */
  json: string | null
  hash: string | null
}

type Tables = Record<Entity, Map<string, Rec>>

function emptyTables(): Tables {
  return {
    users: new Map(),
    accounts: new Map(),
    contacts: new Map(),
    matters: new Map(),
    tasks: new Map(),
    notes: new Map(),
    events: new Map(),
    calllogs: new Map(),
    relationships: new Map(),
    customfields: new Map(),
  }
}

/** Everything a firm has, with what is deleted and what a role hides. */
export class Store {
  readonly tables = emptyTables()
  readonly tags: Record<TagGroup, Tag[]>
  /** Rises with every change, so that cached answers know when they are old. */
  version = 0
  private readonly hiddenKeys = new Map<string, Set<string>>()

  constructor(firm: Firm) {
    this.tags = firm.tags
    const anchor = Date.parse(`${firm.anchor}T00:00:00Z`)
    const longAgo = anchor - 400 * 86_400_000
    for (const entity of ENTITIES) {
      if (entity === 'customfields') continue
      for (const row of firm[entity]) this.load(entity, row, longAgo)
    }
    for (const group of ['company', 'matter', 'contact'] as const) {
      for (const row of firm.customfields[group]) this.load('customfields', row, longAgo, group)
    }
    for (const { entity, id } of firm.deleted) this.setState(entity, id, 'deleted')
    for (const { entity, id } of firm.hidden) this.hide('*', entity, [id])
  }

  private load(entity: Entity, row: Row, fallback: number, group: FieldGroup | null = null): void {
    const account =
      entity === 'contacts' ? this.tables.accounts.get(refId(row, 'account_ref') ?? '') : undefined
    const created = textOf(row, 'created_at')
    const updated = textOf(row, 'updated_at')
    this.tables[entity].set(row.id, {
      entity,
      row,
      group,
      state: 'live',
      json: null,
      hash: null,
      createdAt: created ? parseServed(created) : (account?.createdAt ?? fallback),
      updatedAt: updated ? parseServed(updated) : (account?.updatedAt ?? fallback),
    })
  }

  get(entity: Entity, id: string): Rec | undefined {
    return this.tables[entity].get(id.toLowerCase())
  }

  all(entity: Entity): Rec[] {
    return [...this.tables[entity].values()]
  }

  /** Puts a record in place of the one with its id, at that one's place in the default order. */
  put(record: Omit<Rec, 'json' | 'hash'>): void {
    this.version += 1
    this.tables[record.entity].set(record.row.id, { ...record, json: null, hash: null })
  }

  /** Replaces a row without touching its timestamps. */
  setRow(record: Rec, row: Row, updatedAt = record.updatedAt): void {
    this.put({ ...record, row, updatedAt })
  }

  setState(entity: Entity, id: string, state: Rec['state']): void {
    const record = this.get(entity, id)
    if (record) this.put({ ...record, state })
  }

  hide(user: string, entity: Entity, ids: readonly string[]): void {
    const keys = this.hiddenKeys.get(user) ?? new Set<string>()
    for (const id of ids) keys.add(`${entity}/${id}`)
    this.hiddenKeys.set(user, keys)
    this.version += 1
  }

  show(user: string, entity: Entity): void {
    const keys = [...(this.hiddenKeys.get(user) ?? [])].filter((key) => !key.startsWith(`${entity}/`))
    this.hiddenKeys.set(user, new Set(keys))
    this.version += 1
  }

  isHidden(record: Rec, user: string): boolean {
    const key = `${record.entity}/${record.row.id}`
    return this.hiddenKeys.get('*')?.has(key) === true || this.hiddenKeys.get(user)?.has(key) === true
  }

  /** Deleted itself, or through the matter or the account that it hangs on. */
  isGone(record: Rec, switches: Switches): boolean {
    if (record.state !== 'live') return true
    if (record.entity === 'contacts') return this.isDeleted('accounts', refId(record.row, 'account_ref'))
    const followsMatter = record.entity !== 'matters' && switches.matter_delete_hides_tasks === 'yes'
    return followsMatter && this.isDeleted('matters', refId(record.row, 'matter_ref'))
  }

  private isDeleted(entity: Entity, id: string | null): boolean {
    const record = id === null ? undefined : this.get(entity, id)
    return record !== undefined && record.state !== 'live'
  }

  /** What this user may see of an entity, in the default order. */
  visible(entity: Entity, user: string, switches: Switches): Rec[] {
    return this.all(entity).filter((record) => !this.isGone(record, switches) && !this.isHidden(record, user))
  }

  /** A contact's account is archived with it, so an account's status is its primary contact's (section 9). */
  isArchived(record: Rec): boolean {
    const holder = record.entity === 'accounts' ? childOf(record.row, 'primary_contact') : record.row
    return holder !== null && textOf(holder, 'status') === 'Archived'
  }

  /** Embeds an account's people again after one of them changed. */
  rebuildPeople(accountId: string): void {
    const account = this.get('accounts', accountId)
    if (!account) return
    const people = this.all('contacts').filter(
      (each) => each.state === 'live' && refId(each.row, 'account_ref') === accountId,
    )
    const primaryId = refId(account.row, 'primary_contact')
    const primary =
      people.find((each) => each.row.id === primaryId)?.row ?? account.row.primary_contact ?? null
    const others = people.filter((each) => each.row.id !== primaryId).map((each) => each.row)
    this.setRow(account, { ...account.row, primary_contact: primary, other_contacts: others })
  }
}
