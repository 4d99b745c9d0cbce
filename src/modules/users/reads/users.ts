import { z } from 'zod'
import type { Actor } from '../../../core/access/actor'
import { MATRIX, ROLES, type Role } from '../../../core/access/matrix'
import type { Queryable } from '../../../core/database/database'
import { pageOf, pageQuery } from '../../../core/api/defineEndpoint'
import { isoInstant } from '../../../core/database/instant'
import { ForbiddenError } from '../../../core/errors'
import { sortOf } from '../../../core/api/queryFields'
import { containing, pagedRows, rowsOf, Values, whereAll } from '../../../core/database/statement'
import { singleLine } from '../../../core/api/plainText'

const SORTS = ['displayName', 'email', 'role', 'lastSeenAt'] as const

/** What the list of users can be asked. */
export const userQuery = z.strictObject({
  q: singleLine().trim().max(200).default(''),
  role: z.enum(ROLES).optional(),
  state: z.enum(['active', 'inactive', 'locked', 'no-second-factor']).optional(),
  sort: sortOf(SORTS).default({ column: 'displayName', descending: false }),
  ...pageQuery,
})
export type UserQuery = z.infer<typeof userQuery>

/** One line of the list of users. */
export type UserRow = {
  id: string
  displayName: string
  email: string
  role: Role
  active: boolean
  secondFactor: boolean
  locked: boolean
  lastSeenAt: string | null
}

/** A user as the form shows them. */
export type UserDetail = UserRow & {
  updatedAt: string
  firstName: string
  lastName: string
  phone: string | null
  timeZone: string | null
  contact: string | null
  contactName: string | null
  agency: string | null
  agencyName: string | null
}

// Locks are stored by the digest of the address, for they are there before it is known whose it is.
const LOCKED = `exists (select 1 from peak.lockouts l where (l.user_id = u.id or l.account = encode(sha256(convert_to(u.email, 'UTF8')), 'hex')) and l.locked_until > now())`
const SECOND_FACTOR = `exists (select 1 from peak.second_factors f where f.user_id = u.id and f.confirmed_at is not null)`
const LAST_SEEN = `(select max(s.seen_at) from peak.sessions s where s.user_id = u.id)`
const COLUMNS = `u.id, u.display_name as "displayName", u.email, u.role::text as role, coalesce(u.active, false) as active, ${SECOND_FACTOR} as "secondFactor", ${LOCKED} as locked, ${isoInstant(LAST_SEEN)} as "lastSeenAt"`
const STATES: Record<NonNullable<UserQuery['state']>, string> = {
  active: 'u.active',
  inactive: 'u.active is not true',
  locked: LOCKED,
  'no-second-factor': `u.active and not ${SECOND_FACTOR}`,
}
const ORDERS: Record<(typeof SORTS)[number], string> = {
  displayName: 'lower(u.display_name)',
  email: 'lower(u.email)',
  role: 'u.role',
  lastSeenAt: LAST_SEEN,
}

function requireAllUsers(actor: Actor): void {
  if (MATRIX.users.read[actor.role] !== 'all') throw new ForbiddenError()
}

/** Everybody who signs in, searched, filtered, sorted and paged. */
export async function readUsers(
  db: Queryable,
  actor: Actor,
  { q, role, state, sort, page, limit }: UserQuery,
) {
  requireAllUsers(actor)
  const values = new Values()
  const conditions = [
    ...(q
      ? [`(u.display_name ilike ${values.add(containing(q))} or u.email ilike ${values.add(containing(q))})`]
      : []),
    ...(role ? [`u.role = ${values.add(role)}::enum_users_role`] : []),
    ...(state ? [STATES[state]] : []),
  ]
  const direction = sort.descending ? 'desc' : 'asc'
  const { rows, total } = await pagedRows<UserRow>(
    db,
    {
      columns: COLUMNS,
      from: `from users u ${whereAll(conditions)}`,
      order: `order by ${ORDERS[sort.column]} ${direction} nulls last, u.id ${direction}`,
      few: true,
    },
    { page, limit },
    values,
  )
  return pageOf(rows, total, page, limit)
}

/** One user; null when there is none. */
export async function readUser(db: Queryable, actor: Actor, id: string): Promise<UserDetail | null> {
  requireAllUsers(actor)
  const values = new Values()
  const [row] = await rowsOf<UserDetail>(
    db,
    `select ${COLUMNS}, ${isoInstant('u.updated_at')} as "updatedAt", u.first_name as "firstName", u.last_name as "lastName", u.phone, u.time_zone as "timeZone", u.contact_id as contact, u.agency_id as agency,
    (select coalesce(nullif(c.display_name, ''), c.email) from contacts c where c.id = u.contact_id) as "contactName", (select a.name from agencies a where a.id = u.agency_id) as "agencyName"
    from users u where u.id = ${values.add(id)}`,
    values,
  )
  return row ?? null
}
