export { assertVisibleReferences } from './references'
export { messageFrom } from './rules'
