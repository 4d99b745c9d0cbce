import { randomToken, tokenHash } from '../../core/crypto/digest'
import type { Sql } from '../../core/database/sql'
import { activePerson, holdPerson, type Person } from './person'

/** Tokens for a new password: one hour, once, and only the newest. */
const MINUTES = 60

/** No token of a person counts any more. */
export async function closeResetsOf(sql: Sql, user: string): Promise<void> {
  await sql.query('update peak.password_resets set used_at = now() where user_id = $1 and used_at is null', [
    user,
  ])
}

/** Makes a token for a person; older ones no longer count. @throws Overtaken when they were changed meanwhile */
export async function newReset(sql: Sql, person: Person): Promise<string> {
  await holdPerson(sql, person)
  const token = randomToken()
  await closeResetsOf(sql, person.id)
  await sql.query(
    'insert into peak.password_resets (token_hash, user_id, expires_at) values ($1, $2, now() + make_interval(mins => $3))',
    [tokenHash(token), person.id, MINUTES],
  )
  return token
}

/** Whose a token is, while it is good. */
export async function openReset(sql: Sql, token: string): Promise<Person | null> {
  const [row] = await sql.query<{ user: string }>(
    'select user_id as user from peak.password_resets where token_hash = $1 and used_at is null and expires_at > now()',
    [tokenHash(token)],
  )
  return row ? activePerson(sql, row.user) : null
}

/** Spends a token. @returns false when somebody else was first */
export async function spendReset(sql: Sql, token: string): Promise<boolean> {
  const rows = await sql.query(
    'update peak.password_resets set used_at = now() where token_hash = $1 and used_at is null and expires_at > now() returning user_id',
    [tokenHash(token)],
  )
  return rows.length > 0
}
