import type pg from 'pg'
import { inject } from 'vitest'
import { accessToken } from '../../src/modules/auth/tokens'
import { accessKey } from './accounts'
import { Caller } from './api'
import type { Role } from './contract'
import type { Firm } from './firm'
import { ADMIN } from './platform'

/** Somebody in the session that they began last, without another sign-in: whoever tests signing in does it for real. */
export async function asOf(url: string, pool: pg.Pool, email: string): Promise<Caller> {
  const { rows } = await pool.query<{ user: string; session: string }>(
    `select u.id as user, s.id as session from users u join peak.sessions s on s.user_id = u.id where u.email = $1 order by s.created_at desc limit 1`,
    [email],
  )
  const [row] = rows
  if (!row) throw new Error(`${email} has never signed in.`)
  accessKey()
  const { token } = await accessToken({ id: row.user, email }, row.session)
  return new Caller(url, token)
}

/** The firm on a platform whose database was cloned from it, or set back to it. */
export async function signedInFirm(url: string, pool: pg.Pool): Promise<Firm> {
  // As if everybody had signed in just now.
  await pool.query(
    `update peak.sessions set created_at = now(), seen_at = now(), proved_at = now(), expires_at = now() + (expires_at - created_at)`,
  )
  const { people: ids, ...records } = inject('firm')
  const person = async (role: Role, name: string) => ({
    id: ids[role],
    caller: await asOf(url, pool, `${name}@firm.example`),
  })
  return {
    ...records,
    admin: await asOf(url, pool, ADMIN.email),
    nobody: new Caller(url),
    people: {
      admin: await person('admin', 'admin'),
      coordinator: await person('coordinator', 'coordinator'),
      client: await person('client', 'client'),
      third_party: await person('third_party', 'third'),
      agency: await person('agency', 'agency'),
    },
  }
}
