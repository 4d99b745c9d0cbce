export { boardQuery, readBoard } from './reads/board'
export {
  type ComingDate,
  type DateGroup,
  type DayDates,
  firstOf,
  readDateBoard,
  readDateStrip,
} from './reads/dates'
export { truthOf, withWarnings } from './reads/truth'
