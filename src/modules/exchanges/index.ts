export { datesSummary as datesSummaryAnswer, transferPreview as transferPreviewAnswer } from './answers'
export {
  changedExchange,
  changeExchange,
  type ExchangePatch,
  type ExchangeState,
  exchangeStates,
  writeExchanges,
} from './changeMany'
export { completeExchange } from './complete'
export { datesSummary, type DatesSummary } from './datesSummary'
export { datesMoved } from './events'
export { moveStatuses } from './moveStatuses'
export { propertyAddress } from './propertyAddress'
export {
  type ExchangeDetail,
  type PropertyRow,
  readDifferences,
  readExchange,
  readParticipants,
  readProperties,
  readSteps,
} from './reads/exchange'
export { coordinatorsOf, formOf } from './reads/exchangeForm'
export { exchangeQuery } from './reads/exchangeQuery'
export { LIFTED_END, NEXT_DEADLINE, readExchanges } from './reads/exchanges'
export { readTags } from './reads/tags'
export { assertPropertyBasis } from './restsOn'
export { APPROVED_TRANSFER } from './secondPerson'
export { type DateFacts, deadlineInput, deadlinesOf, storedDates } from './stored'
export type { TransferPreview } from './transferPreview'
export { CONFIRMED_DATE, requireConfirmedDate } from './unusualDate'
export { sourceFacts } from './sourceData'
export { progressOf } from './progress'
export { readExchangesOfContact, type ContactExchange } from './reads/exchangesOfContact'
export { readCoordinatorReach, type CoordinatorReach } from './reads/coordinator'
export { followClientNames } from './followClientNames'
