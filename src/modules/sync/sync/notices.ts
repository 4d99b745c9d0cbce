import type { Sql } from '../../../core/database/sql'
import { writeNotifications } from '../../notifications'
import { cut } from '../mapping/text'
import type { Written } from './write'

/** The coordinator is notified of each move of a transfer date: it moves both deadlines (contract section 7). */
export async function notifyMovedTransfers(sql: Sql, written: readonly Written[]): Promise<void> {
  const notices = written.flatMap(({ before, after }) => {
    const [was, is, coordinator] = [
      before?.['relinquishedTransferDate'],
      after['relinquishedTransferDate'],
      after['coordinator'],
    ]
    if (!before || was === is || typeof coordinator !== 'string') return []
    const title = cut(`The transfer date of ${String(after['name'])} moved at PracticePanther`, 500)
    const body = `From ${String(was ?? 'no date')} to ${String(is ?? 'no date')}. Identification is due ${String(after['identificationDeadline'] ?? 'without a date')}, the exchange ends ${String(after['exchangeDeadline'] ?? 'without a date')}.`
    return [{ user: coordinator, category: 'transfer-date', title, body, link: `/exchanges/${after.id}` }]
  })
  await writeNotifications(sql, notices)
}
