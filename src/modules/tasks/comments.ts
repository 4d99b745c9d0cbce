import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, writeAudit } from '../../core/events/write'
import { inTransaction, poolOf } from '../../core/database/pool'
import { writeNotices } from '../notifications'
import { peopleById, type Person } from '../../core/access/people'
import type { VisibleTask } from './visible'

/** A remark on a task. */
export type TaskComment = { id: string; content: string; person: Person | string; createdAt: string }

type Row = { id: string; user: string; content: string; at: Date }

/** The comments of a task that the caller may see, oldest first. */
export async function commentsOf(req: PayloadRequest, task: string): Promise<TaskComment[]> {
  const { rows } = await poolOf(req.payload).query<Row>({
    name: 'task-comments',
    text: 'select id, user_id as "user", content, created_at as at from peak.task_comments where task_id = $1 order by created_at, id limit 500',
    values: [task],
  })
  const people = await peopleById(
    req.payload,
    rows.map(({ user }) => user),
  )
  return rows.map(({ user, at, ...row }) => ({
    ...row,
    person: people.get(user) ?? user,
    createdAt: at.toISOString(),
  }))
}

const TOLD = `select distinct u.id from users u where u.active and u.id <> $2 and (u.id = $3 or u.id in (select user_id from peak.task_comments where task_id = $1))`

/** Adds a comment and notifies the assignee and those who commented before. */
export function addComment(
  req: PayloadRequest,
  actor: Actor,
  task: VisibleTask,
  content: string,
): Promise<{ id: string; content: string; createdAt: string }> {
  return inTransaction(poolOf(req.payload), async (sql) => {
    const told = await sql.query<{ id: string }>(TOLD, [task.id, actor.id, task.assignee])
    const id = uuid()
    const [row] = await sql.query<{ at: Date }>(
      'insert into peak.task_comments (id, task_id, user_id, content) values ($1, $2, $3, $4) returning created_at as at',
      [id, task.id, actor.id, content],
    )
    await writeAudit(sql, [
      {
        ...actorFacts(req),
        action: 'task-comments.create',
        entityType: 'task-comments',
        entityId: id,
        exchange: task.exchange,
        after: { task: task.id },
      },
    ])
    const link = task.exchange ? `/exchanges/${task.exchange}/tasks` : '/tasks'
    await writeNotices(
      sql,
      told.map((person) => ({
        user: person.id,
        category: 'task-comment',
        title: `A comment on the task ${task.title}`,
        body: content.slice(0, 500),
        link,
      })),
    )
    return { id, content, createdAt: (row?.at ?? new Date()).toISOString() }
  })
}
