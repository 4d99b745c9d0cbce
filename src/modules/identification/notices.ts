import { z } from 'zod'
import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { noticeFlags, noticeValidity, RECIPIENTS, type NoticeValidity, type SentTo } from '../../law/notice'
import type { Warning } from '../../law/warning'
import { itemsOf, type NoticeItem } from './items'
import { dayIn, revocationsOf, type Revocation, type StoredRevocation } from './revocations'

/** Between which days a notice must be sent. */
export type Period = { transferDate: CalendarDate | null; identificationDeadline: CalendarDate | null }

/** A notice as it is stored, with what happened to it afterwards. */
type StoredNotice = {
  id: string
  exchange: string
  storedState: 'SIGNED' | 'REPLACED' | 'REVOKED'
  source: 'portal' | 'paper'
  items: unknown
  values: unknown
  typedName: string | null
  signedAt: Date | null
  sentAt: Date | null
  receivedAt: Date | null
  endedAt: Date | null
  recipient: unknown
  signedByTaxpayer: boolean
  storedValid: boolean
  storedReason: string | null
  sha256: string | null
  contentSha256: string | null
  links: Record<string, string | null> | null
  revocations: StoredRevocation[] | null
}

/** A property of a notice with the property of the exchange that it became, and whether it was taken back. */
export type NamedItem = NoticeItem & { revoked: boolean }

/** A notice as it counts today: in force or not, valid or not by the dates as they are, whatever was stored. */
export type Notice = Omit<StoredNotice, 'items' | 'values' | 'links' | 'revocations'> & {
  state: StoredNotice['storedState']
  items: NamedItem[]
  revocations: Revocation[]
  sentOn: CalendarDate | null
  sentTo: SentTo
  flags: Warning[]
  valid: boolean
  invalidReason: string | null
}

/** The fingerprint that a receipt prints: of the text that was signed, not of the PDF document. */
const CONTENT_SHA256 = `encode(sha256(convert_to(r.content, 'UTF8')), 'hex')`
const COLUMNS = `n.id, n.exchange_id as exchange, n.state as "storedState", n.source, n.items, n."values", n.typed_name as "typedName", n.signed_at as "signedAt", n.sent_at as "sentAt", n.received_at as "receivedAt", n.ended_at as "endedAt",
  n.recipient, coalesce(n.signed_by_taxpayer, true) as "signedByTaxpayer", coalesce(n.valid, true) as "storedValid", n.invalid_reason as "storedReason", n.sha256,
  (select ${CONTENT_SHA256} from peak.identification_receipts r where r.notice_id = n.id) as "contentSha256",
  (select jsonb_object_agg(l.item_id, l.property_id) from peak.identification_links l where l.notice_id = n.id) as links,
  (select jsonb_agg(jsonb_build_object('id', r.id, 'source', r.source, 'items', r.items, 'storedEffective', r.counts, 'typedName', r.typed_name, 'signedByTaxpayer', r.signed_by_taxpayer, 'recipient', r.recipient, 'sentAt', to_char(r.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'sha256', r.sha256, 'contentSha256', ${CONTENT_SHA256}) order by r.created_at, r.id)
    from peak.identification_revocations r where r.notice_id = n.id) as revocations`

const OF_EXCHANGE = `select ${COLUMNS} from identifications n where n.exchange_id = $1 order by n.id desc limit 200`
const NOT_REPLACED = `select ${COLUMNS} from identifications n where n.exchange_id = any($1) and n.state <> 'REPLACED' order by n.exchange_id, n.id`

const recipientShape = z.object({
  name: z.string().catch(''),
  kind: z.enum(RECIPIENTS),
  disqualified: z.boolean().catch(false),
})

/** Who was sent a notice: one signed in the portal is sent to the firm by signing it. */
function recipientOf({
  source,
  recipient,
}: Pick<StoredNotice, 'source' | 'recipient'>): SentTo & { disqualified: boolean } {
  const qi = { name: '', kind: 'qi' as const, disqualified: false }
  return source === 'portal' ? qi : (recipientShape.safeParse(recipient).data ?? qi)
}

function validityOf(
  notice: StoredNotice,
  sentOn: CalendarDate | null,
  { transferDate, identificationDeadline }: Period,
): NoticeValidity {
  if (sentOn === null) return { valid: false, reason: 'The day on which it was sent is not known.' }
  const signedByTaxpayer = notice.source === 'portal' || notice.signedByTaxpayer
  return noticeValidity({
    signedByTaxpayer,
    sentOn,
    transferDate,
    identificationDeadline,
    recipient: recipientOf(notice),
  })
}

