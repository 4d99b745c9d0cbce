import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { InvalidInputError } from './errors'

/** A stored number as people of the country write it: "(775) 555-0142"; others with their country. */
export function writtenPhone(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, 'US')
  if (!parsed) return phone
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational()
}

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
