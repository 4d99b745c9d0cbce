import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { InvalidInputError } from './errors'

/**
 * A number as it is stored: E.164. One without a country is American, as the firm is. It has to be of
 * the right length; whether its area is in use today, only a number that codes go to must show.
 * @throws InvalidInputError
 */
export function phoneOf(text: string | null, inUse = false): string | null {
  if (!text?.trim()) return null
  const parsed = parsePhoneNumberFromString(text, 'US')
  if (!parsed?.isPossible() || (inUse && !parsed.isValid()))
    throw new InvalidInputError(
      'This is not a phone number. Write it as (202) 555-0123, or with its country as +44 20 7946 0958.',
      'phone',
    )
  return parsed.number
}
