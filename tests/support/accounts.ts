import pg from 'pg'
import { TOTP, Secret } from 'otpauth'
import { keyFor } from '../../src/core/crypto/digest'
import { provideSettings } from '../../src/core/env'
import { fromStored } from '../../src/modules/delivery/bodies'
import { at, Caller, textAt, type Answered } from './api'
import { PRODUCTION } from './platform'
import { until } from './wait'

/** People who sign in, for tests of signing in itself. */
export const PASSWORD = 'correct-horse-1031'

let serial = 0

/** Makes a user. */
export async function newUser(
  admin: Caller,
  role = 'coordinator',
  extra: Record<string, unknown> = {},
): Promise<{ id: string; email: string }> {
  serial += 1
  const email = `person-${serial}-${process.pid}@firm.example`
  const data = { email, password: PASSWORD, role, firstName: 'Pat', lastName: `Number ${serial}`, ...extra }
  return { id: await admin.create('users', data), email: data.email }
}

/** Signs in and expects tokens. */
export async function tokensOf(url: string, email: string, password = PASSWORD) {
  const answer = await new Caller(url).post('/api/auth/login', { email, password })
  return pairOf(url, answer)
}

/** The tokens of an answer. */
export function pairOf(url: string, answer: Answered) {
  const token = textAt(answer, 'token')
  return { token, refreshToken: textAt(answer, 'refreshToken'), caller: new Caller(url, token), answer }
}

/** The key that the platforms of the tests sign access tokens with. */
export function accessKey(): Uint8Array {
  provideSettings({ PAYLOAD_SECRET: PRODUCTION['PAYLOAD_SECRET'] ?? '' })
  return keyFor('access')
}

/** The code of an authenticator app. */
export const appCode = (secret: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at })

/** Sets up an app as the second factor of somebody who is signed in, with the code before the present one: a code works once. */
export async function setUpApp(caller: Caller): Promise<{ secret: string; backupCodes: string[] }> {
  const secret = textAt(await caller.post('/api/auth/setup-2fa', { method: 'totp' }), 'secret')
  const answer = await caller.post('/api/auth/verify-2fa', { code: appCode(secret, Date.now() - 30_000) })
  const backupCodes = at(answer.body, 'backupCodes')
  if (!Array.isArray(backupCodes)) throw new Error(`no backup codes: ${answer.status} ${answer.text}`)
  return { secret, backupCodes: backupCodes.map(String) }
}

/** The newest mail or text message of a kind in the outbox, opened. */
export async function sentTo(pool: pg.Pool, recipient: string, kind: string, skip = 0): Promise<string> {
  provideSettings({ ENCRYPTION_KEY: PRODUCTION['ENCRYPTION_KEY'] ?? '' })
  const found = await until(`a ${kind} for ${recipient}`, async () => {
    const { rows } = await pool.query<{ id: string; text: string; html: null; secret: boolean }>(
      'select id, text, null as html, secret from peak.outbox where recipient = $1 and kind = $2 order by created_at desc, id desc',
      [recipient, kind],
    )
    return rows.length > skip && rows[0]
  })
  return fromStored(found).text ?? ''
}

/** How many of a kind went to somebody. */
export async function countSent(pool: pg.Pool, recipient: string, kind: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from peak.outbox where recipient = $1 and kind = $2',
    [recipient, kind],
  )
  return rows[0]?.count ?? 0
}

/** The six digits in a text. */
export const digitsIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? ''

/** The audit rows of signing in about somebody, oldest first. */
export async function eventsOf(pool: pg.Pool, user: string): Promise<string[]> {
  const { rows } = await pool.query<{ action: string }>(
    `select action from audit_logs where user_id = $1 and entity_type = 'sessions' order by created_at, id`,
    [user],
  )
  return rows.map(({ action }) => action)
}
