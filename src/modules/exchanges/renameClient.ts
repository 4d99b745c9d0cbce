import type { Sql } from '../../core/database/sql'

/** Calls a client by their present name in all of their exchanges: lists and papers have it from there. */
export async function renameClient(sql: Sql, contact: string, name: string | null): Promise<void> {
  await sql.query(
    'update exchanges set client_name = $2, updated_at = now() where client_id = $1 and client_name is distinct from $2',
    [contact, name],
  )
}
