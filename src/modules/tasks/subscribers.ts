import { subscribe } from '../../core/events/domainEvent'
import { datesMoved } from '../exchanges'
import { moveAnchoredTasks } from './anchors'

/** Tasks that follow a date of their exchange move with it. */
export const subscribers = [
  subscribe(datesMoved, (sql, { exchanges, author }) => moveAnchoredTasks(sql, exchanges, author)),
]
