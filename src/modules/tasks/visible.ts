import type { PayloadRequest } from 'payload'
import { idOf, type Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { readerOf } from '../../core/access/reader'
import type { Queryable } from '../../core/database/database'
import { databaseOf } from '../../core/database/database'
import { ForbiddenError, NotFoundError } from '../../core/errors'

/** A task as far as its own endpoints need it. */
export type VisibleTask = {
  id: string
  title: string
  exchange: string | null
  assignee: string | null
  dueDate: string | null
  ppTaskId: string | null
}

/** The task, when the caller may see it by the rules of the records. @throws NotFoundError */
export async function requireTask(req: PayloadRequest, id: string): Promise<VisibleTask> {
  const doc = await req.payload.findByID({
    collection: 'tasks',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!doc) throw new NotFoundError()
  return {
    id: doc.id,
    title: doc.title,
    exchange: idOf(doc.exchange),
    assignee: idOf(doc.assignee),
    dueDate: doc.dueDate ?? null,
    ppTaskId: doc.ppTaskId ?? null,
  }
}

/** May this person manage tasks of this exchange? Without an exchange: an admin's, or one's own. */
export async function mayManage(
  db: Queryable,
  actor: Actor,
  task: { exchange: string | null; assignee: string | null },
): Promise<boolean> {
  if (!isStaff(actor.role)) return false
  if (actor.role === 'admin') return true
  if (task.exchange === null) return task.assignee === actor.id
  return (await readerOf(db, actor, 'manage')).takesPartIn(task.exchange)
}

/** The task, when the caller may arrange it. @throws NotFoundError, ForbiddenError */
export async function requireManagedTask(
  req: PayloadRequest,
  actor: Actor,
  id: string,
): Promise<VisibleTask> {
  const task = await requireTask(req, id)
  if (!isStaff(actor.role)) throw new ForbiddenError()
  if (!(await mayManage(databaseOf(req.payload), actor, task))) throw new NotFoundError()
  return task
}
