import { createHash } from 'node:crypto'
import { z } from 'zod'
import { decryptText, encryptText } from '../../../core/crypto/encryption'
import type { Database } from '../../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import { Retryable, SourceError } from './errors'
import { withRetries, type RetryPolicy } from './retry'
import { exchange, retryAfterMs, type Limits } from './transport'

/**
 * The firm's tokens for PracticePanther. A refresh token works once; the one that comes with the
 * answer is stored, encrypted, before the new access token is first used, and a row lock makes one
 * refresh of any number that are asked for at the same moment, in any number of processes.
 */
export type Connection = {
  db: Database
  baseUrl: string
  clientId: string
  clientSecret: string
  /** The first refresh token, from the settings; after that the stored one counts. */
  bootstrapToken: string | null
  limits: Limits
  retries: RetryPolicy
  signal: AbortSignal
}

type Stored = {
  refresh_token: string | null
  access_token: string | null
  access_expires_at: Date | null
  state: string
  bootstrap_hash: string | null
}

const PURPOSE = 'practicepanther-token'
const REAUTHORISE =
  'PracticePanther no longer accepts this connection. Connect again from the sync page; the data here is kept as it was.'
const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive().catch(3600),
})
export type TokenAnswer = z.infer<typeof tokenAnswer>

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex')

async function readStored(sql: Sql, lock: boolean): Promise<Stored | null> {
  const [row] = await sql.query<Stored>(
    `select refresh_token, access_token, access_expires_at, state, bootstrap_hash from peak.pp_connection where id = 1 ${lock ? 'for update' : ''}`,
  )
  return row ?? null
}

/** Stores what the token endpoint answered. */
export async function storeTokens(sql: Sql, answer: TokenAnswer, bootstrap: string | null): Promise<void> {
  await sql.query(
    `insert into peak.pp_connection (id, refresh_token, access_token, access_expires_at, state, bootstrap_hash, updated_at)
     values (1, $1, $2, now() + make_interval(secs => $3), 'connected', $4, now())
     on conflict (id) do update set refresh_token = $1, access_token = $2, access_expires_at = now() + make_interval(secs => $3), state = 'connected',
       bootstrap_hash = coalesce($4, peak.pp_connection.bootstrap_hash), updated_at = now()`,
    [
      encryptText(answer.refresh_token, PURPOSE),
      encryptText(answer.access_token, PURPOSE),
      Math.max(0, answer.expires_in - 30),
      bootstrap ? fingerprint(bootstrap) : null,
    ],
  )
}

/** Asks the token endpoint. @throws SourceError `reauthorise` when the grant is no longer good */
export async function requestToken(
  connection: Connection,
  grant: Record<string, string>,
): Promise<TokenAnswer> {
  const body = new URLSearchParams({
    ...grant,
    client_id: connection.clientId,
    client_secret: connection.clientSecret,
  }).toString()
  return withRetries(
    { ...connection.retries, attempts: Math.min(3, connection.retries.attempts) },
    connection.signal,
    async () => {
      const answer = await exchange(
        {
          url: `${connection.baseUrl}/oauth/token`,
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
          body,
        },
        connection.limits,
        connection.signal,
      )
      const text = await answer.text()
      if (answer.status === 429 || answer.status >= 500)
        throw new Retryable(`the sign-in answered ${answer.status}`, retryAfterMs(answer.headers))
      if (answer.status >= 400) throw new SourceError('reauthorise', REAUTHORISE)
      const parsed = tokenAnswer.safeParse(jsonOrNull(text))
      if (!parsed.success)
        throw new SourceError(
          'bad-answer',
          "PracticePanther's sign-in answered something that is not a token.",
        )
      return parsed.data
    },
  )
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function markReauthorise(db: Database, bootstrap: string | null): Promise<void> {
  await sqlOn(db).query(
    `insert into peak.pp_connection (id, state, bootstrap_hash, updated_at) values (1, 'reauthorise', $1, now())
     on conflict (id) do update set state = 'reauthorise', bootstrap_hash = coalesce($1, peak.pp_connection.bootstrap_hash), updated_at = now()`,
    [bootstrap ? fingerprint(bootstrap) : null],
  )
}

/** The refresh token to use next, and whether it is the one of the settings, used for the first time. */
function nextRefreshToken(
  stored: Stored | null,
  bootstrap: string | null,
): { token: string; isBootstrap: boolean } {
  const fresh = bootstrap !== null && stored?.bootstrap_hash !== fingerprint(bootstrap)
  if (fresh && (!stored?.refresh_token || stored.state === 'reauthorise'))
    return { token: bootstrap, isBootstrap: true }
  if (stored?.refresh_token && stored.state === 'connected')
    return { token: decryptText(stored.refresh_token, PURPOSE), isBootstrap: false }
  if (stored) throw new SourceError('reauthorise', REAUTHORISE)
  throw new SourceError(
    'not-connected',
    'PracticePanther is not connected yet: an admin connects it on the sync page.',
  )
}

const stillGood = (stored: Stored | null, refused: string | null): string | null => {
  if (!stored?.access_token || stored.state !== 'connected') return null
  if (stored.access_expires_at && stored.access_expires_at.getTime() <= Date.now()) return null
  const token = decryptText(stored.access_token, PURPOSE)
  return token === refused ? null : token
}

async function refreshLocked(connection: Connection, sql: Sql, refused: string | null): Promise<string> {
  await sql.query(`insert into peak.pp_connection (id, state) values (1, 'new') on conflict (id) do nothing`)
  const locked = await readStored(sql, true)
  const stored = locked?.state === 'new' ? null : locked
  const usable = stillGood(stored, refused)
  if (usable) return usable
  const { token, isBootstrap } = nextRefreshToken(stored, connection.bootstrapToken)
  const answer = await requestToken(connection, { grant_type: 'refresh_token', refresh_token: token })
  await storeTokens(sql, answer, isBootstrap ? token : null)
  return answer.access_token
}

/**
 * An access token that works as far as we know. `refused` is one that PracticePanther has just
 * rejected: if nobody has refreshed since, it is refreshed now, by exactly one of those who ask.
 */
export async function accessToken(connection: Connection, refused: string | null = null): Promise<string> {
  const usable = refused === null ? stillGood(await readStored(sqlOn(connection.db), false), null) : null
  if (usable) return usable
  try {
    return await inTransaction(connection.db, (sql) => refreshLocked(connection, sql, refused))
  } catch (error) {
    // A refresh whose answer was lost has used up the token as well: only connecting again helps.
    if (error instanceof SourceError && error.code === 'reauthorise')
      await markReauthorise(connection.db, connection.bootstrapToken)
    throw error
  }
}

/** Marks the connection as one that has to be made again. */
export const giveUpConnection = (connection: Connection): Promise<void> =>
  markReauthorise(connection.db, null)
