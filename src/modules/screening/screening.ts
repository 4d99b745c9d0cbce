import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { ConflictError, NotFoundError } from '../../core/errors'
import { isCalendarDate } from '../../law/dates'
import { AGENT_ROLES, partyFlags, type PartyFlags } from '../../law/related'
import type { Warning } from '../../law/warning'
import { peopleById } from '../../core/access/people'
import { saveReminders } from '../tasks'
import { unscreenedIn } from './unscreened'
import { multiLine, singleLine } from '../../core/api/plainText'

const day = z.string().refine((text) => isCalendarDate(text) && text <= '2199-12-31', {
  message: 'must be a date that exists, YYYY-MM-DD',
})

/** The parts that disqualified persons may not play; buyers and sellers are looked at for relation alone. */
const HOLDERS = ['intermediary', 'titleholder', 'escrow-holder'] as const
const PARTS = [...HOLDERS, 'seller', 'buyer', 'other'] as const

/** A party to be screened, at intake and again at the transfer (domain.md 3.5). */
export const screeningInput = z.strictObject({
  party: singleLine().trim().min(1).max(200),
  part: z.enum(PARTS),
  ownershipPercent: z.number().min(0).max(100).optional(),
  family: z.boolean().default(false),
  agentRole: z.enum(AGENT_ROLES).nullable().default(null),
  servedUntil: day.optional(),
  /** Not the agent, but somebody related to the agent whose role and last day are given. */
  relatedToAgent: z.boolean().default(false),
  note: multiLine().max(1000).optional(),
})
export type ScreeningInput = z.infer<typeof screeningInput>

type State = 'CLEAR' | 'OPEN' | 'CLEARED' | 'CONFIRMED'
type Row = {
  id: string
  party: string
  part: (typeof PARTS)[number]
  facts: unknown
  flags: Warning[]
  disqualified: boolean
  related: boolean
  state: State
  note: string | null
  user: string | null
  decidedBy: string | null
  decidedAt: Date | null
  at: Date
}
const COLUMNS = `id, party, part, facts, flags, disqualified, related, state, note, user_id as "user", decided_by_id as "decidedBy", decided_at as "decidedAt", created_at as at`

const isHolder = (part: string) => HOLDERS.some((holder) => holder === part)

/** Of the two tests only what matters for the part that is played. */
function findings(input: ScreeningInput, transferDate: string | null): PartyFlags {
  const found = partyFlags({
    transferDate,
    today: today(),
    ownershipPercent: input.ownershipPercent,
    family: input.family,
    agentRole: input.agentRole,
    servedUntil: input.servedUntil,
    relatedToAgent: input.relatedToAgent,
  })
  const flags = found.flags.filter(({ code }) => (code === 'related-party') !== isHolder(input.part))
  return { ...found, flags, disqualified: isHolder(input.part) && found.disqualified, related: found.related }
}

async function transferOf(sql: Sql, exchange: string): Promise<string | null> {
  const [row] = await sql.query<{ T: string | null }>(
    'select relinquished_transfer_date as "T" from exchanges where id = $1',
    [exchange],
  )
  if (!row) throw new NotFoundError()
  return row.T
}

/** Screens a party; what is found waits to be cleared or confirmed. */
export function screen(req: PayloadRequest, actor: Actor, exchange: string, input: ScreeningInput) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const found = findings(input, await transferOf(sql, exchange))
    const id = uuid()
    const state: State = found.flags.length > 0 ? 'OPEN' : 'CLEAR'
    await sql.query(
      'insert into screenings (id, exchange_id, party, part, facts, flags, disqualified, related, state, note, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [
        id,
        exchange,
        input.party,
        input.part,
        JSON.stringify(input),
        JSON.stringify(found.flags),
        found.disqualified,
        found.related,
        state,
        input.note ?? null,
        actor.id,
      ],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'screenings.create',
        entityType: 'screenings',
        entityId: id,
        exchange,
        after: { party: input.party, part: input.part, state, flags: found.flags.map(({ code }) => code) },
      },
    ])
    return { id, state, ...found }
  })
}

/** All parties that were screened, those that were not yet, and the rules say at today's transfer date. */
export async function readScreenings(req: PayloadRequest, exchange: string) {
  const sql = sqlOn(databaseOf(req.payload))
  const [T, rows] = [
    await transferOf(sql, exchange),
    await sql.query<Row>(
      `select ${COLUMNS} from screenings where exchange_id = $1 order by created_at desc, id desc limit 500`,
      [exchange],
    ),
  ]
  const people = await peopleById(
    req.payload,
    rows.flatMap(({ user, decidedBy }) => [user, decidedBy]),
  )
  const docs = rows.map(({ user, decidedBy, decidedAt, at, facts, ...row }) => {
    const input = screeningInput.safeParse(facts).data
    const now = input ? findings(input, T) : null
    const named = (id: string | null) => (id && people.get(id)) || null
    return {
      ...row,
      facts,
      screenedBy: named(user),
      decidedBy: named(decidedBy),
      decidedAt: decidedAt?.toISOString() ?? null,
      createdAt: at.toISOString(),
      holdUntil: now?.holdUntil ?? null,
      formYears: now?.formYears ?? [],
      changedSince: now !== null && JSON.stringify(now.flags) !== JSON.stringify(row.flags),
    }
  })
  return {
    docs,
    unscreened: await unscreenedIn(
      sql,
      exchange,
      docs.map(({ party }) => party),
    ),
    open: docs.filter(({ state, changedSince }) => state === 'OPEN' || changedSince).length,
  }
}

/** Clears a finding, or confirms it, with the reason. @throws ConflictError when there is nothing to decide */
export function decideScreening(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  decision: 'clear' | 'confirm',
  reason: string,
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const [row] = await sql.query<Row>(
      `select ${COLUMNS} from screenings where exchange_id = $1 and id = $2 for update`,
      [exchange, id],
    )
    if (!row) throw new NotFoundError()
    if (row.state === 'CLEAR') throw new ConflictError('Nothing was found with this party.', 'nothing-found')
    const state: State = decision === 'clear' ? 'CLEARED' : 'CONFIRMED'
    await sql.query(
      'update screenings set state = $2, note = $3, decided_by_id = $4, decided_at = now() where id = $1',
      [id, state, reason, actor.id],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: `screenings.${decision}`,
        entityType: 'screenings',
        entityId: id,
        exchange,
        before: { state: row.state },
        after: { party: row.party, state, reason },
      },
    ])
    // Form 8824 is due for two more years with a related party: they are put down at once.
    if (row.related) await saveReminders(sql, [exchange], today(), actorFacts(req), true)
    return { id, state }
  })
}
