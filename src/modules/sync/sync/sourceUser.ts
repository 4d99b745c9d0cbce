import { z } from 'zod'
import type { Database } from '../../../core/database/database'
import { sqlOn } from '../../../core/database/sql'
import type { PracticePanther } from '../client/client'

/**
 * Lists show what the connected user may see. When the connection belongs to another user than at
 * the last sweep, absence says nothing (practicepanther.md section 9).
 * @returns why absence says nothing, or null
 */
export async function suspicionOfUser(source: PracticePanther, db: Database): Promise<string | null> {
  const answer = await source.one('/users/me')
  const me =
    answer.found === 'yes' ? z.looseObject({ id: z.string() }).safeParse(JSON.parse(answer.json)) : null
  if (!me?.success) return 'PracticePanther does not say whose connection this is'
  const sql = sqlOn(db)
  const [before] = await sql.query<{ user_id: string | null }>(
    'select user_id from peak.pp_connection where id = 1',
  )
  await sql.query('update peak.pp_connection set user_id = $1 where id = 1', [me.data.id])
  return before?.user_id && before.user_id !== me.data.id
    ? 'the connection now belongs to another user of PracticePanther'
    : null
}
