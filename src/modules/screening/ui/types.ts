import type { AgentRole } from '../../../law/related'
import type { AnswerTo } from '../../../ui/api-client/client'

/** A screened party. */
export type Screening = AnswerTo<'get', '/api/exchanges/{id}/screenings'>['docs'][number]

export const PART_NAMES = {
  intermediary: 'Qualified intermediary',
  titleholder: 'Titleholder (EAT)',
  'escrow-holder': 'Escrow holder',
  seller: 'Seller of what is bought',
  buyer: 'Buyer of what is sold',
  other: 'Somebody else',
} as const
export const AGENT_NAMES: Record<AgentRole, string> = {
  employee: 'Employee',
  attorney: 'Attorney',
  accountant: 'Accountant',
  'investment-banker': 'Investment banker or broker',
  'real-estate-agent': 'Real estate agent or broker',
  'routine-services': 'Routine financial, title, escrow or trust services',
  'exchange-services': 'Services for 1031 exchanges only',
}
export const STATE_NAMES = {
  CLEAR: 'Nothing found',
  OPEN: 'To be decided',
  CLEARED: 'Cleared',
  CONFIRMED: 'Confirmed',
} as const
