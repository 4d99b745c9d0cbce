import { STAGE_NAMES_IN_ORDER, STAGES } from '../exchange/lifecycle'
import type { ExchangeStatus } from '../exchange/status'

/** What codes and amounts of an exchange are called, on screen and in the timeline alike (domain.md 4.1). */
export const STATUS_NAMES: Record<ExchangeStatus, string> = {
  PENDING: 'Before the sale', '45D': 'Identification period', '180D': 'Exchange period', COMPLETED: 'Completed', TERMINATED: 'Ended without completion',
}

export const STAGE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(STAGE_NAMES_IN_ORDER.map((stage) => [stage, STAGES[stage].name]))

export const TASK_STATUS_NAMES = { PENDING: 'To do', IN_PROGRESS: 'In progress', COMPLETED: 'Done', CANCELLED: 'Cancelled' } as const

/** A code's name, or the code itself where there is none. */
export function nameIn(names: Readonly<Record<string, string>>, code: string | null | undefined): string {
  return code ? (names[code] ?? code) : ''
}

/** An amount of whole cents in dollars; cents are shown where there are any. */
export function dollars(cents: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: cents % 100 === 0 ? 0 : 2, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100)
}
