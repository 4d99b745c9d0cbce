import type { Sql } from '../../../core/database/sql'
import { smsGoesOut } from '../../delivery'
import { InvalidInputError, DomainRuleError } from '../../../core/errors'
import { mailCode, textCode } from '../notices'
import type { Person } from '../person'
import { factorsOf, phoneOf, type FactorMethod, type Method } from './factors'
import { codesLately, newSentCode, type SentBy } from './sentCodes'

/** What may be set up: text messages only where the firm has them. */
export const methodsToSetUp = (): FactorMethod[] =>
  smsGoesOut() ? ['totp', 'sms', 'email'] : ['totp', 'email']

type Where = { challenge: string | null; pending: boolean }

/** Sends a code to where it is to go. @throws InvalidInputError when that factor is not there */
export async function sendCode(
  sql: Sql,
  person: Person,
  method: SentBy,
  { challenge, pending }: Where,
): Promise<void> {
  const factors = await factorsOf(sql, person.id)
  if (method === 'email') {
    await mailCode(sql, person, await newSentCode(sql, { user: person.id, challenge }, method))
    return
  }
  if (!smsGoesOut())
    throw new DomainRuleError(
      'Text messages are not set up here. Choose another method.',
      'no-text-messages',
      'method',
    )
  const phone = phoneOf(person.id, factors, pending)
  if (!phone) throw new InvalidInputError('There is no phone number for codes.', 'method')
  await textCode(sql, phone, await newSentCode(sql, { user: person.id, challenge }, method))
}

/** Codes that may be sent to one person in a quarter of an hour, by themselves or asked for. */
export const CODES = 6
export const QUARTER = 15 * 60

/**
 * Where an app makes the codes none is sent; otherwise the first goes out by itself. Not without end:
 * whoever knows a password would fill a mailbox and cost text messages. The sign-in waits all the
 * same, and a code may be asked for.
 */
export async function sendFirstCode(
  sql: Sql,
  person: Person,
  challenge: string,
  methods: readonly Method[],
): Promise<void> {
  const [first] = methods
  if (first !== 'email' && first !== 'sms') return
  if ((await codesLately(sql, person.id, QUARTER)) < CODES)
    await sendCode(sql, person, first, { challenge, pending: false })
}
