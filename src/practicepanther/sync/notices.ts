import { v7 as uuid } from 'uuid'
import type { Sql } from '../../database/pool'
import { cut } from '../mapping/text'
import type { Written } from './write'

/** Something to be told to a person. */
type Notice = { user: string; category: string; title: string; body: string | null; link: string }

/** Writes notifications in the caller's transaction, so that what happened and what is told go together. */
export async function writeNotices(sql: Sql, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  await sql.query(
    `insert into notifications (id, user_id, category, title, body, link, created_at, updated_at)
     select id, "user", category, title, body, link, now(), now() from jsonb_to_recordset($1::jsonb) as t(id uuid, "user" uuid, category varchar, title varchar, body varchar, link varchar)`,
    [JSON.stringify(notices.map((notice) => ({ id: uuid(), ...notice })))],
  )
}

/** Each move of a transfer date is told to the coordinator: it moves both deadlines (contract section 7). */
export async function tellMovedTransfers(sql: Sql, written: readonly Written[]): Promise<void> {
  const notices = written.flatMap(({ before, after }): Notice[] => {
    const [was, is, coordinator] = [before?.['relinquishedTransferDate'], after['relinquishedTransferDate'], after['coordinator']]
    if (!before || was === is || typeof coordinator !== 'string') return []
    const title = cut(`The transfer date of ${String(after['name'])} moved at PracticePanther`, 500)
    const body = `From ${String(was ?? 'no date')} to ${String(is ?? 'no date')}. Identification is due ${String(after['identificationDeadline'] ?? 'without a date')}, the exchange ends ${String(after['exchangeDeadline'] ?? 'without a date')}.`
    return [{ user: coordinator, category: 'transfer-date', title, body, link: `/exchanges/${after.id}` }]
  })
  await writeNotices(sql, notices)
}
