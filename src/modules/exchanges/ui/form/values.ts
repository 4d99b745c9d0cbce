import { centsOf } from '../../../../ui/forms/dollars'
import type { Taxpayer } from '../../../../law/return-due'

/** What staff say about an exchange, as the form holds it: texts, as they were typed. */
export type ExchangeValues = {
  name: string
  type: string
  clientId: string | null
  clientName: string
  coordinatorId: string
  taxpayerType: Taxpayer | ''
  expectedClosingDate: string
  relinquishedTransferDate: string
  transferEvidence: string
  extensionFiled: boolean
  returnDueDate: string
  extendedDueDate: string
  extensionEvidence: string
  parkedOn: string
  relinquishedValue: string
  proceeds: string
  notes: string
}

export const EMPTY: ExchangeValues = {
  name: '',
  type: 'delayed',
  clientId: null,
  clientName: '',
  coordinatorId: '',
  taxpayerType: '',
  expectedClosingDate: '',
  relinquishedTransferDate: '',
  transferEvidence: '',
  extensionFiled: false,
  returnDueDate: '',
  extendedDueDate: '',
  extensionEvidence: '',
  parkedOn: '',
  relinquishedValue: '',
  proceeds: '',
  notes: '',
}

/** Where the value of a field came from, by the name of the field. */
export type Origins = Partial<Record<string, 'synced' | 'entered'>>

const orNull = (text: string): string | null => text.trim() || null

/** The record as the API takes it; what did not change is left out, so that nothing else is confirmed by the way. */
export function bodyOf(values: ExchangeValues, before: ExchangeValues | null): Record<string, unknown> {
  const all: [keyof ExchangeValues, string, unknown][] = [
    ['name', 'name', values.name.trim()],
    ['type', 'type', values.type],
    ['clientId', 'client', values.clientId],
    ['coordinatorId', 'coordinator', orNull(values.coordinatorId)],
    ['taxpayerType', 'taxpayerType', orNull(values.taxpayerType)],
    ['expectedClosingDate', 'expectedClosingDate', orNull(values.expectedClosingDate)],
    ['relinquishedTransferDate', 'relinquishedTransferDate', orNull(values.relinquishedTransferDate)],
    ['transferEvidence', 'transferEvidence', orNull(values.transferEvidence)],
    ['extensionFiled', 'extensionFiled', values.extensionFiled],
    ['returnDueDate', 'returnDueDate', orNull(values.returnDueDate)],
    ['extendedDueDate', 'extendedDueDate', orNull(values.extendedDueDate)],
    ['extensionEvidence', 'extensionEvidence', orNull(values.extensionEvidence)],
    ['parkedOn', 'parkedOn', orNull(values.parkedOn)],
    ['relinquishedValue', 'relinquishedValueCents', centsOf(values.relinquishedValue)],
    ['proceeds', 'proceedsCents', centsOf(values.proceeds)],
    ['notes', 'notes', orNull(values.notes)],
  ]
  return Object.fromEntries(
    all
      .filter(([key]) =>
        before ? values[key] !== before[key] : values[key] !== EMPTY[key] || key === 'type',
      )
      .map(([, field, value]) => [field, value]),
  )
}

/** A date that moves every deadline, and an extension that moves the end, are not entered without what they rest on (domain.md 4.1, 1.1 T5). */
function evidenceMissing(
  values: ExchangeValues,
  start: ExchangeValues,
): { field: string; message: string } | null {
  const moved =
    values.relinquishedTransferDate !== '' &&
    values.relinquishedTransferDate !== start.relinquishedTransferDate
  const evidence = values.transferEvidence.trim()
  if (moved && (evidence === '' || evidence === start.transferEvidence.trim()))
    return {
      field: 'transferEvidence',
      message: 'Say what the new transfer date rests on, such as the settlement statement.',
    }
  if (values.extensionFiled && !start.extensionFiled && !values.extensionEvidence.trim())
    return {
      field: 'extensionEvidence',
      message:
        'Say which form was filed for the extension and when: an extension that was not filed does not count.',
    }
  return null
}

/** What must be put right before it can be saved, by field; `start` is what the form began with. */
export function faultsIn(
  values: ExchangeValues,
  start: ExchangeValues,
): { field: string; message: string } | null {
  if (!values.name.trim())
    return { field: 'name', message: 'Give the exchange a name, such as the client and the property.' }
  if (centsOf(values.relinquishedValue) === undefined)
    return { field: 'relinquishedValue', message: 'The value is an amount in dollars, such as 1,250,000.' }
  if (centsOf(values.proceeds) === undefined)
    return { field: 'proceeds', message: 'The proceeds are an amount in dollars, such as 480,000.' }
  return evidenceMissing(values, start)
}
