import { z } from 'zod'
import type { Sql } from '../../core/database/sql'
import { InvalidInputError } from '../../core/errors'
import type { Table } from '../../core/files/table'
import { multiLine, singleLine } from '../../core/api/plainText'

/** The fields of a contact that a file can fill, with the headers they go by. */
const HEADERS = {
  firstName: ['first name', 'firstname', 'given name', 'first'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'last'],
  displayName: ['name', 'full name', 'display name', 'contact', 'contact name'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'mail'],
  phone: ['phone', 'phone number', 'telephone', 'mobile', 'cell'],
  company: ['company', 'organization', 'organisation', 'firm', 'business'],
  address: ['address', 'street', 'mailing address'],
  notes: ['notes', 'note', 'comments', 'remarks'],
} as const
type Field = keyof typeof HEADERS
const isField = (text: string): text is Field => Object.hasOwn(HEADERS, text)
export const FIELDS = Object.keys(HEADERS).filter(isField)

/** Which column fills which field. */
export const mappingInput = z.partialRecord(z.enum(FIELDS), singleLine().max(300))
export type Mapping = z.infer<typeof mappingInput>

/** The mapping that the headers suggest. */
export function suggestMapping(headers: readonly string[]): Mapping {
  const taken = new Set<string>()
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const names: readonly string[] = HEADERS[field]
    const header = headers.find(
      (name) =>
        !taken.has(name) &&
        names.includes(
          name
            .toLowerCase()
            .replaceAll(/[_\s]+/g, ' ')
            .trim(),
        ),
    )
    if (header === undefined) continue
    mapping[field] = header
    taken.add(header)
  }
  return mapping
}

const record = z.object({
  firstName: singleLine().max(200),
  lastName: singleLine().max(200),
  displayName: singleLine().max(500),
  email: z.union([z.literal(''), z.email({ message: 'is not an e-mail address' }).max(254)]),
  phone: singleLine().max(64),
  company: singleLine().max(500),
  address: multiLine().max(2000),
  notes: multiLine().max(20_000),
})
export type ContactRecord = z.infer<typeof record>

/** A row as it would be taken over: what is wrong with it, or whose double it is. */
export type ImportRow = {
  /** The line in the file, the header being line 1. */
  line: number
  record: ContactRecord
  problems: { field: string; message: string }[]
  duplicate: { id: string | null; displayName: string; by: 'email' | 'name'; line: number | null } | null
  action: 'create' | 'skip' | 'error'
}

const nameOf = ({ displayName, firstName, lastName, company, email }: ContactRecord) =>
  displayName || [firstName, lastName].filter(Boolean).join(' ') || company || email

function rowOf(
  headers: readonly string[],
  mapping: Mapping,
  cells: readonly string[],
  line: number,
): Omit<ImportRow, 'duplicate' | 'action'> {
  const cell = (field: Field) => cells[headers.indexOf(mapping[field] ?? '')] ?? ''
  const raw = {
    firstName: cell('firstName'),
    lastName: cell('lastName'),
    displayName: cell('displayName'),
    email: cell('email').toLowerCase(),
    phone: cell('phone'),
    company: cell('company'),
    address: cell('address'),
    notes: cell('notes'),
  }
  const parsed = record.safeParse(raw)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  const named = { ...raw, displayName: nameOf(raw) }
  return {
    line,
    record: named,
    problems: named.displayName
      ? problems
      : [...problems, { field: 'displayName', message: 'has neither a name nor an e-mail address' }],
  }
}

type Known = { id: string; displayName: string; email: string | null }
const KNOWN = `select id, display_name as "displayName", lower(email) as email from contacts where archived is not true and (lower(email) = any($1) or lower(display_name) = any($2))`

type Seen = Map<string, { id: string | null; displayName: string; line: number | null }>

/** The same e-mail address, or without one the same name: in the firm already, or further up in the file. */
function duplicateOf(
  { record: { email, displayName } }: Pick<ImportRow, 'record'>,
  emails: Seen,
  names: Seen,
): ImportRow['duplicate'] {
  const byEmail = email ? emails.get(email) : undefined
  if (byEmail) return { ...byEmail, by: 'email' }
  const byName = email ? undefined : names.get(displayName.toLowerCase())
  return byName ? { ...byName, by: 'name' } : null
}

/** Looks at every row of a file. @throws InvalidInputError when the mapping names a column that is not there */
export async function examine(
  sql: Sql,
  { headers, rows }: Table,
  mapping: Mapping,
  duplicates: 'skip' | 'create',
): Promise<ImportRow[]> {
  for (const [field, header] of Object.entries(mapping))
    if (header !== undefined && !headers.includes(header))
      throw new InvalidInputError(`The file has no column "${header}".`, `mapping.${field}`)
  if (!mapping.displayName && !mapping.firstName && !mapping.lastName && !mapping.company && !mapping.email)
    throw new InvalidInputError('Say which column has the name or the e-mail address.', 'mapping')
  const found = rows.map((cells, index) => rowOf(headers, mapping, cells, index + 2))
  const known = await sql.query<Known>(KNOWN, [
    found.map((row) => row.record.email).filter(Boolean),
    found.map((row) => row.record.displayName.toLowerCase()),
  ])
  const emails: Seen = new Map(
    known.flatMap(({ email, ...person }) => (email ? [[email, { ...person, line: null }]] : [])),
  )
  const names: Seen = new Map(
    known.map(({ email: _email, ...person }) => [
      person.displayName.toLowerCase(),
      { ...person, line: null },
    ]),
  )
  return found.map((row) => {
    const duplicate = duplicateOf(row, emails, names)
    const seen = { id: null, displayName: row.record.displayName, line: row.line }
    if (row.record.email && !emails.has(row.record.email)) emails.set(row.record.email, seen)
    if (!names.has(row.record.displayName.toLowerCase()))
      names.set(row.record.displayName.toLowerCase(), seen)
    return {
      ...row,
      duplicate,
      action: row.problems.length > 0 ? 'error' : duplicate && duplicates === 'skip' ? 'skip' : 'create',
    }
  })
}
