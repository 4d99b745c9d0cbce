import { v7 as uuid } from 'uuid'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOf, sqlOn } from '../../core/database/sql'
import { ConflictError, NotFoundError, DomainRuleError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import { today } from '../../core/clock'
import { peopleById } from '../../core/access/people'
import { APPROVED_TRANSFER, requireConfirmedDate } from '../exchanges'

type Row = {
  id: string
  date: CalendarDate
  evidence: string
  reason: string | null
  state: 'REQUESTED' | 'APPROVED' | 'REFUSED'
  requestedBy: string
  decidedBy: string | null
  decidedAt: Date | null
  note: string | null
  at: Date
}
const COLUMNS = `id, transfer_date as date, evidence, reason, state, requested_by_id as "requestedBy", decided_by_id as "decidedBy", decided_at as "decidedAt", note, created_at as at`

/** A new transfer date as it is asked for: what it rests on, why it moves, and that a far one is meant. */
export type TransferRequest = {
  date: CalendarDate
  evidence: string
  reason?: string | undefined
  confirmUnusualDate?: boolean | undefined
}

/** Asks for a new transfer date, with what it rests on. */
export function requestTransferDate(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  { date, evidence, reason, confirmUnusualDate }: TransferRequest,
) {
  requireConfirmedDate(date, confirmUnusualDate === true, today(), 'date')
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const [found] = await sql.query<{ name: string; T: string | null }>(
      'select name, relinquished_transfer_date as "T" from exchanges where id = $1 for no key update',
      [exchange],
    )
    if (!found) throw new NotFoundError()
    if (found.T === date) throw new ConflictError('This is the transfer date already.', 'unchanged')
    const waiting = await sql.query(
      `select 1 from transfer_requests where exchange_id = $1 and state = 'REQUESTED'`,
      [exchange],
    )
    if (waiting.length > 0)
      throw new ConflictError('Another date of this exchange waits for a decision.', 'request-waiting')
    const id = uuid()
    await sql.query(
      'insert into transfer_requests (id, exchange_id, transfer_date, evidence, requested_by_id, reason) values ($1, $2, $3, $4, $5, $6)',
      [id, exchange, date, evidence, actor.id, reason ?? null],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'transfer-requests.request',
        entityType: 'transfer-requests',
        entityId: id,
        exchange,
        before: { date: found.T },
        after: { date, evidence, reason: reason ?? evidence },
      },
    ])
    return { id, state: 'REQUESTED' as const, date }
  })
}

/** Dates that were asked for, newest first. */
export async function transferRequests(req: PayloadRequest, exchange: string) {
  const rows = await sqlOn(databaseOf(req.payload)).query<Row>(
    `select ${COLUMNS} from transfer_requests where exchange_id = $1 order by created_at desc, id desc limit 100`,
    [exchange],
  )
  const people = await peopleById(
    req.payload,
    rows.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
  )
  return rows.map(({ requestedBy, decidedBy, decidedAt, at, ...row }) => ({
    ...row,
    requestedBy: people.get(requestedBy) ?? requestedBy,
    decidedBy: (decidedBy && people.get(decidedBy)) || null,
    decidedAt: decidedAt?.toISOString() ?? null,
    createdAt: at.toISOString(),
  }))
}

async function decide(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  approve: boolean,
  note: string | null,
) {
  const sql = await sqlOf(req)
  const [row] = await sql.query<Row>(
    `select ${COLUMNS} from transfer_requests where exchange_id = $1 and id = $2 for update`,
    [exchange, id],
  )
  if (!row) throw new NotFoundError()
  if (row.state !== 'REQUESTED')
    throw new ConflictError('This request has been decided already.', 'already-decided')
  if (approve && row.requestedBy === actor.id)
    throw new DomainRuleError(
      'A second person approves a transfer date: not who asked for it.',
      'second-person',
    )
  const state = approve ? ('APPROVED' as const) : ('REFUSED' as const)
  await sql.query(
    'update transfer_requests set state = $2, decided_by_id = $3, decided_at = now(), note = $4 where id = $1',
    [id, state, actor.id, note],
  )
  await recordEvents(sql, [
    {
      ...actorFacts(req),
      action: `transfer-requests.${approve ? 'approve' : 'refuse'}`,
      entityType: 'transfer-requests',
      entityId: id,
      exchange,
      after: { date: row.date, reason: note },
    },
  ])
  if (!approve) return { id, state, date: row.date }
  const data = {
    relinquishedTransferDate: row.date,
    transferEvidence: row.evidence,
    transferReason: row.reason,
  }
  const doc = await req.payload.update({
    collection: 'exchanges',
    id: exchange,
    data,
    depth: 0,
    overrideAccess: true,
    req,
    context: { [APPROVED_TRANSFER]: exchange },
  })
  return {
    id,
    state,
    date: row.date,
    identificationDeadline: doc.identificationDeadline ?? null,
    exchangeDeadline: doc.exchangeDeadline ?? null,
  }
}

/** Decides a request in one transaction with everything that follows from the new date. */
export async function decideTransferDate(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  approve: boolean,
  note: string | null,
) {
  const started = await initTransaction(req)
  try {
    const doc = await decide(req, actor, exchange, id, approve, note)
    if (started) await commitTransaction(req)
    return doc
  } catch (error) {
    if (started) await killTransaction(req)
    throw error
  }
}
