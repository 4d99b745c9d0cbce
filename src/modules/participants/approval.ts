import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { entryForChange } from '../../core/events/entries'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOf, type Sql } from '../../core/database/sql'
import { ImmutableError, ForbiddenError, NotFoundError } from '../../core/errors'
import { readSettings } from '../../core/settings/store'

/** Who has agreed to a participant; and, in the settings, whose agreement it takes. */
export type Approvals = { admin: boolean; client: boolean }

/** Is everything there that it takes? */
export const isApproved = (required: Approvals, given: Approvals): boolean =>
  (!required.admin || given.admin) && (!required.client || given.client)

/** The exchange's client is the sign-in whose contact it is; other people of theirs are not. */
async function isClientOf(sql: Sql, actor: Actor, exchange: string): Promise<boolean> {
  if (actor.role !== 'client' || !actor.contact) return false
  const rows = await sql.query('select 1 from exchanges where id = $1 and client_id = $2', [
    exchange,
    actor.contact,
  ])
  return rows.length > 0
}

/**
 * The approvals and the status with which staff add somebody: an admin's own assignment is the
 * admin's approval, and so is an invitation to the exchange that an admin sent.
 */
export async function firstApproval(
  req: PayloadRequest,
): Promise<{ approvals: Approvals; status: 'ACTIVE' | 'PENDING' }> {
  const { participantApproval } = await readSettings(await sqlOf(req))
  const approvals = {
    admin: req.user?.role === 'admin' || req.context['adminApproved'] === true,
    client: false,
  }
  return {
    approvals,
    status: isApproved(participantApproval, approvals) ? 'ACTIVE' : 'PENDING',
  }
}

type Permitted = { permissions?: unknown; source?: unknown }

/**
 * What was approved is a person with these permissions. Narrowing needs nobody; more than was
 * approved needs those whose approval the firm wants, and only an administrator gives one by doing it.
 * @throws ImmutableError
 */
export async function assertApprovedPermissions(
  req: PayloadRequest,
  data: Permitted,
  original: Permitted | undefined,
): Promise<void> {
  const asked: unknown[] = Array.isArray(data.permissions) ? data.permissions : []
  const held: unknown[] = Array.isArray(original?.permissions) ? original.permissions : []
  if (!req.user || original?.source === 'sync' || asked.every((permission) => held.includes(permission)))
    return
  const { participantApproval: required } = await readSettings(await sqlOf(req))
  const given: Approvals = { admin: req.user.role === 'admin', client: false }
  if (!isApproved(required, given))
    throw new ImmutableError(
      'This person was approved with the permissions they have. An administrator widens them, or removes and adds the person again.',
      'permissions',
    )
}

type Row = {
  id: string
  user: string | null
  personName: string | null
  status: string
  admin: boolean
  client: boolean
  assignedBy: string | null
}

const ROW = `select id, user_id as "user", person_name as "personName", status::text, coalesce(approvals_admin, false) as admin, coalesce(approvals_client, false) as client, assigned_by_id as "assignedBy"
  from exchange_participants where exchange_id = $1 and (id = $2 or user_id = $2) and status <> 'REMOVED' for update`

async function approvedRow(sql: Sql, req: PayloadRequest, actor: Actor, exchange: string, row: Row) {
  const { participantApproval } = await readSettings(sql)
  const before: Approvals = { admin: row.admin, client: row.client }
  const approvals: Approvals = {
    admin: before.admin || actor.role === 'admin',
    client: before.client || actor.role === 'client',
  }
  const isActive = row.status === 'ACTIVE' || isApproved(participantApproval, approvals)
  const status = isActive ? ('ACTIVE' as const) : ('PENDING' as const)
  await sql.query(
    `update exchange_participants set approvals_admin = $2, approvals_client = $3, status = $4, updated_at = now() where id = $1`,
    [row.id, approvals.admin, approvals.client, status],
  )
  const entry = entryForChange(
    'exchange-participants',
    { id: row.id, exchange, status: row.status, approvals: before },
    { id: row.id, exchange, status, approvals },
  )
  if (entry) await recordEvents(sql, [{ ...actorFacts(req), ...entry }])
  return { id: row.id, status, approvals }
}

/**
 * The approval of an admin, or of the exchange's client. When all that it takes is there the person
 * takes part at once.
 * @throws ForbiddenError for a client who is not this exchange's; NotFoundError for a row that is not there
 */
export function approveParticipant(req: PayloadRequest, actor: Actor, exchange: string, participant: string) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    if (actor.role !== 'admin' && !(await isClientOf(sql, actor, exchange))) throw new ForbiddenError()
    const [row] = await sql.query<Row>(ROW, [exchange, participant])
    if (!row) throw new NotFoundError()
    return approvedRow(sql, req, actor, exchange, row)
  })
}
