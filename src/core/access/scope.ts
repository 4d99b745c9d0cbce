import type { Queryable } from '../database/database'
import type { Actor } from './actor'
import { ROLE_PERMISSIONS, type Permission } from './matrix'

/**
 * Which exchanges a person takes part in: the one place where this is asked of the database.
 * `id in (…)` with ids found once beats a rule through relations, whose SQL text never repeats
 * (payload-notes P4 and "Where a read's time goes").
 */

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Parameters: $1 user, $2 contact, $3 agency, $4 permission. A participant row counts while it is
 * ACTIVE and carries the permission; coordinating an exchange, being its client, and the agency of
 * its client carry what the role carries, unless a row of their own narrows it.
 */
const PARTICIPATING = `
  select p.exchange_id as id from exchange_participants p
  where (p.user_id = $1 or p.contact_id = $2) and p.status = 'ACTIVE' and p.permissions ? $4`
const NOT_NARROWED = `
  and not exists (select 1 from exchange_participants n where n.exchange_id = e.id
    and (n.user_id = $1 or n.contact_id = $2) and n.status = 'ACTIVE' and not n.permissions ? $4)`
const COORDINATING = `select e.id from exchanges e where e.coordinator_id = $1 ${NOT_NARROWED}`
const AS_CLIENT = `select e.id from exchanges e where e.client_id = $2 ${NOT_NARROWED}`
/** The other contacts of the client's account, where the firm's settings let them (none by default). */
const OF_OUR_ACCOUNT = `select e.id from contacts me join contacts c on c.pp_account_id = me.pp_account_id join exchanges e on e.client_id = c.id
  where me.id = $2 and exists (select 1 from settings s where s.account_contacts = 'all') ${NOT_NARROWED}`
const OF_OUR_CLIENTS = `select e.id from agencies_rels r join exchanges e on e.client_id = r.contacts_id
  where r.parent_id = $3 and r.path = 'contacts' ${NOT_NARROWED}`

const SOURCES = {
  coordinator: [COORDINATING, PARTICIPATING],
  client: [AS_CLIENT, OF_OUR_ACCOUNT, PARTICIPATING],
  third_party: [PARTICIPATING],
  agency: [OF_OUR_CLIENTS, PARTICIPATING],
} as const

/**
 * The SQL for "the exchanges of this person", to be used alone or inside `exchange_id in (…)`.
 * It takes the four parameters of `scopeValues`, all of them always referenced.
 */
export function scopeSql(role: Exclude<Actor['role'], 'admin'>): string {
  const all = SOURCES[role].join(' union ')
  return `select id from (${all}) mine where $1::uuid is not null and $2::uuid is not null and $3::uuid is not null and $4::text is not null`
}

/** The values of `scopeSql`'s parameters. An absent contact or agency matches nothing. */
export function scopeValues(actor: Actor, permission: Permission): [string, string, string, Permission] {
  return [actor.id, actor.contact ?? NOBODY, actor.agency ?? NOBODY, permission]
}

type Entry = { at: number; ids: Promise<string[]> }
type Asked = { name: string; text: string; values: unknown[] }

/** Held for a second at most, and dropped after every write, so that access follows at once. */
const KEEP_MS = 1000
const shared = globalThis as typeof globalThis & { peakScopeCache?: Map<string, Entry> }
const cache = (shared.peakScopeCache ??= new Map<string, Entry>())

/** Kinds of records whose writing cannot move who takes part where. */
export const MOVES_NO_ACCESS: readonly string[] = ['messages', 'notifications']

/** To be called after anything was written that may move access: every write does, unless it is of those kinds. */
export function forgetScopes(): void {
  cache.clear()
}

/** The ids that a statement finds, asked once a second at most. */
function askedLately(db: Queryable, key: string, asked: Asked): Promise<string[]> {
  const held = cache.get(key)
  if (held && Date.now() - held.at < KEEP_MS) return held.ids
  const ids = db.query<{ id: string }>(asked).then(({ rows }) => rows.map((row) => row.id))
  cache.set(key, { at: Date.now(), ids })
  ids.catch(() => cache.delete(key))
  return ids
}

/**
 * The ids of the exchanges in which this person may do `permission`; `'all'` for an admin.
 */
export async function exchangeScope(
  db: Queryable,
  actor: Actor,
  permission: Permission,
): Promise<'all' | string[]> {
  if (actor.role === 'admin') return 'all'
  if (!ROLE_PERMISSIONS[actor.role].includes(permission)) return []
  const values = scopeValues(actor, permission)
  return askedLately(db, `${actor.role}:${values.join(':')}`, {
    name: `scope-${actor.role}`,
    text: scopeSql(actor.role),
    values,
  })
}

/** The contacts of the agency that this person works for; none for everybody else. */
export async function agencyContacts(db: Queryable, { role, agency }: Actor): Promise<string[]> {
  if (role !== 'agency' || !agency) return []
  return askedLately(db, `contacts:${agency}`, {
    name: 'agency-contacts',
    text: `select contacts_id as id from agencies_rels where parent_id = $1 and path = 'contacts'`,
    values: [agency],
  })
}
