import type { AnswerTo } from '../../../ui/api-client/client'

export type StageStatus = AnswerTo<'get', '/api/exchanges/{id}/stage'>
export type StageLine = StageStatus['stages'][number]
export type StageEntry = StageStatus['history'][number]
export type Override = AnswerTo<'get', '/api/exchanges/{id}/deadline-overrides'>['docs'][number]

export const nameOf = (person: Override['decidedBy']): string =>
  person instanceof Object ? person.displayName : person ? 'Somebody' : ''

/** Guards that the form of a stage asks about itself: the account is confirmed, the property is chosen. */
export const SETTLED = 'ledger-not-settled'
export const NO_PROPERTY = 'no-property'
