import { v7 as uuid } from 'uuid'
import { randomToken, tokenHash } from '../../../core/crypto/digest'
import type { Sql } from '../../../core/database/sql'
import type { Way } from '../sessions'

/** A sign-in that waits for its second factor: ten minutes, five tries. */
const MINUTES = 10
const TRIES = 5

export type Challenge = { id: string; user: string; way: Way; settingUp: boolean }

/** Begins to wait. `settingUp`: there is no second factor yet, so one is set up during the sign-in. */
export async function newChallenge(
  sql: Sql,
  user: string,
  way: Way,
  settingUp: boolean,
): Promise<{ id: string; token: string }> {
  const [id, token] = [uuid(), randomToken()]
  await sql.query(
    `insert into peak.challenges (id, token_hash, user_id, way, setting_up, expires_at) values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))`,
    [id, tokenHash(token), user, way, settingUp, MINUTES],
  )
  return { id, token }
}

const COLUMNS = 'id, user_id as user, way, setting_up as "settingUp"'
const OPEN = `token_hash = $1 and used_at is null and expires_at > now() and attempts < ${TRIES}`

/** The challenge behind a token, while it is open. */
export async function findChallenge(sql: Sql, token: string): Promise<Challenge | null> {
  const [row] = await sql.query<Challenge>(`select ${COLUMNS} from peak.challenges where ${OPEN}`, [
    tokenHash(token),
  ])
  return row ?? null
}

/** The challenge behind a token for one more try at it; each costs one of five. */
export async function tryChallenge(sql: Sql, token: string): Promise<Challenge | null> {
  const [row] = await sql.query<Challenge>(
    `update peak.challenges set attempts = attempts + 1 where ${OPEN} returning ${COLUMNS}`,
    [tokenHash(token)],
  )
  return row ?? null
}

/** Closes a challenge that was met. @returns false when somebody else was first */
export async function closeChallenge(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql.query(
    'update peak.challenges set used_at = now() where id = $1 and used_at is null returning id',
    [id],
  )
  return rows.length > 0
}

/** Closes all challenges of a person: what they waited for is no longer so. */
export async function closeChallengesOf(sql: Sql, user: string): Promise<void> {
  await sql.query('update peak.challenges set used_at = now() where user_id = $1 and used_at is null', [user])
}
