export { readChanges, readOwnExchanges, readTasksNow } from './reads/home'
export { mostUrgent } from './urgent'
