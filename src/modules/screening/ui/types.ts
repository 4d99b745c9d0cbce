import type { AgentRole } from '../../../law/related'
import type { Warning } from '../../../law/warning'

/** A screened party as the API gives it. */
export type Screening = {
  id: string
  party: string
  part: string
  flags: Warning[]
  state: 'CLEAR' | 'OPEN' | 'CLEARED' | 'CONFIRMED'
  note: string | null
  screenedBy: { displayName: string } | null
  decidedBy: { displayName: string } | null
  createdAt: string
  holdUntil: string | null
  formYears: number[]
  changedSince: boolean
}
export type Screenings = {
  docs: Screening[]
  open: number
  /** Parties of the exchange of whom nobody has said anything yet. */ unscreened?: {
    name: string
    part?: string
  }[]
}

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
