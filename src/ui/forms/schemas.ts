import * as z from 'zod/mini'
import { isCalendarDate } from '../../law/dates'
import { centsOf } from './dollars'

// The content policy of our pages allows no code made from text, and even asking for it is reported.
if (typeof window !== 'undefined') z.config({ jitless: true })

/** Text as typed, without the spaces around it. */
const typed = (max: number) =>
  z.string().check(z.trim(), z.maxLength(max, `Use at most ${max.toLocaleString('en-US')} characters.`))

/** Text that must be there. */
export const requiredText = (message: string, max = 500) => typed(max).check(z.minLength(1, message))

/** Text, or one of a list of choices, that may be left out: nothing is null. */
export const optionalText = (max = 500) =>
  z.pipe(
    typed(max),
    z.transform((text) => text || null),
  )

const isOneOf = <Key extends string>(names: Readonly<Record<Key, string>>, key: unknown): key is Key =>
  typeof key === 'string' && Object.hasOwn(names, key)

/** One of a list of choices, by the keys of their names. */
export const choice = <Key extends string>(names: Readonly<Record<Key, string>>) =>
  z.custom<Key>((key) => isOneOf(names, key))

/** One of a list of choices, or none: nothing is null. */
export const optionalChoice = <Key extends string>(names: Readonly<Record<Key, string>>) =>
  z.pipe(
    z.custom<Key | ''>((key) => key === '' || isOneOf(names, key)),
    z.transform((key) => (isOneOf(names, key) ? key : null)),
  )

const isDate = (text: string) => text === '' || isCalendarDate(text)

/** A calendar date that may be left out. */
export const optionalDate = () =>
  z.pipe(
    z.string().check(z.refine(isDate, 'Enter a date that exists.')),
    z.transform((text) => text || null),
  )

/** A calendar date that must be there. */
export const requiredDate = (message: string) =>
  z.string().check(z.refine((text) => text !== '' && isDate(text), message))

const AMOUNT = 'Enter an amount in dollars, such as 1,250,000.'

/** Dollars as typed, as whole cents; nothing is null. */
export const optionalDollars = (message = AMOUNT) =>
  z.pipe(
    z.string().check(z.refine((text) => centsOf(text) !== undefined, message)),
    z.transform((text) => centsOf(text) ?? null),
  )

/** Dollars that must be there. */
export const requiredDollars = (message = AMOUNT) =>
  z.pipe(
    z.string().check(z.refine((text) => typeof centsOf(text) === 'number', message)),
    z.transform((text) => centsOf(text) ?? 0),
  )

/** An e-mail address. */
export const email = () =>
  typed(320).check(
    z.minLength(1, 'Enter an e-mail address.'),
    z.regex(/^\S+@\S+$/, 'Enter a whole e-mail address.'),
  )

/** An e-mail address that may be left out: nothing is null. */
export const optionalEmail = () =>
  z.pipe(
    typed(320).check(z.regex(/^(\S+@\S+)?$/, 'Enter a whole e-mail address.')),
    z.transform((text) => text || null),
  )

/** A password or code that somebody has, as it is. */
export const secret = (message: string) =>
  z.string().check(z.minLength(1, message), z.maxLength(1000, message))

/** A password that somebody chooses; the platform decides whether it is good enough. */
export const newPassword = () =>
  z
    .string()
    .check(z.minLength(12, 'Use at least 12 characters.'), z.maxLength(1000, 'Use at most 1,000 characters.'))

/** A whole number, as typed. */
export const wholeNumber = (message = 'Enter a whole number.') =>
  z.pipe(
    z.string().check(z.trim(), z.regex(/^-?\d{1,9}$/, message)),
    z.transform((text) => Number(text)),
  )

/** A share of something: more than nothing, at most all of it. */
export const percent = (message = 'Enter a share between 0 and 100 percent.') =>
  z.pipe(
    z.string().check(z.refine((text) => inShare(Number(text.trim() || '100')), message)),
    z.transform((text) => Number(text.trim() || '100')),
  )
const inShare = (share: number) => share > 0 && share <= 100

/** A whole number that may be left out, for what it is then: the field may be out of sight. */
export const wholeNumberOr = (fallback: number, message = 'Enter a whole number.') =>
  z.pipe(
    z.string().check(z.refine((text) => Number.isInteger(Number(text)), message)),
    z.transform((text) => (text.trim() === '' ? fallback : Number(text))),
  )
