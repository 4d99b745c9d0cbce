import { z } from 'zod'
import { isEmailAddress } from '../../core/emailAddress'
import { InvalidInputError } from '../../core/errors'
import { singleLine } from '../../core/api/plainText'
import { phoneOf } from '../../core/phone'
import { firmProfile, type FirmChanges } from '../../core/settings/firm'

const MOST_OF_A_LOGO = 750_000

/** What administrators send: every field on its own, empty or null for what is not known. */
export const firmInput = firmProfile.partial().extend({
  address: firmProfile.shape.address.partial().optional(),
  logo: singleLine()
    .max(MOST_OF_A_LOGO, { message: 'must be a picture of at most 512 kB' })
    .nullable()
    .optional(),
})

export type FirmInput = z.infer<typeof firmInput>

const LEAST_CONTRAST = 4.5

/** How much light a color gives off (WCAG 2.2, relative luminance). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(color.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function colorOf(color: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(color))
    throw new InvalidInputError('Write the color as #0f6b65: six digits from 0 to f.', 'color')
  if (1.05 / (luminance(color) + 0.05) < LEAST_CONTRAST)
    throw new InvalidInputError('This color is too light to be read on white paper.', 'color')
  return color.toLowerCase()
}

function einOf(text: string): string {
  const [, first, rest] = /^(\d{2})-?(\d{7})$/.exec(text) ?? []
  if (!first || !rest) throw new InvalidInputError('An EIN has nine digits, as in 12-3456789.', 'ein')
  return `${first}-${rest}`
}

function emailOf(text: string): string {
  if (!isEmailAddress(text)) throw new InvalidInputError('This is not an e-mail address.', 'email')
  return text
}

const orNull = (text: string | null | undefined) => text || null

/** The parts of an address that were sent; the others stay. */
const partsOf = (address: NonNullable<FirmInput['address']>): NonNullable<FirmChanges['address']> => ({
  ...(address.line === undefined ? {} : { line: orNull(address.line) }),
  ...(address.city === undefined ? {} : { city: orNull(address.city) }),
  ...(address.state === undefined ? {} : { state: orNull(address.state) }),
  ...(address.postalCode === undefined ? {} : { postalCode: orNull(address.postalCode) }),
})

/** The profile as it is stored: what is empty is not known. @throws InvalidInputError with the field */
export function profileOf({
  address,
  phone,
  email,
  ein,
  color,
  ...names
}: Omit<FirmInput, 'logo'>): Omit<FirmChanges, 'logo'> {
  return {
    ...(names.legalName === undefined ? {} : { legalName: orNull(names.legalName) }),
    ...(names.shortName === undefined ? {} : { shortName: orNull(names.shortName) }),
    ...(address && { address: partsOf(address) }),
    ...(phone === undefined ? {} : { phone: phoneOf(phone) }),
    ...(email === undefined ? {} : { email: email ? emailOf(email) : null }),
    ...(ein === undefined ? {} : { ein: ein ? einOf(ein) : null }),
    ...(color === undefined ? {} : { color: color ? colorOf(color) : null }),
  }
}