/** What is in force ends with the last of its items; a notice that was revoked before revocations were stored stays so. */
function standingOf(
  { storedState, endedAt }: StoredNotice,
  items: readonly NamedItem[],
  counting: readonly Revocation[],
): Pick<Notice, 'state' | 'endedAt'> {
  if (storedState === 'REPLACED' || items.length === 0) return { state: storedState, endedAt }
  if (items.some(({ revoked }) => !revoked)) return { state: 'SIGNED', endedAt: null }
  const last = counting
    .map(({ sentAt }) => sentAt)
    .toSorted()
    .at(-1)
  return { state: 'REVOKED', endedAt: last === undefined ? endedAt : new Date(last) }
}

/** What a stored notice says today: links and revocations applied, all by the dates as they are. */
function noticeOf(stored: StoredNotice, period: Period): Notice {
  const { items: _items, values: _values, links, revocations: kept, ...rest } = stored
  const at = stored.signedAt ?? stored.sentAt
  const sentOn = at && dayIn(at)
  const { valid, reason } = validityOf(stored, sentOn, period)
  const revocations = revocationsOf(
    kept ?? [],
    { sentOn, recipient: recipientOf(stored) },
    period.identificationDeadline,
  )
  const counting = revocations.filter(({ effective }) => effective)
  const revoked = new Set(counting.flatMap(({ items }) => items))
  const unkept = stored.storedState === 'REVOKED' && revocations.length === 0
  const items = itemsOf(stored).map((item): NamedItem => {
    const { property: named, ...plain } = item
    // What staff say goes before what the notice said.
    const property = links && Object.hasOwn(links, item.id) ? links[item.id] : named
    return { ...plain, ...(property ? { property } : {}), revoked: unkept || revoked.has(item.id) }
  })
  return {
    ...rest,
    ...standingOf(stored, items, counting),
    items,
    revocations,
    sentOn,
    sentTo: recipientOf(stored),
    flags: noticeFlags(recipientOf(stored)),
    valid,
    invalidReason: reason,
  }
}

/** All notices of an exchange, newest first. */
export async function noticesOf(sql: Sql, exchange: string, period: Period): Promise<Notice[]> {
  const rows = await sql.query<StoredNotice>(OF_EXCHANGE, [exchange])
  return rows.map((row) => noticeOf(row, period))
}

/** The notices of some exchanges that none has replaced, oldest first. */
export async function noticesNotReplaced(sql: Sql, periods: ReadonlyMap<string, Period>): Promise<Notice[]> {
  const rows = await sql.query<StoredNotice>(NOT_REPLACED, [[...periods.keys()]])
  return rows.flatMap((row) => {
    const period = periods.get(row.exchange)
    return period ? [noticeOf(row, period)] : []
  })
}

/** An item whose larger one is no longer named stands by itself. */
function standing(items: readonly NamedItem[]): NoticeItem[] {
  const left = items.filter(({ revoked }) => !revoked)
  const ids = new Set(left.map(({ id }) => id))
  return left.map(({ revoked: _revoked, incidentalTo, ...item }) => ({
    ...item,
    ...(incidentalTo && ids.has(incidentalTo) ? { incidentalTo } : {}),
  }))
}

/** What is identified: what is left of every valid notice in force. Ids of different notices are kept distinct. */
export function itemsInForce(notices: readonly Notice[]): NoticeItem[] {
  const inForce = notices.filter(({ state, valid }) => state === 'SIGNED' && valid)
  if (inForce.length <= 1) return inForce.flatMap(({ items }) => standing(items))
  return inForce.flatMap(({ id: notice, items }) =>
    standing(items).map((item) => ({
      ...item,
      id: `${notice.slice(-6)}-${item.id}`,
      ...(item.incidentalTo ? { incidentalTo: `${notice.slice(-6)}-${item.incidentalTo}` } : {}),
    })),
  )
}

/** Those of some exchanges in which something is identified. */
export async function identifiedExchanges(
  sql: Sql,
  periods: ReadonlyMap<string, Period>,
): Promise<Set<string>> {
  const notices = await noticesNotReplaced(sql, periods)
  return new Set(
    notices.filter((notice) => itemsInForce([notice]).length > 0).map(({ exchange }) => exchange),
  )
}
