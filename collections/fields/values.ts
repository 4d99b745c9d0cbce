import type { EmailField, Field, NumberField, TextField } from 'payload'
import { isEmailAddress, NOT_AN_ADDRESS } from '../../src/core/emailAddress'
import { UUID } from '../../src/core/ids'
import { isCalendarDate } from '../../src/law/dates'
import { MOST_CENTS } from '../../src/law/money'

/** Field builders shared by several collections: the same kind of value is declared once. */

type Options<T extends Field> = Partial<
  Pick<T, Extract<keyof T, 'access' | 'admin' | 'defaultValue' | 'index' | 'label' | 'required' | 'unique'>>
>

/** A calendar date as text, `YYYY-MM-DD`: it filters and sorts correctly and has no time zone. */
export function calendarDate(name: string, options: Options<TextField> = {}): Field {
  return {
    name,
    type: 'text',
    ...options,
    maxLength: 10,
    validate: (value: unknown) =>
      value === null ||
      value === undefined ||
      value === '' ||
      (typeof value === 'string' && isCalendarDate(value))
        ? true
        : 'must be a date that exists, as YYYY-MM-DD',
    hooks: { beforeValidate: [({ value }) => (value === '' ? null : value)] },
  } satisfies TextField
}

/** Money in whole US cents. */
export function cents(name: string, options: Options<NumberField> = {}): Field {
  return {
    name,
    type: 'number',
    ...options,
    validate: (value: unknown) =>
      value === null ||
      value === undefined ||
      (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_CENTS)
        ? true
        : 'must be a whole number of cents, zero or more and at most a trillion dollars',
  } satisfies NumberField
}

/**
 * For relations that a hook checks: Payload's own check reads the other record as the caller, and
 * most callers may not read people.
 */
export const recordId = (value: unknown): true | string =>
  value === null || value === undefined || (typeof value === 'string' && UUID.test(value))
    ? true
    : 'must be the id of a record'

/** An e-mail address by the one rule; Payload's own knows no other script than Latin. */
export function email(options: Options<EmailField> = {}): Field {
  return {
    name: 'email',
    type: 'email',
    ...options,
    validate: (value: unknown) =>
      (value === null || value === undefined || value === ''
        ? !options.required
        : isEmailAddress(String(value))) || NOT_AN_ADDRESS,
  } satisfies EmailField
}

/** Text with a length limit, so that nothing unbounded is stored. */
export function line(name: string, options: Options<TextField> & { maxLength?: number } = {}): Field {
  return { name, type: 'text', maxLength: 500, ...options } satisfies TextField
}

/** The name of the person in another field, for GraphQL: filled in by `presentPeople`, never stored. */
export const personName = (field: string): Field =>
  ({
    name: `${field}Name`,
    type: 'text',
    virtual: true,
    access: { create: () => false, update: () => false },
    admin: { hidden: true },
  }) satisfies TextField

/** A list of options whose value and label are said once. */
export const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
