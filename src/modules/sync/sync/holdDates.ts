import { inTransaction } from '../../../core/database/sql'
import { isUnusualTransfer } from '../../../law/unusual-date'
import { writtenDate } from '../../../law/written'
import { notifyAdmins } from '../../notifications'
import { FIELD_LABELS } from '../mapping/fields'
import type { MatterDate, MatterFacts, PropertyFacts } from '../mapping/matters'
import { zoneName } from '../mapping/midnights'
import type { SyncContext } from './context'
import type { DateWatch, WrongMidnight } from './dateWatch'
import { fingerprint, type Change } from './hash'

/** Dates of the source that are not followed: those at the midnight of another zone, and a transfer date too far away. */

/** A closed matter may be of any year: no deadline of it runs any more. */
function isTooFar({ relinquishedTransferDate: T, sourceState }: MatterFacts, today: string): boolean {
  if (T === null || !isUnusualTransfer(T, today)) return false
  return sourceState === 'open' || T > today
}

const PROPERTY_DATES: Partial<
  Record<MatterDate, { side: PropertyFacts['side']; fields: NonNullable<PropertyFacts['held']> }>
> = {
  relinquishedTransferDate: { side: 'relinquished', fields: ['closingDate', 'status'] },
  relContractDate: { side: 'relinquished', fields: ['contractDate'] },
  repContractDate: { side: 'replacement', fields: ['contractDate', 'status'] },
}

function heldProperty(property: PropertyFacts, held: readonly MatterDate[]): PropertyFacts {
  const fields = held.flatMap((field) =>
    PROPERTY_DATES[field]?.side === property.side ? (PROPERTY_DATES[field]?.fields ?? []) : [],
  )
  return fields.length > 0 ? { ...property, held: fields } : property
}

/**
 * A matter with the dates marked that are not followed in this run. They are part of its print, so
 * that it is taken over again as soon as they are followed.
 */
export function withHeldDates<F extends MatterFacts>(
  change: Change<F>,
  watch: DateWatch,
  today: string,
): Change<F> {
  const unusual = isTooFar(change.facts, today)
  const held = [
    ...new Set([...watch.heldOf(change.key), ...(unusual ? ['relinquishedTransferDate' as const] : [])]),
  ]
  if (held.length === 0) return change
  const facts: F = {
    ...change.facts,
    held,
    ...(unusual ? { unusualTransfer: true as const } : {}),
    properties: change.facts.properties.map((property) => heldProperty(property, held)),
  }
  return { ...change, facts, hash: fingerprint([change.hash, held, unusual]) }
}

const LABELS: Record<MatterDate, string> = {
  relinquishedTransferDate: FIELD_LABELS.transferDate,
  expectedClosingDate: FIELD_LABELS.expectedClosing,
  completionDate: 'Close date',
  day45: FIELD_LABELS.day45,
  day180: FIELD_LABELS.day180,
  relContractDate: FIELD_LABELS.relContractDate,
  repContractDate: FIELD_LABELS.repContractDate,
}

const dates = (count: number) => `${count} ${count === 1 ? 'date is' : 'dates are'}`

function midnightMessage({ field, zone, odd, all }: WrongMidnight, firm: string): string {
  const kept = all ? 'No date of this field was taken over' : 'They were not taken over'
  return `${LABELS[field]}: ${dates(odd)} at midnight of ${zoneName(zone)}, not of the firm's zone, ${zoneName(firm)}. Read in the firm's zone they would be on another day. ${kept}; the dates here stay as they were. Check the time zone of the firm and the dates at PracticePanther.`
}

/** Reports wrong midnights in the run, and notifies the administrators where they are new. */
export async function reportMidnights(context: SyncContext, watch: DateWatch, isNew: boolean): Promise<void> {
  const wrong = watch.wrong()
  for (const found of wrong)
    context.tally.warn({
      entity: 'matters',
      code: 'wrong-midnight',
      message: midnightMessage(found, context.zone),
    })
  if (wrong.length === 0 || !isNew) return
  const body = wrong.map((found) => midnightMessage(found, context.zone)).join('\n')
  await inTransaction(context.db, (sql) =>
    notifyAdmins(sql, {
      category: 'sync-failed',
      title: 'Dates from PracticePanther stand in another time zone',
      body,
      link: '/sync',
    }),
  )
}

/** A transfer date that was not followed, with the exchange that kept its own. */
export type UnusualTransfer = { exchange: string; matter: string; name: string; date: string }

/** Reports transfer dates that are too far away, and notifies the administrators. */
export async function reportUnusual(context: SyncContext, found: readonly UnusualTransfer[]): Promise<void> {
  if (found.length === 0) return
  const messageOf = ({ name, date }: UnusualTransfer) =>
    `The transfer date of ${name} at PracticePanther is ${writtenDate(date)}: more than one year ahead or ten years back. It was not taken over. If it is right, enter it here and confirm it.`
  for (const one of found)
    context.tally.warn({
      entity: 'matters',
      id: one.matter,
      code: 'unusual-transfer-date',
      message: messageOf(one),
    })
  const [first] = found
  const title =
    found.length === 1 && first
      ? `A transfer date at PracticePanther was not taken over: ${first.name}`.slice(0, 500)
      : `${found.length} transfer dates at PracticePanther were not taken over`
  const body = found.slice(0, 20).map(messageOf).join('\n')
  await inTransaction(context.db, (sql) =>
    notifyAdmins(sql, {
      category: 'sync-failed',
      title,
      body,
      link: found.length === 1 && first ? `/exchanges/${first.exchange}` : '/sync',
    }),
  )
}
