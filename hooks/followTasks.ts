import type { CollectionAfterChangeHook } from 'payload'
import { actorFacts } from '../src/core/events/record'
import { today } from '../src/core/clock'
import { sqlOf } from '../src/core/database/sql'
import { datesMoved } from '../src/modules/exchanges'
import { followTask, saveReminders, startTasks } from '../src/modules/tasks'

/** A task that is done has its line of history, and the next one of those that repeat. */
export const saveTaskHistory: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update') await followTask(await sqlOf(req), previousDoc, doc, today(), actorFacts(req))
  return doc
}

/** What the reminders of filings depend on. */
const FILING = [
  'relinquishedTransferDate',
  'taxpayerType',
  'extensionFiled',
  'returnDueDate',
  'extendedDueDate',
  'status',
  'archived',
] as const

const ANCHORS = [
  'relinquishedTransferDate',
  'expectedClosingDate',
  'identificationDeadline',
  'exchangeDeadline',
] as const

/** A new exchange begins with its tasks, and what follows a date moves with it. */
export const moveTasks: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const sql = await sqlOf(req)
  const changed = (field: string) => (doc[field] ?? null) !== (previousDoc[field] ?? null)
  if (operation === 'create') await startTasks(sql, [doc.id], actorFacts(req))
  else if (ANCHORS.some(changed))
    await datesMoved.publish(sql, { exchanges: [doc.id], author: actorFacts(req) })
  // The day makes reminders; here those that there are follow.
  if (operation === 'update' && FILING.some(changed))
    await saveReminders(sql, [doc.id], today(), actorFacts(req), false)
  return doc
}
