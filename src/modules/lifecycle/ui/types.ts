import type { Obstacle, Stage } from '../../../law/lifecycle'
import type { DatesSummary } from '../../exchanges'
import type { Warning } from '../../../law/warning'

/** A replacement property at a stage of its purchase. */
export type StageProperty = { id: string; address: string; on: string | null; obstacles?: Obstacle[] }
export type StageLine = {
  stage: Stage
  name: string
  place: number
  byClock: boolean
  reached: boolean
  on: string | null
  obstacles?: Obstacle[]
  properties?: StageProperty[]
}
export type PersonName = { id: string; displayName: string }
export type StageEntry = {
  id: string
  stage: string
  on: string | null
  property: { id: string; address: string } | null
  reason: string | null
  evidence: string | null
  overridden: string[] | null
  person: PersonName | null
  at: string
  withdraws: string | null
  withdrawn: { by: PersonName | null; reason: string | null; at: string } | null
}
export type StageStatus = {
  stage: Stage | null
  name: string | null
  warnings: Warning[]
  stages: StageLine[]
  history: StageEntry[]
}

export type Override = {
  id: string
  which: 'both' | 'identification' | 'exchange'
  section: 6 | 17 | 'other'
  noticeUrl: string | null
  noticeNumber: string | null
  affectedTaxpayer: boolean
  before?: DatesSummary
  after?: DatesSummary
  disasterDate: string
  postponedTo: string
  reason?: string
  advisor: string | null
  state: 'REQUESTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN'
  requestedBy: PersonName | string
  decidedBy: PersonName | string | null
  note?: string | null
}

export const nameOf = (person: PersonName | string | null): string =>
  person instanceof Object ? person.displayName : person ? 'Somebody' : ''
