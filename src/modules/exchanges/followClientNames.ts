import type { Sql } from '../../core/database/sql'

const FOLLOW = `update exchanges e set client_name = c.display_name from contacts c
  where c.id = e.client_id and ($1::uuid is null or c.id = $1) and e.client_name is distinct from c.display_name`

/**
 * A client who is called otherwise is so in their exchanges: lists and papers have the name from there.
 * @param contact the client; null for all of them
 */
export async function followClientNames(sql: Sql, contact: string | null): Promise<void> {
  await sql.query(FOLLOW, [contact])
}
