import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { ConflictError, ForbiddenError, NotFoundError, DomainRuleError } from '../../core/errors'
import { isAffected, overrideContradiction, type DeadlineOverride } from '../../law/override'
import { changeExchange, exchangeStates, type ExchangeState } from '../exchanges'
import type { OverrideRequest } from './overrideRequest'
import { appliedOf, datesOf, datesWith, OVERRIDE_COLUMNS, type OverrideRow } from './overrideRows'

async function lockedState(sql: Sql, exchange: string): Promise<ExchangeState> {
  const [state] = await exchangeStates(sql, [exchange], true)
  if (!state) throw new NotFoundError()
  return state
}

function requireApplicable(state: ExchangeState, asked: DeadlineOverride): void {
  const contradiction = overrideContradiction(asked, {
    transferDate: state.relinquishedTransferDate || null,
    parkedOn: state.parkedOn || null,
  })
  if (contradiction) throw new DomainRuleError(contradiction, 'override-not-applicable')
}

/** Asks for an override; it moves nothing until a second person approves it. */
export function requestOverride(req: PayloadRequest, actor: Actor, exchange: string, asked: OverrideRequest) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const state = await lockedState(sql, exchange)
    requireApplicable(state, asked)
    const waiting = await sql.query(
      `select 1 from deadline_overrides where exchange_id = $1 and state = 'REQUESTED'`,
      [exchange],
    )
    if (waiting.length > 0)
      throw new ConflictError('Another override of this exchange waits for a decision.', 'override-waiting')
    const id = uuid()
    await sql.query(
      `insert into deadline_overrides (id, exchange_id, which, section, notice_url, disaster_date, postponed_to, reason, advisor, requested_by_id, notice_number, affected_taxpayer) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        exchange,
        asked.which,
        String(asked.section),
        asked.noticeUrl ?? null,
        asked.disasterDate,
        asked.postponedTo,
        asked.reason,
        asked.advisor ?? null,
        actor.id,
        asked.noticeNumber ?? null,
        isAffected(asked),
      ],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'deadline-overrides.request',
        entityType: 'deadline-overrides',
        entityId: id,
        exchange,
        after: asked,
      },
    ])
    return { id, state: 'REQUESTED' as const, before: datesOf(state), after: datesWith(state, asked) }
  })
}

/** What an override would move, before it is asked for. @throws DomainRuleError where it cannot apply */
export async function previewOverride(req: PayloadRequest, exchange: string, asked: DeadlineOverride) {
  const [state] = await exchangeStates(sqlOn(databaseOf(req.payload)), [exchange], false)
  if (!state) throw new NotFoundError()
  requireApplicable(state, asked)
  return { before: datesOf(state), after: datesWith(state, asked) }
}

async function overrideIn(sql: Sql, exchange: string, id: string): Promise<OverrideRow> {
  const [row] = await sql.query<OverrideRow>(
    `select ${OVERRIDE_COLUMNS} from deadline_overrides where exchange_id = $1 and id = $2 for update`,
    [exchange, id],
  )
  if (!row) throw new NotFoundError()
  return row
}

async function decide(
  sql: Sql,
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  row: OverrideRow,
  state: OverrideRow['state'],
  verb: string,
  note: string | null,
): Promise<void> {
  await sql.query(
    'update deadline_overrides set state = $2, decided_by_id = $3, decided_at = now(), decision_note = $4 where id = $1',
    [row.id, state, actor.id, note],
  )
  await recordEvents(sql, [
    {
      ...actorFacts(req),
      action: `deadline-overrides.${verb}`,
      entityType: 'deadline-overrides',
      entityId: row.id,
      exchange,
      before: { state: row.state },
      after: { state, reason: note },
    },
  ])
}

function requireWaiting(row: OverrideRow): void {
  if (row.state !== 'REQUESTED')
    throw new ConflictError('This override has been decided already.', 'already-decided')
}

/** Approves an override as a second person: only now the stored deadlines move. One that held before is withdrawn. */
export function approveOverride(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  note: string | null,
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const state = await lockedState(sql, exchange)
    const row = await overrideIn(sql, exchange, id)
    requireWaiting(row)
    if (row.requestedBy === actor.id)
      throw new DomainRuleError(
        'A second person approves an override: not who asked for it.',
        'second-person',
      )
    requireApplicable(state, appliedOf(row))
    await sql.query(
      `update deadline_overrides set state = 'WITHDRAWN', decision_note = concat_ws(' / ', decision_note, 'Replaced by a later override') where exchange_id = $1 and state = 'APPROVED'`,
      [exchange],
    )
    await decide(sql, req, actor, exchange, row, 'APPROVED', 'approve', note)
    const after = await changeExchange(sql, exchange, today(), actorFacts(req), () => ({
      deadlineOverride: { ...appliedOf(row), id: row.id },
    }))
    return { id, state: 'APPROVED' as const, after: after && datesOf(after) }
  })
}

/** Rejects an override that waits. */
export function rejectOverride(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  note: string,
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const row = await overrideIn(sql, exchange, id)
    requireWaiting(row)
    await decide(sql, req, actor, exchange, row, 'REFUSED', 'refuse', note)
    return { id, state: 'REFUSED' as const }
  })
}

/** Withdraws a request of one's own; an override that holds only by an admin: the deadlines go back. */
export function withdrawOverride(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  note: string,
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    await lockedState(sql, exchange)
    const row = await overrideIn(sql, exchange, id)
    if (row.state !== 'REQUESTED' && row.state !== 'APPROVED')
      throw new ConflictError('This override no longer holds.', 'already-decided')
    if (actor.role !== 'admin' && (row.state === 'APPROVED' || row.requestedBy !== actor.id))
      throw new ForbiddenError()
    await decide(sql, req, actor, exchange, row, 'WITHDRAWN', 'withdraw', note)
    const after =
      row.state === 'APPROVED'
        ? await changeExchange(sql, exchange, today(), actorFacts(req), () => ({ deadlineOverride: null }))
        : null
    return { id, state: 'WITHDRAWN' as const, after: after && datesOf(after) }
  })
}
