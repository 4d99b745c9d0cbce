import { subscribe } from '../../core/events/domainEvent'
import { datesMoved } from '../exchanges'
import { followNotices } from './follow'

/** The validity of a notice depends on day 45, wherever it moves. */
export const subscribers = [
  subscribe(datesMoved, (sql, { exchanges, author }) => followNotices(sql, exchanges, author)),
]
