import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import { entryForChange } from '../../core/events/entries'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction } from '../../core/database/sql'
import { settings } from '../../core/env'
import { InvalidInputError } from '../../core/errors'
import { instantToCalendarDate, isCalendarDate, type CalendarDate } from '../../law/dates'
import { noticeValidity, type RecipientKind } from '../../law/notice'
import { periodFacts } from './facts'
import { keptItems, keptValues, type NoticeItem } from './items'

/** A notice on paper as staff record it. */
export type PaperNotice = {
  items: readonly NoticeItem[]
  sentAt: string
  receivedAt?: string | undefined
  recipient: { name: string; kind: RecipientKind; disqualified: boolean }
  signedByTaxpayer: boolean
  typedName?: string | undefined
  note?: string | undefined
}

/** An instant, or a day: noon of it in UTC stands for a day whose hour nobody knows. */
export function instantOf(text: string, field: string): Date {
  const at = new Date(isCalendarDate(text) ? `${text}T12:00:00Z` : text)
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 2199)
    throw new InvalidInputError('must be a day or an instant that exists', field)
  return at
}

/** The day of it in the firm's zone; a bare day is itself. */
export const dayOf = (text: string, field: string): CalendarDate =>
  isCalendarDate(text)
    ? text
    : instantToCalendarDate(instantOf(text, field).toISOString(), settings().PP_FIRM_TIME_ZONE)

const INSERT = `insert into identifications (id, exchange_id, state, source, items, "values", typed_name, signed_by_id, signed_at, sent_at, received_at, recipient, signed_by_taxpayer, valid, invalid_reason, note, created_at, updated_at)
  values ($1, $2, 'SIGNED', 'paper', $3, $4, $5, null, null, $6, $7, $8, $9, $10, $11, $12, now(), now())`

/** Records a notice that was sent on paper, with what makes it valid or not. It may be recorded later than it was sent. */
export function recordPaper(req: PayloadRequest, exchange: string, paper: PaperNotice) {
  const [sent, received] = [
    instantOf(paper.sentAt, 'sentAt'),
    paper.receivedAt ? instantOf(paper.receivedAt, 'receivedAt') : null,
  ]
  const sentOn = dayOf(paper.sentAt, 'sentAt')
  if (sentOn > today()) throw new InvalidInputError('A notice is recorded once it was sent.', 'sentAt')
  if (received && received < sent)
    throw new InvalidInputError('It cannot be received before it was sent.', 'receivedAt')
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const period = await periodFacts(sql, exchange, true)
    const { valid, reason } = noticeValidity({
      signedByTaxpayer: paper.signedByTaxpayer,
      sentOn,
      transferDate: period.transferDate,
      identificationDeadline: period.identificationDeadline,
      recipient: paper.recipient,
    })
    const id = uuid()
    const [items, values] = [keptItems(paper.items), keptValues(paper.items)]
    await sql.query(INSERT, [
      id,
      exchange,
      JSON.stringify(items),
      JSON.stringify(values),
      paper.typedName ?? null,
      sent,
      received,
      JSON.stringify(paper.recipient),
      paper.signedByTaxpayer,
      valid,
      reason,
      paper.note ?? null,
    ])
    const record = {
      id,
      exchange,
      state: 'SIGNED',
      source: 'paper',
      items,
      values,
      typedName: paper.typedName,
      sentAt: sent.toISOString(),
      receivedAt: received?.toISOString(),
      recipient: paper.recipient,
      signedByTaxpayer: paper.signedByTaxpayer,
      valid,
      invalidReason: reason,
    }
    const entry = entryForChange('identifications', null, record)
    if (entry) await recordEvents(sql, [{ ...actorFacts(req), ...entry }])
    return { id, state: 'SIGNED' as const, valid, invalidReason: reason }
  })
}
