import { randomInt } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { keyedDigest } from '../../../core/crypto/digest'
import type { Sql } from '../../../core/database/sql'

/** Codes of six digits that go out by mail or text message: good for ten minutes, five tries, once. */
const MINUTES = 10
const TRIES = 5

export type SentBy = 'email' | 'sms'
type For = { user: string; challenge: string | null }

/** Makes a code; an older one for the same thing no longer counts. @returns the code, to be sent */
export async function newSentCode(sql: Sql, { user, challenge }: For, method: SentBy): Promise<string> {
  const [id, code] = [uuid(), String(randomInt(1_000_000)).padStart(6, '0')]
  await sql.query(
    'update peak.sent_codes set used_at = now() where user_id = $1 and challenge_id is not distinct from $2 and method = $3 and used_at is null',
    [user, challenge, method],
  )
  await sql.query(
    `insert into peak.sent_codes (id, user_id, challenge_id, method, code_hash, expires_at) values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))`,
    [id, user, challenge, method, keyedDigest(`${id}:${code}`, 'sent-code'), MINUTES],
  )
  return code
}

/** No code that was sent to a person counts any more. */
export async function closeSentCodesOf(sql: Sql, user: string): Promise<void> {
  await sql.query('update peak.sent_codes set used_at = now() where user_id = $1 and used_at is null', [user])
}

/** How many codes were sent to a person lately. */
export async function codesLately(sql: Sql, user: string, seconds: number): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    'select count(*)::int as count from peak.sent_codes where user_id = $1 and created_at > now() - make_interval(secs => $2)',
    [user, seconds],
  )
  return row?.count ?? 0
}

/** Spends a code that was sent for this. @returns how it was sent, or null when it is not right */
export async function spendSentCode(
  sql: Sql,
  { user, challenge }: For,
  code: string,
): Promise<SentBy | null> {
  // Each look costs a try of the code it looks at, right or wrong: nobody gets more than five.
  const open = await sql.query<{ id: string; method: SentBy; hash: string }>(
    `update peak.sent_codes set attempts = attempts + 1 where user_id = $1 and challenge_id is not distinct from $2 and used_at is null and expires_at > now() and attempts < $3
     returning id, method, code_hash as hash`,
    [user, challenge, TRIES],
  )
  const right = open.find(({ id, hash }) => hash === keyedDigest(`${id}:${code}`, 'sent-code'))
  if (!right) return null
  const spent = await sql.query(
    'update peak.sent_codes set used_at = now() where id = $1 and used_at is null returning id',
    [right.id],
  )
  return spent.length > 0 ? right.method : null
}
