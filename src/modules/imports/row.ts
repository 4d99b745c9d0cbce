import { z } from 'zod'
import { multiLine, singleLine } from '../../core/api/plainText'
import { emailsIn, isEmailAddress, NOT_AN_ADDRESS } from '../../core/emailAddress'
import { TARGETS, type Mapping, type Target } from './mapping/fields'

/** A row of a file as a contact. */

const record = z.object({
  firstName: singleLine().max(200),
  lastName: singleLine().max(200),
  displayName: singleLine().max(500),
  email: z.string().refine((text) => text === '' || isEmailAddress(text), { message: NOT_AN_ADDRESS }),
  phone: singleLine().max(64),
  company: singleLine().max(500),
  address: multiLine().max(2000),
  notes: multiLine().max(20_000),
})
export type ContactRecord = z.infer<typeof record>

/** What is said of a field: as a problem it keeps the row out, as a remark it does not. */
export type Remark = { field: string; message: string }

export type ReadRow = {
  /** The line in the file. */
  line: number
  record: ContactRecord
  problems: Remark[]
  remarks: Remark[]
}

type Cells = { of: (target: Target) => string[]; first: (target: Target) => string }

function cellsOf(mapping: Mapping, row: readonly string[]): Cells {
  const of = (target: Target) => (mapping[target] ?? []).map((index) => row[index] ?? '').filter(Boolean)
  return { of, first: (target) => of(target)[0] ?? '' }
}

/** How Excel writes what a formula could not find. */
const FORMULA_ERROR =
  /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BUSY!)$/
/** A long number that a spreadsheet shortened: its last digits are gone. */
const SHORTENED = /^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i
const LONGEST_NUMBER = 40

function faultOf(cell: string): string | null {
  if (cell.includes('\ufffd'))
    return 'has a character that cannot be read: choose another encoding, or correct the file'
  if (FORMULA_ERROR.test(cell)) return `has the error ${cell} of a formula instead of a value`
  if (cell.length <= LONGEST_NUMBER && SHORTENED.test(cell))
    return `is a number that the spreadsheet shortened to ${cell}: write it as text in the file`
  return null
}

const faultsOf = ({ of }: Cells): Remark[] =>
  TARGETS.flatMap((field) =>
    of(field).flatMap((cell) => {
      const message = faultOf(cell)
      return message === null ? [] : [{ field, message }]
    }),
  )

const further = (count: number, one: string, many: string) =>
  count === 1
    ? `has one more ${one}, which is kept in the notes`
    : `has ${count} more ${many}, which are kept in the notes`

type Several = { value: string; others: string[]; remarks: Remark[] }

/** The first address that is one; the others, and what is none, are kept in the notes. */
function emailOf({ of }: Cells): Several {
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

function phoneOf({ of }: Cells): Several & { problems: Remark[] } {
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

const joined = (parts: readonly string[], between: string) => parts.filter(Boolean).join(between)

/** An address as it stands on a letter. */
function addressOf({ of, first }: Cells): string {
  const cityLine = joined([first('city'), joined([first('state'), first('zip')], ' ')], ', ')
  return joined([...of('address'), ...of('street'), cityLine, first('country')], '\n')
}

const IN_UNITED_STATES = /^(?:|us|usa|u\.s\.a?\.|united states(?: of america)?)$/i

const zipRemark = ({ first }: Cells): Remark[] =>
  /^\d{4}$/.test(first('zip')) && IN_UNITED_STATES.test(first('country'))
    ? [{ field: 'zip', message: 'has four digits: a leading zero may be missing' }]
    : []

function nameOf({ first }: Cells, { company, email }: { company: string; email: string }): string {
  const parts = joined([first('firstName'), first('middleName'), first('lastName'), first('suffix')], ' ')
  return first('displayName') || parts || company || email
}

/** A value with the sign between columns in it moves all behind it by one: none of them is what its column says. */
function beyondProblems(mapping: Mapping, row: readonly string[], width: number | null): Remark[] {
  const taken = new Set(Object.values(mapping).flat())
  const isBeyond = (cell: string, index: number) =>
    width !== null && index >= width && cell !== '' && !taken.has(index)
  if (!row.some(isBeyond)) return []
  const columns = width === 1 ? 'one column' : `${width} columns`
  const message = `has ${row.length} values under ${columns}: a value with the sign between columns needs quotes`
  return [{ field: 'row', message }]
}

/**
 * Makes a contact of a row, with what keeps it out and what is to be known of it.
 * @param width how many columns the header has, where the row may not have more
 */
export function readRow(
  mapping: Mapping,
  row: readonly string[],
  line: number,
  width: number | null = null,
): ReadRow {
  const cells = cellsOf(mapping, row)
  const [email, phone] = [emailOf(cells), phoneOf(cells)]
  const company = cells.first('company')
  const made = {
    firstName: cells.first('firstName'),
    lastName: cells.first('lastName'),
    displayName: nameOf(cells, { company, email: email.value }),
    email: email.value,
    phone: phone.value,
    company,
    address: addressOf(cells),
    notes: joined([...cells.of('notes'), ...email.others, ...phone.others], '\n'),
  }
  const parsed = record.safeParse(made)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  const unnamed = { field: 'displayName', message: 'has neither a name nor an e-mail address' }
  return {
    line,
    record: made,
    problems: [
      ...beyondProblems(mapping, row, width),
      ...faultsOf(cells),
      ...phone.problems,
      ...problems,
      ...(made.displayName ? [] : [unnamed]),
    ],
    remarks: [...email.remarks, ...phone.remarks, ...zipRemark(cells)],
  }
}
