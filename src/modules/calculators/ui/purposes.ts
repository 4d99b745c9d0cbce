import type { ReleasePurpose } from '../../../law/release'

/** What money is asked for, as people say it. */
export const PURPOSE_NAMES: Record<ReleasePurpose, string> = {
  'client-request': 'To the client',
  'replacement-closing': 'To the closing of a purchase',
  'earnest-money': 'Earnest money of a purchase contract',
  reimbursement: 'Back to the client for what they paid themselves',
  loan: 'A loan or a pledge',
  'closing-direction': 'Cash out at the sale itself, by a direction given before it',
}
