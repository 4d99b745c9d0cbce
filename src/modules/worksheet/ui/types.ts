import type { LineClass, LineSide, PaidFrom } from '../../../law/boot/settlement'
import type { AnswerTo } from '../../../ui/api-client/client'

/** The worksheet: what was typed, and everything that follows from it. */
export type Worksheet = AnswerTo<'get', '/api/exchanges/{id}/worksheet'>
export type WorksheetInput = Worksheet['input']
/** A line of a settlement statement as it is stored; with its class where somebody chose one. */
export type KeptLine = WorksheetInput['lines'][number]

export const SIDE_NAMES: Record<LineSide, string> = { relinquished: 'The sale', replacement: 'The purchase' }
export const CLASS_NAMES: Record<LineClass, string> = {
  PRICE: 'Price',
  DEBT_PAYOFF: 'Debt paid off',
  NEW_DEBT: 'New debt',
  EMD: 'Earnest money',
  QI_FUNDS: 'Exchange funds',
  CLIENT_CASH: 'Client’s own cash',
  EXCHANGE_EXPENSE: 'Exchange expense',
  LOAN_COST: 'Loan cost',
  PRORATION: 'Proration of taxes or rents',
  DEPOSIT_OR_RENT_CREDIT: 'Deposits and rent credits',
  NON_EXCHANGE: 'Not part of the exchange',
}
export const PAID_NAMES: Record<PaidFrom, string> = {
  proceeds: 'Sale proceeds',
  'exchange-funds': 'Exchange funds',
  client: 'Client',
}
