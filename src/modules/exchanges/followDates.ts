import type { AuditEntry } from '../../core/events/entries'
import type { Sql } from '../../core/database/pool'
import { followNotices } from '../identification/follow'
import { moveAnchoredTasks } from '../tasks/anchors'

/**
 * What follows when dates of exchanges move, whoever moved them (staff, an override, the sync): the
 * tasks that are computed from them, and the notices whose validity depends on them. In the caller's transaction.
 */
export async function followDates(
  sql: Sql,
  exchanges: readonly string[],
  author: Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>,
): Promise<void> {
  await moveAnchoredTasks(sql, exchanges, author)
  await followNotices(sql, exchanges, author)
}
