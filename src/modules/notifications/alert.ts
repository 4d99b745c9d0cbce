import type { Sql } from '../../core/database/sql'
import { publicUrl } from '../../core/env'
import { queueMail } from '../delivery'
import { activeAdmins, writeNotifications, type NewNotification } from './write'

/** What every administrator has to know at once. `link` is a page of the portal. */
export type Alert = Pick<NewNotification, 'title' | 'link'> & { body: string }

/** Alerts every active administrator, here and by mail, in the caller's transaction. */
export async function alertAdmins(sql: Sql, { title, body, link }: Alert): Promise<void> {
  const admins = await activeAdmins(sql)
  await writeNotifications(
    sql,
    admins.map(({ id }) => ({ user: id, category: 'security', title, body, link: link ?? null })),
  )
  const action = link ? { action: { label: 'Look at it', url: `${publicUrl()}${link}` } } : {}
  for (const { id, email } of admins)
    await queueMail(sql, {
      to: email,
      user: id,
      subject: title,
      paragraphs: [body],
      ...action,
      kind: 'alert',
    })
}
