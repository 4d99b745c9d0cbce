import type { PayloadRequest } from 'payload'
import {
  confirmPassword,
  confirmKey,
  forgetFailures,
  countConfirmation,
  originOf,
  activePerson,
  spendCode,
  failed,
} from '../auth'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn } from '../../core/database/sql'
import { ApiError, InvalidInputError, NotSignedInError } from '../../core/errors'

/** What only the person knows or has: the password, or a code of their second factor. */
export type Proof = { password?: string | undefined; code?: string | undefined }

/**
 * Asks a person once more who they are, before they sign. Failures count like those of a sign-in.
 * @throws 403 when it is wrong; TooManyTriesError once there were too many
 */
export async function requireProof(
  req: PayloadRequest,
  user: string,
  { password, code }: Proof,
): Promise<void> {
  const db = databaseOf(req.payload)
  const person = await activePerson(sqlOn(db), user)
  if (!person) throw new NotSignedInError()
  if (password) return confirmPassword(req, person, password)
  if (!code)
    throw new InvalidInputError('Sign with your password, or with a code of your second factor.', 'password')
  const account = confirmKey(person.id)
  const tries = await countConfirmation(req.payload, account)
  if (await inTransaction(db, (sql) => spendCode(sql, user, null, code)))
    return forgetFailures(req.payload, account)
  await failed(req, originOf(req), tries, person, 'sessions.confirm-failure')
  throw new ApiError(403, 'The code is not right.', { code: 'wrong-code', field: 'code' })
}
