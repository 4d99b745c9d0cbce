import type { Deferral } from '../../../law/boot/deferral'
import type { LineClass, LineSide, PaidFrom, Withholding } from '../../../law/boot/settlement'
import type { ReleasePurpose } from '../../../law/release'
import type { Warning } from '../../../law/warning'

/** A line of a settlement statement as it is stored; with its class where somebody chose one. */
export type KeptLine = {
  side: LineSide
  label: string
  class?: LineClass
  amountCents: number
  paidFrom?: PaidFrom
  note?: string
}
export type WorksheetInput = {
  lines: KeptLine[]
  adjustedBasisCents: number
  recaptureCents: number
  acquiredOn?: string
  withholdingExempt: boolean
  [other: string]: unknown
}
/** The worksheet as the API gives it: what was typed, and everything that follows from it. */
export type Worksheet = {
  updatedAt: string | null
  input: WorksheetInput
  lines: (KeptLine & { class: LineClass; suggested: boolean })[]
  form8824: Record<string, number | string | boolean | null>
  recognizedGainCents: number
  deferredGainCents: number
  basisCents: number
  deferral: Deferral
  withholding: Withholding | null
  warnings: Warning[]
  disclaimer: string
}
/** Whether funds may go out now, and what that was computed from. */
export type Release = {
  purpose: ReleasePurpose
  today: string
  decision: 'allow' | 'deny'
  reason: string
  earliest: string | null
  facts: {
    transferDate: string
    identificationDeadline: string
    exchangeDeadline: string
    identified: { id: string; description: string; acquiredOn: string | null; revoked: boolean }[]
  }
}

export const SIDE_NAMES: Record<LineSide, string> = { relinquished: 'The sale', replacement: 'The purchase' }
export const CLASS_NAMES: Record<LineClass, string> = {
  PRICE: 'Price',
  DEBT_PAYOFF: 'Debt paid off',
  NEW_DEBT: 'New debt',
  EMD: 'Earnest money',
  QI_FUNDS: 'Exchange funds',
  CLIENT_CASH: 'Client’s own cash',
  EXCHANGE_EXPENSE: 'Exchange expense',
  LOAN_COST: 'Cost of the loan',
  PRORATION: 'Proration of taxes or rents',
  DEPOSIT_OR_RENT_CREDIT: 'Deposits and rent credits',
  NON_EXCHANGE: 'Not part of the exchange',
}
export const PAID_NAMES: Record<PaidFrom, string> = {
  proceeds: 'Sale proceeds',
  'exchange-funds': 'Exchange funds',
  client: 'Client',
}
