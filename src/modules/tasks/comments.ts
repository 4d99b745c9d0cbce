import { writeNotifications } from '../notifications'
import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { peopleById, type Person } from '../../core/access/people'
import type { VisibleTask } from './visible'

/** A remark on a task. */
export type TaskComment = { id: string; content: string; person: Person | string; createdAt: string }

type Row = { id: string; user: string; content: string; at: Date }

/** The comments of a task that the caller may see, oldest first. */
export async function commentsOf(req: PayloadRequest, task: string): Promise<TaskComment[]> {
  const { rows } = await databaseOf(req.payload).query<Row>({
    name: 'task-comments',
    text: 'select id, user_id as "user", content, created_at as at from task_comments where task_id = $1 order by created_at, id limit 500',
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

/** Adds a comment; the assignee and those who commented before are notified after the commit. */
export function addComment(
  req: PayloadRequest,
  actor: Actor,
  task: VisibleTask,
  content: string,
): Promise<{ id: string; content: string; createdAt: string }> {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const id = uuid()
    const [row] = await sql.query<{ at: Date }>(
      'insert into task_comments (id, task_id, user_id, content) values ($1, $2, $3, $4) returning created_at as at',
      [id, task.id, actor.id, content],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'task-comments.create',
        entityType: 'task-comments',
        entityId: id,
        exchange: task.exchange,
        after: { task: task.id },
      },
    ])
    return { id, content, createdAt: (row?.at ?? new Date()).toISOString() }
  })
}

const COMMENT = `select c.content, c.user_id as author, t.id as task, t.title, t.exchange_id as exchange
  from task_comments c join tasks t on t.id = c.task_id where c.id = $1`
const CONCERNED = `select distinct u.id from users u join tasks t on t.id = $1 where u.active and u.id <> $2 and (u.id = t.assignee_id or u.id in (select user_id from task_comments where task_id = t.id))`

/** Notifies the assignee and those who commented on the task of a new comment. */
export async function notifyOfComment(sql: Sql, comment: string): Promise<void> {
  const [found] = await sql.query<{
    content: string
    author: string
    task: string
    title: string
    exchange: string | null
  }>(COMMENT, [comment])
  if (!found) return
  const people = await sql.query<{ id: string }>(CONCERNED, [found.task, found.author])
  await writeNotifications(
    sql,
    people.map(({ id }) => ({
      user: id,
      category: 'task-comment',
      title: `A comment on the task ${found.title}`,
      body: found.content.slice(0, 500),
      link: found.exchange ? `/exchanges/${found.exchange}/tasks` : '/tasks',
    })),
  )
}
