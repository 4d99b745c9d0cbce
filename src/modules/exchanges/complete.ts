import type { PayloadRequest } from 'payload'
import { actorOf, idOf } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { today } from '../../core/clock'
import { sqlOf } from '../../core/database/sql'
import { InvalidInputError, DomainRuleError } from '../../core/errors'
import { isCalendarDate } from '../../law/dates'
import { TAXPAYERS } from '../../law/return-due'
import { personById } from '../../core/access/people'
import type { Exchange } from '../../../payload-types'
import { assertExchangeBasis } from './restsOn'
import { storedDates } from './stored'
import { APPROVED_TRANSFER, requireSecondPerson } from './secondPerson'
import { CONFIRMED_DATE, requireConfirmedDate } from './unusualDate'

type Data = Partial<Exchange>

async function clientNameOf(req: PayloadRequest, client: string | null): Promise<string | null> {
  if (!client) return null
  const sql = await sqlOf(req)
  const [row] = await sql.query<{ name: string }>('select display_name as name from contacts where id = $1', [
    client,
  ])
  return row?.name ?? null
}

/** Exchanges made here are numbered by a sequence of their own; synced ones carry the matter's number. */
async function nextNumber(req: PayloadRequest): Promise<string> {
  const sql = await sqlOf(req)
  const [row] = await sql.query<{ number: string }>(`select 'P-' || nextval('exchange_number') as number`)
  return row?.number ?? ''
}

/**
 * A transfer date that a person sets, confirms or gives evidence for rests on the settlement
 * statement: it no longer follows the source (contract section 7).
 */
function transferSource(data: Data, original: Data | undefined): Data {
  const changed = <K extends keyof Data>(field: K) =>
    data[field] !== undefined && (data[field] || null) !== (original?.[field] || null)
  const T =
    data.relinquishedTransferDate === undefined
      ? original?.relinquishedTransferDate
      : data.relinquishedTransferDate
  if (changed('transferDateSource') && data.transferDateSource === 'synced')
    throw new DomainRuleError(
      'Only the sync makes a transfer date follow PracticePanther.',
      'synced-by-the-sync',
      'transferDateSource',
    )
  const confirmed = data.transferDateSource === 'confirmed' && original?.transferDateSource !== 'confirmed'
  if (confirmed && !T)
    throw new DomainRuleError(
      'There is no transfer date to confirm yet.',
      'no-transfer-date',
      'transferDateSource',
    )
  if (
    changed('relinquishedTransferDate') ||
    confirmed ||
    (changed('transferEvidence') && data.transferEvidence)
  )
    return { transferDateSource: T ? 'confirmed' : null }
  return { transferDateSource: original?.transferDateSource ?? null }
}

/** Who coordinates is one of the firm's own people; a coordinator who says nobody means themselves. */
async function coordinatorOf(req: PayloadRequest, data: Data, original: Data | undefined): Promise<Data> {
  const actor = actorOf(req.user)
  if (!original && !data.coordinator && actor?.role === 'coordinator') return { coordinator: actor.id }
  const id = idOf(data.coordinator)
  if (!id || id === idOf(original?.coordinator)) return {}
  const person = await personById(req.payload, id)
  if (!isStaff(person?.role))
    throw new InvalidInputError(
      'The coordinator must be an administrator or a coordinator of the firm.',
      'coordinator',
    )
  return {}
}

async function names(req: PayloadRequest, data: Data, original: Data | undefined): Promise<Data> {
  const changed: Data = {}
  const client = idOf(data.client)
  if (data.client !== undefined && client !== idOf(original?.client))
    changed.clientName = await clientNameOf(req, client)
  const coordinator = idOf(data.coordinator)
  if (data.coordinator !== undefined && coordinator !== idOf(original?.coordinator)) {
    changed.coordinatorName = coordinator
      ? ((await personById(req.payload, coordinator))?.displayName ?? null)
      : null
  }
  return changed
}

const DATES = [
  'relinquishedTransferDate',
  'expectedClosingDate',
  'returnDueDate',
  'extendedDueDate',
  'completionDate',
  'parkedOn',
] as const

/** Fields are validated after this: what deadlines are computed from must be sound before. */
function assertValidFacts(data: Data, original: Data | undefined): void {
  for (const field of DATES) {
    const value: unknown = data[field]
    const empty = value === null || value === undefined || value === ''
    if (!empty && !(typeof value === 'string' && isCalendarDate(value)))
      throw new InvalidInputError('must be a date that exists, as YYYY-MM-DD', field)
  }
  // The sync leaves a kind open that it does not know: such an exchange can be changed all the same.
  const isOpen = original !== undefined && !original.type
  if (data.type === null && !isOpen)
    throw new InvalidInputError('An exchange is of one of its types.', 'type')
  if (data.taxpayerType && !TAXPAYERS.includes(data.taxpayerType))
    throw new InvalidInputError('There is no such kind of taxpayer.', 'taxpayerType')
}

/** Everything that follows from what was written: names, number, the source of T, deadlines, status. */
export async function completeExchange(
  req: PayloadRequest,
  data: Data,
  original: Data | undefined,
): Promise<Data> {
  assertValidFacts(data, original)
  const moved =
    data.relinquishedTransferDate !== undefined &&
    (data.relinquishedTransferDate || null) !== (original?.relinquishedTransferDate || null)
  if (original?.id && original.relinquishedTransferDate && moved) await requireSecondPerson(req, original.id)
  if (original?.id) await assertExchangeBasis(req, data, { ...original, id: original.id })
  // What a second person approved was confirmed by who asked for it.
  const approved = original?.id !== undefined && req.context[APPROVED_TRANSFER] === original.id
  if (moved && !approved)
    requireConfirmedDate(
      data.relinquishedTransferDate,
      data.confirmUnusualDate === true || req.context[CONFIRMED_DATE] === true,
      today(),
      'relinquishedTransferDate',
    )
  const written: Data = { ...data, ...(await coordinatorOf(req, data, original)) }
  const changed: Data = {
    ...written,
    ...transferSource(data, original),
    ...(await names(req, written, original)),
  }
  if (moved) changed.transferReason = data.transferReason ?? null
  changed.confirmUnusualDate = null
  if (!original) changed.exchangeNumber = await nextNumber(req)
  const merged = { ...original, ...changed }
  return { ...changed, ...storedDates(merged, today()) }
}
