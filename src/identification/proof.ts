import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PayloadRequest } from 'payload'
import { poolOf, sqlOn } from '../database/pool'
import { ApiProblem } from '../errors'

const PREFIX = 'pbkdf2-sha256-v1:'
const derive = promisify(pbkdf2)

/**
 * Asks a person once more for what only they know, before they sign.
 * @throws 403 when it is wrong
 */
export async function requireProof(req: PayloadRequest, user: string, password: string): Promise<void> {
  const [stored] = await sqlOn(poolOf(req.payload)).query<{ hash: string | null; salt: string | null }>('select hash, salt from users where id = $1 and active', [user])
  const wanted = Buffer.from(stored?.hash?.startsWith(PREFIX) ? stored.hash.slice(PREFIX.length) : '', 'hex')
  const given = await derive(password, stored?.salt ?? 'nobody', 600_000, 32, 'sha256')
  if (wanted.length === given.length && timingSafeEqual(wanted, given)) return
  throw new ApiProblem(403, 'The password is not right.', { code: 'wrong-password', field: 'password' })
}
