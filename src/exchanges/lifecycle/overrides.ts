import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../access/actor'
import { isStaff } from '../../access/matrix'
import { actorFacts, writeAudit } from '../../audit/write'
import { today } from '../../clock'
import { inTransaction, poolOf, sqlOn, type Sql } from '../../database/pool'
import { Conflict, NotForYourRole, NotYours, RuleBroken } from '../../errors'
import { isCalendarDate } from '../../exchange/calendar'
import { overrideContradiction, type DeadlineOverride } from '../../exchange/override'
import { writeNotices } from '../../notifications/write'
import { directory } from '../../people/directory'
import { changeExchange, changedExchange, exchangeStates, type ExchangeState } from '../changeMany'
import { multiLine, singleLine } from '../../api/plainText'

const date = z.string().refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' }).refine((text) => text <= '2199-12-31', { message: 'must be before 2200' })

/** A request for disaster relief that the IRS granted by notice (domain.md 1.4); one under another rule says in its reason what it rests on. */
export const overrideRequest = z.strictObject({
  which: z.enum(['both', 'identification', 'exchange']).default('both'),
  section: z.union([z.literal(6), z.literal(17), z.literal('other')]),
  noticeUrl: z.url({ protocol: /^https?$/ }).max(1000).optional(),
  disasterDate: date,
  postponedTo: date,
  reason: multiLine().trim().min(1).max(2000),
  /** The tax adviser who confirmed that the taxpayer qualifies. */
  advisor: singleLine().trim().min(1).max(300).optional(),
}).superRefine(({ section, noticeUrl, advisor }, context) => {
  // Only a notice of the IRS grants relief, and whether the taxpayer is covered an adviser says (domain.md 1.1 T7, 1.4).
  if (section === 'other') return
  if (!noticeUrl) context.addIssue({ code: 'custom', path: ['noticeUrl'], message: 'the address of the IRS notice is needed' })
  if (!advisor) context.addIssue({ code: 'custom', path: ['advisor'], message: 'the tax adviser who confirmed it is needed' })
})
export type OverrideRequest = z.infer<typeof overrideRequest>

type Row = {
  id: string; which: DeadlineOverride['which']; section: '6' | '17' | 'other'; noticeUrl: string | null; disasterDate: string; postponedTo: string; reason: string; advisor: string | null
  state: 'REQUESTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN'; requestedBy: string; decidedBy: string | null; decidedAt: Date | null; note: string | null; at: Date
}

const COLUMNS = `id, which, section, notice_url as "noticeUrl", disaster_date as "disasterDate", postponed_to as "postponedTo", reason, advisor, state, requested_by as "requestedBy", decided_by as "decidedBy", decided_at as "decidedAt", decision_note as note, created_at as at`

const sectionOf = (section: Row['section']): DeadlineOverride['section'] => (section === 'other' ? 'other' : section === '6' ? 6 : 17)
const kept = (row: Row) => ({ section: sectionOf(row.section), which: row.which ?? 'both', disasterDate: row.disasterDate, postponedTo: row.postponedTo, id: row.id })

const datesOf = ({ identificationDeadline, exchangeDeadline }: ExchangeState) => ({ identificationDeadline, exchangeDeadline })

/** All overrides of an exchange for staff; for others those that hold. */
export async function readOverrides(req: PayloadRequest, actor: Actor, exchange: string) {
  const rows = await sqlOn(poolOf(req.payload)).query<Row>(`select ${COLUMNS} from peak.deadline_overrides where exchange_id = $1 and ($2 or state = 'APPROVED') order by created_at desc, id desc limit 200`, [exchange, isStaff(actor.role)])
  const people = await directory(req.payload)
  return rows.map(({ section, requestedBy, decidedBy, decidedAt, at, note, reason, ...row }) => ({
    ...row, section: sectionOf(section), requestedBy: people.get(requestedBy) ?? requestedBy, decidedBy: (decidedBy && people.get(decidedBy)) || decidedBy, decidedAt: decidedAt?.toISOString() ?? null, createdAt: at.toISOString(), ...(isStaff(actor.role) ? { reason, note } : {}),
  }))
}

async function lockedState(sql: Sql, exchange: string): Promise<ExchangeState> {
  const [state] = await exchangeStates(sql, [exchange], true)
  if (!state) throw new NotYours()
  return state
}

const TOLD = `select distinct u.id from users u where u.active and u.id <> $2 and (u.role = 'admin' or u.id = (select coordinator_id from exchanges where id = $1))`

