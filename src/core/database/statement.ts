import { createHash } from 'node:crypto'
import type { Queryable } from './database'

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
export async function rowsOf<R extends object>(
  db: Queryable,
  text: string,
  values: Values = new Values(),
): Promise<R[]> {
  const { rows } = await db.query<R>({ name: nameOf(text), text, values: values.list })
  return rows
}

/** `where` of the conditions that apply; nothing when none does. */
export const whereAll = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''

/** A search text as a pattern: what people type means itself. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** A text without accents and capitals, as names are compared (`peak.plain` has indexes where it is asked for). */
export const plainSql = (text: string): string => `peak.plain(${text})`

/** The digits of a phone number, however it is written. */
export const digitsSql = (text: string): string => `peak.digits(${text})`

const PHONE = /^\+?[\d\s().-]{7,}$/
/** Fewer digits are a number of something else: of a year, a house, a section. */
const LEAST_DIGITS = 7

/** What was typed as a pattern of digits; null for what is no phone number. The country code of a whole American number is left out. */
export function phonePattern(text: string): string | null {
  const digits = text.replaceAll(/\D/g, '')
  if (!PHONE.test(text.trim()) || digits.length < LEAST_DIGITS) return null
  return `%${digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits}%`
}

/** A list, as SQL. */
export type List = {
  columns: string
  from: string
  order: string
  /** Whether those that match are few, as a person's own are. */
  few: boolean
}

/**
 * One page and the number of rows on all pages, in one statement. Where they are few they are counted as
 * they are found; else apart, since the first 25 of all are found by an index, without sorting the rest.
 * A page after the last one has no row to carry the number, so it is counted then.
 */
export async function pagedRows<R extends object>(
  db: Queryable,
  { columns, from, order, few }: List,
  { page, limit }: { page: number; limit: number },
  values: Values,
): Promise<{ rows: R[]; total: number }> {
  const counted = new Values()
  counted.list.push(...values.list)
  const count = `select count(*)::int as total ${from}`
  const window = `limit ${values.add(limit)} offset ${values.add((page - 1) * limit)}`
  const total = few ? '(count(*) over ())::int' : `(${count})`
  const found = await rowsOf<R & { total?: number | undefined }>(
    db,
    `select ${columns}, ${total} as total ${from} ${order} ${window}`,
    values,
  )
  const first = found[0]
  const all = first?.total ?? 0
  // It stands in every row, and is none of the record's fields. A property that was deleted makes an object slow to copy.
  for (const row of found) row.total = undefined
  if (first) return { rows: found, total: all }
  if (page === 1) return { rows: [], total: 0 }
  const [counts] = await rowsOf<{ total: number }>(db, count, counted)
  return { rows: [], total: counts?.total ?? 0 }
}
