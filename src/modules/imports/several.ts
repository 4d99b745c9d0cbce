import { emailsIn, NOT_AN_ADDRESS } from '../../core/emailAddress'
import type { Cells, Remark } from './cells'

/** Fields of which people have several: the first is the contact's. */

const further = (count: number, one: string, many: string) =>
  count === 1
    ? `has one more ${one}, which is kept in the notes`
    : `has ${count} more ${many}, which are kept in the notes`

/** One value of a field that was given several, and what becomes of the others. */
export type Several = { value: string; others: string[]; remarks: Remark[] }

/** The first address that is one; the others, and what is none, are kept in the notes. */
export function emailOf({ of }: Cells): Several {
  const given = of('email').join(', ')
  const { addresses, rest } = emailsIn(given)
  const [first, ...more] = addresses
  if (first === undefined) return { value: rest.length > 0 ? given : '', others: [], remarks: [] }
  return {
    value: first.toLowerCase(),
    others: [
      ...more.map((text) => `Other e-mail: ${text}`),
      ...rest.map((text) => `In the e-mail column: ${text}`),
    ],
    remarks: [
      ...(more.length > 0 ? [{ field: 'email', message: further(more.length, 'address', 'addresses') }] : []),
      ...(rest.length > 0
        ? [
            {
              field: 'email',
              message: `has “${rest.join(', ')}” besides, which ${NOT_AN_ADDRESS} and is kept in the notes`,
            },
          ]
        : []),
    ],
  }
}

/** Longer than what people write into a field of phones; what is longer is not taken apart. */
const LONGEST_PHONES = 500
/** What has fewer is hardly a phone number: perhaps a column is another than it is taken for. */
const FOUR_DIGITS = /^(?:\P{Nd}*\p{Nd}){4}/u

/** The first phone; the others are kept in the notes. */
export function phoneOf({ of }: Cells): Several & { problems: Remark[] } {
  const cells = of('phone')
  if (cells.some(({ length }) => length > LONGEST_PHONES))
    return {
      value: '',
      others: [],
      remarks: [],
      problems: [{ field: 'phone', message: 'is longer than any phone number' }],
    }
  const phones = cells.flatMap((cell) => cell.split(/:::|;|\n/)).map((phone) => phone.trim())
  const [first = '', ...more] = [...new Set(phones.filter(Boolean))]
  const said = [
    ...(first !== '' && !FOUR_DIGITS.test(first) ? ['has fewer than four digits'] : []),
    ...(more.length > 0 ? [further(more.length, 'number', 'numbers')] : []),
  ]
  return {
    value: first,
    others: more.map((phone) => `Other phone: ${phone}`),
    remarks: said.map((message) => ({ field: 'phone', message })),
    problems: [],
  }
}
