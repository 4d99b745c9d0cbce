import type { PayloadRequest } from 'payload'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { ApiError } from '../../core/errors'
import { enqueueNow } from '../../core/queue/boss'
import { noteDeadToken } from './deadTokens'
import { accountKey, allow, assertAddressAllowed, TooManyTriesError } from './limits'
import { forgetAllFailures, unlock } from './locks'
import { networkOf } from './network'
import { setPassword } from './newPassword'
import { originOf } from './origin'
import { assertNewPassword } from './password'
import { checkNewPassword } from './passwordRules'
import { Overtaken, ownOf } from './person'
import { PASSWORD_RESET } from './passwordResetJob'
import { openReset, spendReset } from './resets'
import { plainEmail } from './signIn'

const RESETS_AN_HOUR = 5
/** From one network: enough for an office behind one address on a bad Monday. */
const RESETS_OF_NETWORK = 50
const HOUR = 3600

/** The same in the same time for every address: who it belongs to is found out by a job. */
export async function askForReset(req: PayloadRequest, given: string): Promise<void> {
  const email = plainEmail(given)
  const { ip, userAgent } = originOf(req)
  try {
    await assertAddressAllowed(req.payload, ip)
    await allow(req.payload, 'mail', `network ${networkOf(ip)}`, RESETS_OF_NETWORK, HOUR)
    await allow(req.payload, 'mail', accountKey(email), RESETS_AN_HOUR, HOUR)
  } catch (error) {
    // Answering "too often" would reveal which addresses exist; the same answer fills nobody's mailbox.
    if (error instanceof TooManyTriesError) return
    throw error
  }
  await enqueueNow(req.payload, PASSWORD_RESET, { email, ip, userAgent })
}

class ResetOver extends ApiError {
  constructor() {
    super(400, 'This link has expired or was used before. Ask for a new one.', {
      code: 'reset-over',
      field: 'token',
    })
  }
}

/**
 * Sets a new password with a token that works once. No session begins: whoever has it signs in.
 * @throws 400 for a token that is not good, or a password that is not
 */
export async function resetWithToken(
  req: PayloadRequest,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const sql = sqlOn(databaseOf(req.payload))
  const person = await openReset(sql, token)
  if (!person) {
    await noteDeadToken(req, 'users.reset-refused')
    throw new ResetOver()
  }
  checkNewPassword(password, ownOf(person))
  await assertNewPassword(req, person, password)
  const done = await setPassword(req, person, password, (tx) => spendReset(tx, token)).catch(
    (error: unknown) => {
      if (error instanceof Overtaken) return false
      throw error
    },
  )
  if (!done) throw new ResetOver()
  await forgetAllFailures(req.payload, person)
  await unlock(sql, person)
}
