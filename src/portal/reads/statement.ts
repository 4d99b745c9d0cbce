import { createHash } from 'node:crypto'
import type { Queryable } from '../../access/scope'

const names = new Map<string, string>()

/** A name for a statement's text, so that the database plans each shape once. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `portal-${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

/** The values of one statement, numbered as they are used. */
export class Values {
  readonly list: unknown[] = []
  /** Takes a value. @returns its place in the text: `$1`, `$2`, … */
  add(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}

/** Runs one named statement. */
export async function rowsOf<R extends object>(db: Queryable, text: string, values: Values = new Values()): Promise<R[]> {
  const { rows } = await db.query<R>({ name: nameOf(text), text, values: values.list })
  return rows
}

/** `where` of the conditions that apply; nothing when none does. */
export const whereAll = (conditions: readonly string[]): string => (conditions.length > 0 ? `where ${conditions.join(' and ')}` : '')

/** A search text as a pattern: what people type means itself. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** "Of my exchanges" as a condition on a column; an admin needs none. */
export const within = (column: string, ids: 'all' | string[], values: Values): string[] => (ids === 'all' ? [] : [`${column} = any(${values.add(ids)}::uuid[])`])
