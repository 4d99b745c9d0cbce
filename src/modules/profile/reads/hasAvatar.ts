import type { Sql } from '../../../core/database/sql'

/** Whether a person has a picture. */
export async function hasAvatar(sql: Sql, user: string): Promise<boolean> {
  const rows = await sql.query('select 1 from peak.profiles where user_id = $1 and avatar_file is not null', [
    user,
  ])
  return rows.length > 0
}
