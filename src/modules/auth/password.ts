import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { promisify } from 'node:util'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { InvalidInputError } from '../../core/errors'

/**
 * Checks passwords against Payload's own hashes: PBKDF2 with SHA-256, 600,000 rounds, recognized by their
 * prefix (docs/adr/0006). Payload's sign-in is not used: it answers an unknown address before it
 * has computed anything.
 */
const PREFIX = 'pbkdf2-sha256-v1:'
const ROUNDS = 600_000
const BYTES = 32
const derive = promisify(pbkdf2)

/** Stands in for the hash of somebody who is not there: it takes as long, and nothing matches it. */
const nobody = { hash: PREFIX + randomBytes(BYTES).toString('hex'), salt: randomBytes(32).toString('hex') }

type Stored = { hash: string | null; salt: string | null }

/** Whether a password is the one behind a hash. Takes the same time when there is no hash. */
export async function matches(password: string, stored: Stored | null): Promise<boolean> {
  const { hash, salt } =
    stored?.hash?.startsWith(PREFIX) && stored.salt ? { hash: stored.hash, salt: stored.salt } : nobody
  const wanted = Buffer.from(hash.slice(PREFIX.length), 'hex')
  const given = await derive(password, salt, ROUNDS, BYTES, 'sha256')
  return given.length === wanted.length && timingSafeEqual(given, wanted) && hash !== nobody.hash
}

/** Whether a password is that of a person: for what a person must confirm once more. */
export async function passwordMatches(payload: Payload, user: string, password: string): Promise<boolean> {
  const [stored] = await sqlOn(databaseOf(payload)).query<Stored>(
    'select hash, salt from users where id = $1 and active',
    [user],
  )
  return matches(password, stored ?? null)
}

/** @throws InvalidInputError for a new password that is the present one: nothing would be changed by it */
export async function assertNewPassword(
  req: PayloadRequest,
  { id }: { id: string },
  password: string,
): Promise<void> {
  if (await passwordMatches(req.payload, id, password))
    throw new InvalidInputError('This is your current password. Choose another one.', 'password')
}
