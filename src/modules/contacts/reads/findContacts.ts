import type { Actor } from '../../../core/access/actor'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { pagedRows, Values, whereAll } from '../../../core/database/statement'
import { matching } from './contacts'

/** Ids of the contacts that a text finds among those the person may see, by name, and how many there are. */
export async function findContacts(
  db: Queryable,
  actor: Actor,
  q: string,
  window: { page: number; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const reader = await readerOf(db, actor)
  const values = new Values()
  const where = whereAll([
    ...reader.sql('contacts', 'c', values),
    'c.archived is not true',
    matching(q, values),
  ])
  const { rows, total } = await pagedRows<{ id: string }>(
    db,
    { columns: 'c.id', from: `from contacts c ${where}`, order: 'order by c.display_name, c.id', few: false },
    window,
    values,
  )
  return { ids: rows.map(({ id }) => id), total }
}
