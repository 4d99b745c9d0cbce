import { v7 as uuid } from 'uuid'
import type { Sql } from '../../core/database/sql'
import { groupOf } from './choices'

/** The content of a notification. `link` is a page of the portal. */
export type NewNotification = { category: string; title: string; body?: string | null; link?: string | null }

const INSERT = `insert into notifications (id, user_id, category, title, body, link, created_at, updated_at)
  select t.id, t."user", t.category, left(t.title, 500), left(t.body, 5000), t.link, now(), now()
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "user" uuid, "group" text, category varchar, title varchar, body varchar, link varchar)
  left join peak.profiles p on p.user_id = t."user"
  where t."group" is null or coalesce((p.notification_choices -> t."group" ->> 'inApp')::boolean, true)`

/**
 * Writes notifications in the caller's transaction, so that what happened and its notification go
 * together. Who switched such notifications off gets none.
 */
export async function writeNotifications(
  sql: Sql,
  notices: readonly (NewNotification & { user: string })[],
): Promise<void> {
  if (notices.length === 0) return
  await sql.query(INSERT, [
    JSON.stringify(notices.map((notice) => ({ id: uuid(), group: groupOf(notice.category), ...notice }))),
  ])
}

/** Notifies one person. */
export const notifyPerson = (sql: Sql, user: string, notice: NewNotification): Promise<void> =>
  writeNotifications(sql, [{ user, ...notice }])

/** The people who answer for the platform. */
export const activeAdmins = (sql: Sql) =>
  sql.query<{ id: string; email: string }>(
    `select id, email from users where role = 'admin' and active order by id`,
  )

/** Notifies every active administrator. */
export async function notifyAdmins(sql: Sql, notice: NewNotification): Promise<void> {
  const admins = await activeAdmins(sql)
  await writeNotifications(
    sql,
    admins.map(({ id }) => ({ user: id, ...notice })),
  )
}

/** Administrators and the coordinator, without who asked: one of them is the second person. */
const SECOND_PEOPLE = `select distinct u.id from users u where u.active and u.id <> $2 and (u.role = 'admin' or u.id = (select coordinator_id from exchanges where id = $1))`

/** Notifies those who can approve what somebody asked for in an exchange. */
export async function notifySecondPeople(
  sql: Sql,
  { exchange, requestedBy }: { exchange: string; requestedBy: string },
  notification: NewNotification,
): Promise<void> {
  const people = await sql.query<{ id: string }>(SECOND_PEOPLE, [exchange, requestedBy])
  await writeNotifications(
    sql,
    people.map(({ id }) => ({ user: id, ...notification })),
  )
}
