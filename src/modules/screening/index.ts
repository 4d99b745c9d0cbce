export { readScreenings } from './screening'
