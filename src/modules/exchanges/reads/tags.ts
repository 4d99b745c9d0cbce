import type { Actor } from '../../../core/access/actor'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { rowsOf, Values, whereAll } from '../../../core/database/statement'

/** The tags in use in one's exchanges, the most used first. For staff. */
export async function readTags(db: Queryable, actor: Actor): Promise<{ tag: string; count: number }[]> {
  const values = new Values()
  const mine = (await readerOf(db, actor)).sql('exchanges', 'e', values)
  return rowsOf(
    db,
    `select t.tag, count(*)::int as count from exchanges e cross join lateral jsonb_array_elements_text(e.tags) as t(tag) ${whereAll([...mine, 'e.tags is not null', 'e.archived is not true'])} group by t.tag order by count desc, t.tag limit 500`,
    values,
  )
}
