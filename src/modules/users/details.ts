import { phoneOf } from '../../core/phone'
import { InvalidInputError } from '../../core/errors'

const zones = new Set(Intl.supportedValuesOf('timeZone'))

/** @throws InvalidInputError for a time zone that is none */
function zoneOf(text: string | null): string | null {
  if (!text) return null
  if (!zones.has(text))
    throw new InvalidInputError('timeZone must be a time zone such as America/Los_Angeles', 'timeZone')
  return text
}

type Details = { phone?: unknown; timeZone?: unknown; active?: unknown }
const isText = (value: unknown): value is string | null => typeof value === 'string' || value === null

/**
 * What is written of a person, as it is stored, whoever writes it and over whichever route; what stays
 * as it was is left alone. Whether somebody is active is yes or no: nothing in between, which no rule
 * could distinguish from the other.
 * @throws InvalidInputError
 */
export function checkedDetails(
  { phone, timeZone, active }: Details,
  before: Details = {},
): { phone?: string | null; timeZone?: string | null } {
  if (active !== undefined && typeof active !== 'boolean')
    throw new InvalidInputError('active must be true or false.', 'active')
  return {
    ...(isText(phone) && phone !== before.phone ? { phone: phoneOf(phone) } : {}),
    ...(isText(timeZone) && timeZone !== before.timeZone ? { timeZone: zoneOf(timeZone) } : {}),
  }
}
