import { afterCommit } from '../../core/events/afterCommit'
import { subscribe } from '../../core/events/domainEvent'
import { datesMoved } from '../exchanges'
import { moveAnchoredTasks } from './anchors'
import { notifyOfComment } from './comments'

export const subscribers = [
  // Tasks that follow a date of their exchange move with it.
  subscribe(datesMoved, (sql, { exchanges, author }) => moveAnchoredTasks(sql, exchanges, author)),
  afterCommit(['task-comments.create'], 'tasks.comment', async (sql, { entityId }) => {
    if (entityId) await notifyOfComment(sql, entityId)
  }),
]