/** Asks for an override; it moves nothing until a second person approves it. */
export function requestOverride(req: PayloadRequest, actor: Actor, exchange: string, asked: OverrideRequest) {
  return inTransaction(poolOf(req.payload), async (sql) => {
    const state = await lockedState(sql, exchange)
    const contradiction = overrideContradiction(asked, { transferDate: state.relinquishedTransferDate || null, parkedOn: state.parkedOn || null })
    if (contradiction) throw new RuleBroken(contradiction, 'override-not-applicable')
    const waiting = await sql.query(`select 1 from peak.deadline_overrides where exchange_id = $1 and state = 'REQUESTED'`, [exchange])
    if (waiting.length > 0) throw new Conflict('Another override of this exchange waits for a decision.', 'override-waiting')
    const id = uuid()
    await sql.query(
      `insert into peak.deadline_overrides (id, exchange_id, which, section, notice_url, disaster_date, postponed_to, reason, advisor, requested_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, exchange, asked.which, String(asked.section), asked.noticeUrl ?? null, asked.disasterDate, asked.postponedTo, asked.reason, asked.advisor ?? null, actor.id],
    )
    await writeAudit(sql, [{ ...actorFacts(req), action: 'deadline-overrides.request', entityType: 'deadline-overrides', entityId: id, exchange, after: asked }])
    const people = await sql.query<{ id: string }>(TOLD, [exchange, actor.id])
    await writeNotices(sql, people.map((person) => ({ user: person.id, category: 'deadline-override', title: `An override of the deadlines of ${state.name} waits for a second person`, body: asked.reason, link: `/exchanges/${exchange}` })))
    const would = changedExchange(state, { deadlineOverride: { ...asked } }, today())
    return { id, state: 'REQUESTED' as const, before: datesOf(state), after: datesOf(would.after) }
  })
}

async function overrideIn(sql: Sql, exchange: string, id: string): Promise<Row> {
  const [row] = await sql.query<Row>(`select ${COLUMNS} from peak.deadline_overrides where exchange_id = $1 and id = $2 for update`, [exchange, id])
  if (!row) throw new NotYours()
  return row
}

async function decide(sql: Sql, req: PayloadRequest, actor: Actor, exchange: string, row: Row, state: Row['state'], verb: string, note: string | null): Promise<void> {
  await sql.query('update peak.deadline_overrides set state = $2, decided_by = $3, decided_at = now(), decision_note = $4 where id = $1', [row.id, state, actor.id, note])
  await writeAudit(sql, [{ ...actorFacts(req), action: `deadline-overrides.${verb}`, entityType: 'deadline-overrides', entityId: row.id, exchange, before: { state: row.state }, after: { state, reason: note } }])
  if (row.requestedBy !== actor.id) await writeNotices(sql, [{ user: row.requestedBy, category: 'deadline-override', title: `The override of the deadlines was ${state.toLowerCase()}`, body: note, link: `/exchanges/${exchange}` }])
}

function requireWaiting(row: Row): void {
  if (row.state !== 'REQUESTED') throw new Conflict('This override has been decided already.', 'already-decided')
}

/** Approves an override as a second person: only now the stored deadlines move. One that held before is withdrawn. */
export function approveOverride(req: PayloadRequest, actor: Actor, exchange: string, id: string, note: string | null) {
  return inTransaction(poolOf(req.payload), async (sql) => {
    await lockedState(sql, exchange)
    const row = await overrideIn(sql, exchange, id)
    requireWaiting(row)
    if (row.requestedBy === actor.id) throw new RuleBroken('A second person approves an override: not who asked for it.', 'second-person')
    await sql.query(`update peak.deadline_overrides set state = 'WITHDRAWN', decision_note = concat_ws(' / ', decision_note, 'Replaced by a later override') where exchange_id = $1 and state = 'APPROVED'`, [exchange])
    await decide(sql, req, actor, exchange, row, 'APPROVED', 'approve', note)
    const after = await changeExchange(sql, exchange, today(), actorFacts(req), () => ({ deadlineOverride: kept(row) }))
    return { id, state: 'APPROVED' as const, after: after && datesOf(after) }
  })
}

/** Refuses an override that waits. */
export function refuseOverride(req: PayloadRequest, actor: Actor, exchange: string, id: string, note: string) {
  return inTransaction(poolOf(req.payload), async (sql) => {
    const row = await overrideIn(sql, exchange, id)
    requireWaiting(row)
    await decide(sql, req, actor, exchange, row, 'REFUSED', 'refuse', note)
    return { id, state: 'REFUSED' as const }
  })
}

/** Withdraws a request of one's own; an override that holds only by an admin: the deadlines go back. */
export function withdrawOverride(req: PayloadRequest, actor: Actor, exchange: string, id: string, note: string) {
  return inTransaction(poolOf(req.payload), async (sql) => {
    await lockedState(sql, exchange)
    const row = await overrideIn(sql, exchange, id)
    if (row.state !== 'REQUESTED' && row.state !== 'APPROVED') throw new Conflict('This override no longer holds.', 'already-decided')
    if (actor.role !== 'admin' && (row.state === 'APPROVED' || row.requestedBy !== actor.id)) throw new NotForYourRole()
    await decide(sql, req, actor, exchange, row, 'WITHDRAWN', 'withdraw', note)
    const after = row.state === 'APPROVED' ? await changeExchange(sql, exchange, today(), actorFacts(req), () => ({ deadlineOverride: null })) : null
    return { id, state: 'WITHDRAWN' as const, after: after && datesOf(after) }
  })
}
