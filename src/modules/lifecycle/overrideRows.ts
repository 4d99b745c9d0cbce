import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { isAffected, type DeadlineOverride } from '../../law/override'
import { peopleById, type Person } from '../../core/access/people'
import { exchangeStates, type ExchangeState, datesSummary } from '../exchanges'

/** A request for an override as it is stored. */
export type OverrideRow = {
  id: string
  which: DeadlineOverride['which']
  section: '6' | '17' | 'other'
  noticeUrl: string | null
  noticeNumber: string | null
  affectedTaxpayer: boolean | null
  disasterDate: string
  postponedTo: string
  reason: string
  advisor: string | null
  state: 'REQUESTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN'
  requestedBy: string
  decidedBy: string | null
  decidedAt: Date | null
  note: string | null
  at: Date
}

export const OVERRIDE_COLUMNS = `id, which, section, notice_url as "noticeUrl", notice_number as "noticeNumber", affected_taxpayer as "affectedTaxpayer", disaster_date as "disasterDate", postponed_to as "postponedTo", reason, advisor, state, requested_by_id as "requestedBy", decided_by_id as "decidedBy", decided_at as "decidedAt", decision_note as note, created_at as at`

const sectionOf = (section: OverrideRow['section']): DeadlineOverride['section'] =>
  section === 'other' ? 'other' : section === '6' ? 6 : 17
/** The facts of it that move dates. */
export const appliedOf = (row: OverrideRow) => ({
  section: sectionOf(row.section),
  which: row.which ?? ('both' as const),
  disasterDate: row.disasterDate,
  postponedTo: row.postponedTo,
  affectedTaxpayer: row.affectedTaxpayer ?? undefined,
})

/** The dates of an exchange with an override in place of the one that holds, if any. */
export const datesWith = (state: ExchangeState, override: DeadlineOverride) =>
  datesSummary({ ...state, deadlineOverride: { which: 'both', ...override } }, today())

/** The dates of an exchange as they hold. */
export const datesOf = (state: ExchangeState) => datesSummary(state, today())

type Beside = { people: ReadonlyMap<string, Person>; state: ExchangeState | null; staff: boolean }

/** Who decides sees what the request would move, beside what holds now. */
const movesOf = (row: OverrideRow, state: ExchangeState | null) =>
  state && row.state === 'REQUESTED'
    ? { before: datesOf(state), after: datesWith(state, appliedOf(row)) }
    : {}

function presented(row: OverrideRow, { people, state, staff }: Beside) {
  const { section, requestedBy, decidedBy, decidedAt, at, note, reason, ...rest } = row
  return {
    ...rest,
    section: sectionOf(section),
    affectedTaxpayer: isAffected(appliedOf(row)),
    ...movesOf(row, state),
    requestedBy: people.get(requestedBy) ?? requestedBy,
    decidedBy: (decidedBy && people.get(decidedBy)) || decidedBy,
    decidedAt: decidedAt?.toISOString() ?? null,
    createdAt: at.toISOString(),
    ...(staff ? { reason, note } : {}),
  }
}

/** All overrides of an exchange for staff; for others those that hold. */
export async function readOverrides(req: PayloadRequest, actor: Actor, exchange: string) {
  const sql = sqlOn(databaseOf(req.payload))
  const rows = await sql.query<OverrideRow>(
    `select ${OVERRIDE_COLUMNS} from deadline_overrides where exchange_id = $1 and ($2 or state = 'APPROVED') order by created_at desc, id desc limit 200`,
    [exchange, isStaff(actor.role)],
  )
  const people = await peopleById(
    req.payload,
    rows.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
  )
  const [state] = rows.some((row) => row.state === 'REQUESTED')
    ? await exchangeStates(sql, [exchange], false)
    : []
  return rows.map((row) => presented(row, { people, state: state ?? null, staff: isStaff(actor.role) }))
}
