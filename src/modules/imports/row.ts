import { z } from 'zod'
import { multiLine, singleLine } from '../../core/api/plainText'
import { isEmailAddress, NOT_AN_ADDRESS } from '../../core/emailAddress'
import { beyondProblems, cellsOf, faultsOf, type Cells, type Remark } from './cells'
import type { Mapping } from './mapping/fields'
import { emailOf, phoneOf } from './several'

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

export type ReadRow = {
  /** The line in the file. */
  line: number
  record: ContactRecord
  problems: Remark[]
  remarks: Remark[]
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
