import type { PayloadRequest } from 'payload'
import type { Actor } from '../access/actor'
import { isStaff, maySeeField } from '../access/matrix'
import { today } from '../clock'
import { poolOf, sqlOn, type Sql } from '../database/pool'
import { NotForYourRole, NotYours } from '../errors'
import { daysBetween } from '../exchange/calendar'
import { itemsInForce, judgeItems, noticesOf, periodFacts, receivedBy, stateOf, type Notice } from './facts'
import { itemsOf, type NoticeItem } from './items'
import type { Judgement } from './judge'

const seesValues = (actor: Actor) => maySeeField(actor.role, 'identifications', 'values')

/** An item as the role may see it: an agency never learns a value. */
const shownItem = (actor: Actor) => ({ valueCents, ...item }: NoticeItem) => (seesValues(actor) ? { ...item, valueCents } : item)

function shownNotice(actor: Actor, exchange: string, notice: Notice) {
  const { values: _values, items: _items, signedAt, sentAt, receivedAt, endedAt, ...rest } = notice
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const receipt = notice.sha256 && seesValues(actor) ? `/api/exchanges/${exchange}/identification/${notice.id}/receipt.pdf` : null
  return { ...rest, items: itemsOf(notice).map(shownItem(actor)), signedAt: iso(signedAt), sentAt: iso(sentAt), receivedAt: iso(receivedAt), endedAt: iso(endedAt), receipt }
}

/** The judgement as the role may see it: of the tests only those without amounts. */
export function shownJudgement(actor: Actor, judgement: Judgement | null) {
  if (!judgement) return { result: null, tests: [], sentence: null }
  if (seesValues(actor)) return judgement
  const { rule, status, count, qualifying } = judgement.result
  return { result: { rule, status, count, qualifying }, tests: judgement.tests.filter((test) => test.rule === 'three-property'), sentence: null }
}

async function draftOf(sql: Sql, exchange: string): Promise<{ items: unknown; updatedAt: string } | null> {
  const [draft] = await sql.query<{ items: unknown; at: Date }>('select items, updated_at as at from peak.identification_drafts where exchange_id = $1', [exchange])
  return draft ? { items: draft.items, updatedAt: draft.at.toISOString() } : null
}

/** Where the identification of an exchange stands: the period, what is named, which rule is met and how far from failing. */
export async function readIdentification(req: PayloadRequest, actor: Actor, exchange: string) {
  const sql = sqlOn(poolOf(req.payload))
  const now = today()
  const [period, notices, received, draft] = await Promise.all([periodFacts(sql, exchange), noticesOf(sql, exchange), receivedBy(sql, exchange, now), draftOf(sql, exchange)])
  const items = itemsInForce(notices)
  const state = stateOf(period, now)
  const works = isStaff(actor.role) || actor.role === 'client'
  const signs = state === 'open' && actor.role === 'client' && actor.contact !== null && actor.contact === period.client
  return {
    exchange, state, transferDate: period.transferDate, deadline: period.identificationDeadline, daysLeft: period.identificationDeadline ? daysBetween(now, period.identificationDeadline) : null,
    ...(seesValues(actor) ? { relinquishedValueCents: period.relinquishedValueCents } : {}),
    items: items.map(shownItem(actor)), ...shownJudgement(actor, judgeItems(period, items, received, now)),
    notices: notices.map((notice) => shownNotice(actor, exchange, notice)), draft: works ? draft : null, maySign: signs, mayRevoke: signs, mayRecordPaper: isStaff(actor.role),
  }
}

/** What the rules would say of some items, with what has been received already. */
export async function previewIdentification(req: PayloadRequest, actor: Actor, exchange: string, items: readonly NoticeItem[]) {
  const sql = sqlOn(poolOf(req.payload))
  const now = today()
  const [period, received] = await Promise.all([periodFacts(sql, exchange), receivedBy(sql, exchange, now)])
  return { state: stateOf(period, now), deadline: period.identificationDeadline, ...shownJudgement(actor, judgeItems(period, items, received, now)) }
}

/** Keeps a draft; the last one counts. */
export async function keepDraft(req: PayloadRequest, actor: Actor, exchange: string, items: readonly NoticeItem[]) {
  const sql = sqlOn(poolOf(req.payload))
  await sql.query(
    `insert into peak.identification_drafts (exchange_id, items, user_id) values ($1, $2, $3) on conflict (exchange_id) do update set items = excluded.items, user_id = excluded.user_id, updated_at = now()`,
    [exchange, JSON.stringify(items), actor.id],
  )
  return draftOf(sql, exchange)
}

/** The receipt of a notice as it was made when it was signed. @throws NotForYourRole, NotYours */
export async function readReceipt(req: PayloadRequest, actor: Actor, exchange: string, notice: string): Promise<Response> {
  if (!seesValues(actor)) throw new NotForYourRole()
  const { rows } = await poolOf(req.payload).query<{ pdf: Buffer; sha256: string }>({
    name: 'identification-receipt', text: 'select r.pdf, r.sha256 from peak.identification_receipts r join identifications n on n.id = r.notice_id where n.id = $1 and n.exchange_id = $2', values: [notice, exchange],
  })
  const [receipt] = rows
  if (!receipt) throw new NotYours()
  return new Response(new Uint8Array(receipt.pdf), { headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="identification-${notice}.pdf"`, 'x-content-sha256': receipt.sha256 } })
}
