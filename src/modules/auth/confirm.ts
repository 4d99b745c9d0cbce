import type { PayloadRequest } from 'payload'
import { ApiError } from '../../core/errors'
import { confirmKey, forgetFailures } from './limits'
import { countConfirmation } from './locks'
import { originOf } from './origin'
import { passwordMatches } from './password'
import type { Person } from './person'
import { failed } from './signIn'

/**
 * Asks a person who is signed in for the password once more. Failures are counted and
 * lock, apart from those at the sign-in: a stolen session is no place to guess.
 * @param field what the request calls the password, which the error names
 * @throws 403 for a wrong one; TooManyTriesError once there were too many
 */
export async function confirmPassword(
  req: PayloadRequest,
  person: Person,
  password: string,
  field = 'password',
): Promise<void> {
  const account = confirmKey(person.id)
  const tries = await countConfirmation(req.payload, account)
  if (await passwordMatches(req.payload, person.id, password)) return forgetFailures(req.payload, account)
  await failed(req, originOf(req), tries, person, 'sessions.confirm-failure')
  throw new ApiError(403, 'The password is not right.', { code: 'wrong-password', field })
}
