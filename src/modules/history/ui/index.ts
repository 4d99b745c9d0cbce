export { shownValue } from './ChangedFields'
