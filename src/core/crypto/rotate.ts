import type { Sql } from '../database/sql'
import { isCurrent, open, seal } from './seal'

/** A column that holds sealed texts, what they are bound to, and the key of its rows. */
type Sealed = { table: string; column: string; id: string; purpose: string; where?: string }

/**
 * Every place where something is sealed. `purpose` and `id` are SQL: what a text is bound to may
 * depend on its row. A test knows every file that seals, seals in each of these places and opens them
 * again with the new key alone.
 */
export const SEALED: readonly Sealed[] = [
  {
    table: 'peak.pp_connection',
    column: 'refresh_token',
    id: 'id::text',
    purpose: `'practicepanther-token'`,
  },
  { table: 'peak.pp_connection', column: 'access_token', id: 'id::text', purpose: `'practicepanther-token'` },
  {
    table: 'peak.second_factors',
    column: 'secret',
    id: `user_id::text || ' ' || method`,
    purpose: `'second-factor:' || user_id || ':' || method`,
  },
  {
    table: 'peak.second_factors',
    column: 'pending_secret',
    id: `user_id::text || ' ' || method`,
    purpose: `'second-factor:' || user_id || ':' || method`,
  },
  {
    table: 'peak.outbox',
    column: 'text',
    id: 'id::text',
    purpose: `'outbox.' || id || '.text'`,
    where: 'secret',
  },
  {
    table: 'peak.outbox',
    column: 'sealed_recipient',
    id: 'id::text',
    purpose: `'outbox.' || id || '.recipient'`,
  },
  {
    table: 'peak.outbox',
    column: 'html',
    id: 'id::text',
    purpose: `'outbox.' || id || '.html'`,
    where: 'secret',
  },
  { table: 'peak.idempotency_keys', column: 'answer', id: 'id::text', purpose: `'idempotency.' || id` },
  { table: 'peak.files', column: 'wrapped_key', id: 'id::text', purpose: `'file.' || id` },
]

type Row = { id: string; sealed: string; purpose: string }

async function reseal(sql: Sql, { table, column, id, purpose, where = 'true' }: Sealed): Promise<number> {
  const rows = await sql.query<Row>(
    `select ${id} as id, ${column} as sealed, ${purpose} as purpose from ${table} where ${column} is not null and ${where} for update`,
  )
  const old = rows.filter(({ sealed }) => !isCurrent(sealed))
  for (const row of old)
    await sql.query(`update ${table} set ${column} = $2 where ${id} = $1`, [
      row.id,
      seal(open(row.sealed, row.purpose), row.purpose),
    ])
  return old.length
}

/**
 * Seals everything with the current key, in the caller's transaction: all of it or nothing. What is
 * current already is left alone, so it may run as often as one likes.
 * @returns how many texts were sealed anew
 * @throws when a text opens with neither key
 */
export async function rotateKey(sql: Sql): Promise<number> {
  let count = 0
  for (const place of SEALED) count += await reseal(sql, place)
  return count
}
