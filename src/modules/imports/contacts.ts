import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Sql } from '../../core/database/sql'
import { emailForms, emailKey } from '../../core/emailAddress'
import type { Contacts } from './mapping/columns'
import type { Mapping } from './mapping/fields'
import { readRow, type ReadRow } from './row'

/** A row as it would be taken over: what is wrong with it, or whose double it is. */
export type ImportRow = ReadRow & {
  duplicate: { id: string | null; displayName: string; by: 'email' | 'name'; line: number | null } | null
  action: 'create' | 'skip' | 'error'
}

type Known = { id: string; displayName: string; email: string | null }
const KNOWN = `select id, display_name as "displayName", email from contacts
  where archived is not true and (lower(email) = any($1) or lower(normalize(display_name, NFC)) = any($2))`

const nameKey = (name: string) => name.normalize('NFC').toLowerCase()

type Person = { id: string | null; displayName: string; line: number | null }

/** So many rows are read before other requests have their turn. */
const AT_ONCE = 100

async function readRows({ rows, width }: Contacts, mapping: Mapping): Promise<ReadRow[]> {
  const read: ReadRow[] = []
  for (const { cells, line } of rows) {
    if (read.length % AT_ONCE === AT_ONCE - 1) await othersFirst()
    read.push(readRow(mapping, cells, line, width))
  }
  return read
}

/** Who is there, and is taken over from further up in the file. */
class Seen {
  private readonly emails = new Map<string, Person>()
  private readonly names = new Map<string, Person>()

  add(person: Person, email: string | null): void {
    const [address, name] = [email && emailKey(email), nameKey(person.displayName)]
    if (address && !this.emails.has(address)) this.emails.set(address, person)
    if (!this.names.has(name)) this.names.set(name, person)
  }

  /** The same e-mail address, or without one the same name. */
  duplicateOf({ email, displayName }: ReadRow['record']): ImportRow['duplicate'] {
    const byEmail = email ? this.emails.get(emailKey(email)) : undefined
    if (byEmail) return { ...byEmail, by: 'email' }
    const byName = email ? undefined : this.names.get(nameKey(displayName))
    return byName ? { ...byName, by: 'name' } : null
  }
}

/** Looks at every row of a file. */
export async function examine(
  sql: Sql,
  contacts: Contacts,
  mapping: Mapping,
  duplicates: 'skip' | 'create',
): Promise<ImportRow[]> {
  const read = await readRows(contacts, mapping)
  const known = await sql.query<Known>(KNOWN, [
    read.flatMap(({ record }) => (record.email ? emailForms(record.email) : [])),
    read.map(({ record }) => nameKey(record.displayName)),
  ])
  const seen = new Seen()
  for (const { email, ...person } of known) seen.add({ ...person, line: null }, email)
  return read.map((row) => {
    const { record, line, problems } = row
    const duplicate = seen.duplicateOf(record)
    const action = problems.length > 0 ? 'error' : duplicate && duplicates === 'skip' ? 'skip' : 'create'
    if (action === 'create') seen.add({ id: null, displayName: record.displayName, line }, record.email)
    return { ...row, duplicate, action }
  })
}
