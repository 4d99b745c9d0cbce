export { ownDates } from './ownDates'
export { readChanges, readOwnExchanges, readTasksNow } from './reads/home'
export { readOutlook } from './reads/outlook'
export { mostUrgent } from './urgent'
