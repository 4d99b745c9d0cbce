import type { Sql } from '../database/sql'
import { decryptText, encryptText, isCurrent } from './encryption'

/** A column that holds encrypted texts, what they are bound to, and the key of its rows. */
type EncryptedColumn = { table: string; column: string; id: string; purpose: string; where?: string }

/**
 * Every column where something is encrypted. `purpose` and `id` are SQL: what a text is bound to may
 * depend on its row. A test knows every file that encrypts, encrypts in each of these places and
 * decrypts them again with the new key alone.
 */
export const ENCRYPTED_COLUMNS: readonly EncryptedColumn[] = [
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

type Row = { id: string; encrypted: string; purpose: string }

async function reencrypt(
  sql: Sql,
  { table, column, id, purpose, where = 'true' }: EncryptedColumn,
): Promise<number> {
  const rows = await sql.query<Row>(
    `select ${id} as id, ${column} as encrypted, ${purpose} as purpose from ${table} where ${column} is not null and ${where} for update`,
  )
  const old = rows.filter(({ encrypted }) => !isCurrent(encrypted))
  for (const row of old)
    await sql.query(`update ${table} set ${column} = $2 where ${id} = $1`, [
      row.id,
      encryptText(decryptText(row.encrypted, row.purpose), row.purpose),
    ])
  return old.length
}

/**
 * Encrypts everything with the current key, in the caller's transaction: all of it or nothing. What is
 * current already is left alone, so it may run as often as one likes.
 * @returns how many texts were encrypted anew
 * @throws when a text can be decrypted with neither key
 */
export async function rotateKey(sql: Sql): Promise<number> {
  let count = 0
  for (const place of ENCRYPTED_COLUMNS) count += await reencrypt(sql, place)
  return count
}
