import type { BulkFilter } from '../bulk/types'

/** What filters the list of exchanges. */
export const DATE_FILTERS = [
  'transferFrom',
  'transferTo',
  'identificationFrom',
  'identificationTo',
  'exchangeFrom',
  'exchangeTo',
] as const
/** Those behind "More filters". */
export const MORE_FILTERS = ['property', 'participant', 'expired', ...DATE_FILTERS] as const
export const EXCHANGE_FILTERS = [
  'q',
  'status',
  'deadline',
  'coordinator',
  'type',
  'stage',
  'tag',
  'archived',
  ...MORE_FILTERS,
] as const

const ASKED: readonly string[] = [...EXCHANGE_FILTERS, 'sort', 'page', 'limit']

/** The part of a view that the server is asked: how the screen is arranged, and what nobody knows, is left out. */
export function exchangeQuestion(view: string): string {
  const known = [...new URLSearchParams(view)].filter(([key]) => ASKED.includes(key))
  return new URLSearchParams(known).toString()
}

/** What these filters can say; the others take any text. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  deadline: ['overdue', '48h', 'week', 'month', 'later'],
  expired: ['yes', 'no'],
  archived: ['no', 'only', 'all'],
} satisfies { [Key in keyof BulkFilter]: readonly BulkFilter[Key][] }

const isFilter = (filter: Record<string, string>): filter is BulkFilter =>
  Object.entries(filter).every(([key, value]) => CHOICES[key]?.includes(value) ?? true)

/** The filter of a view as the change of many exchanges takes it; null where the address says what no filter says. */
export function filterOf(view: string): BulkFilter | null {
  const filter = Object.fromEntries(
    [...new URLSearchParams(view)].filter(([key]) => EXCHANGE_FILTERS.some((name) => name === key)),
  )
  return isFilter(filter) ? filter : null
}
