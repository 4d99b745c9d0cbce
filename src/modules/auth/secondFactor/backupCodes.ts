import { randomInt } from 'node:crypto'
import { keyedDigest } from '../../../core/crypto/digest'
import type { Sql } from '../../../core/database/sql'

/** Ten codes for the day on which the phone is lost; each opens once. */
const COUNT = 10
/** Without letters that are taken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

const part = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
const plain = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
const digest = (user: string, code: string) => keyedDigest(`${user}:${plain(code)}`, 'backup-code')

/** Gives a person new codes; older ones open nothing any more. They are shown this once. */
export async function newBackupCodes(sql: Sql, user: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, () => `${part()}-${part()}`)
  await sql.query('delete from peak.backup_codes where user_id = $1', [user])
  await sql.query('insert into peak.backup_codes (user_id, hash) select $1, unnest($2::text[])', [
    user,
    codes.map((code) => digest(user, code)),
  ])
  return codes
}

/** Spends a code. @returns whether it was a good one that had not been used */
export async function spendBackupCode(sql: Sql, user: string, code: string): Promise<boolean> {
  if (plain(code).length !== 10) return false
  const rows = await sql.query(
    'update peak.backup_codes set used_at = now() where user_id = $1 and hash = $2 and used_at is null returning hash',
    [user, digest(user, code)],
  )
  return rows.length > 0
}

/** How many codes a person has left. */
export async function backupCodesLeft(sql: Sql, user: string): Promise<number> {
  const [row] = await sql.query<{ left: number }>(
    'select count(*)::int as left from peak.backup_codes where user_id = $1 and used_at is null',
    [user],
  )
  return row?.left ?? 0
}
