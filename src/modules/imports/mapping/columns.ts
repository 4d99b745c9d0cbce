import { emailsIn } from '../../../core/emailAddress'
import type { TableFile } from '../../../core/files/table'
import { DomainRuleError, InvalidInputError } from '../../../core/errors'
import { MOST_ROWS, TOP_ROWS } from '../../../core/files/table'
import { namedBy } from './headers'

/** A file of contacts with its header found: what its columns are called, and its rows. */
export type Contacts = {
  /** Line of the header in the file; null where there is none. */
  header: number | null
  /** How many columns the header has, named or not; null where that says nothing of the rows: without one, and in a workbook. */
  width: number | null
  columns: Column[]
  rows: TableFile['rows']
  /** The first lines, for somebody to say which is the header. */
  lines: { line: number; text: string }[]
}

/** A column, addressed by its place in the file. */
export type Column = { index: number; letter: string; name: string | null; samples: string[]; filled: number }

type Row = TableFile['rows'][number]

const SAMPLES = 3

/** A, B, … Z, AA, as spreadsheets count. */
export const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

/** Digits that are a phone number, a date, an amount; or an address: what stands in rows and in no header. */
const isDatum = (cell: string): boolean =>
  (cell.length <= 40 && /^[\s+()$#.,/:\d-]+$/.test(cell) && /\d/.test(cell)) ||
  emailsIn(cell).addresses.length > 0

const filledOf = (cells: readonly string[]) => cells.filter((cell) => cell !== '')

/** How many cells of a row are names of fields; a row with data in it is no header. */
function namesIn({ cells }: Row): number {
  const filled = filledOf(cells)
  if (filled.some(isDatum)) return 0
  const known = filled.filter((cell) => namedBy(cell) !== null).length
  return known >= 3 || known * 2 >= filled.length ? known : 0
}

/** Among the first rows, the one with the most names of fields. */
function namedHeader(rows: readonly Row[]): Row | null {
  const scored = rows.slice(0, TOP_ROWS).map((row) => ({ row, names: namesIn(row) }))
  const most = Math.max(0, ...scored.map(({ names }) => names))
  return most === 0 ? null : (scored.find(({ names }) => names === most)?.row ?? null)
}

/** A first whole row of different words over columns of numbers or addresses: a header in another language. */
function likelyHeader(rows: readonly Row[]): Row | null {
  const width = Math.max(...rows.map(({ cells }) => filledOf(cells).length))
  const at = rows.slice(0, TOP_ROWS).findIndex(({ cells }) => filledOf(cells).length * 2 > width)
  const row = rows[at]
  if (!row || width < 2) return null
  const filled = filledOf(row.cells)
  if (filled.some((cell) => isDatum(cell) || cell.length > 60) || new Set(filled).size < filled.length)
    return null
  const below = rows.slice(at + 1, at + 1 + TOP_ROWS)
  const speaks = row.cells.some(
    (cell, index) => cell !== '' && below.some(({ cells }) => isDatum(cells[index] ?? '')),
  )
  return speaks ? row : null
}

const noRows = () => new DomainRuleError('The file has no rows under a header.', 'file-unreadable', 'file')

/** A header may be wrapped in its cell; it is a name all the same. */
export const headerName = (text: string | undefined): string | null =>
  (text ?? '')
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim() || null

/** A column without a header is called so by everybody. */
const PLACE = /^Column \d+$/

/** The row with every name that somebody gives a column by: the guess where it is one, otherwise the first. */
function headerWith(rows: readonly Row[], names: readonly string[], guess: Row | null): Row | null {
  const given = names.filter((name) => !PLACE.test(name))
  const holdsAll = ({ cells }: Row) => {
    const held = new Set(cells.map(headerName))
    return given.every((name) => held.has(headerName(name)))
  }
  if (given.length === 0 || (guess && holdsAll(guess))) return guess
  return rows.slice(0, TOP_ROWS).find(holdsAll) ?? guess
}

/** What is known of the header: its line, 0 for none; or names of columns that stand in it. */
export type HeaderSaid = { line?: number | undefined; names?: readonly string[] }

/** The line that was said; a row with the names that were; or a guess. A row alone is a header without rows, unless it has data in it. */
function headerOf(rows: readonly Row[], { line: asked, names = [] }: HeaderSaid): Row | null {
  if (asked === 0) return null
  if (asked !== undefined) {
    const said = rows.find(({ line }) => line === asked)
    if (said) return said
    throw new InvalidInputError(`The file has nothing on line ${asked}.`, 'header')
  }
  const found = headerWith(rows, names, namedHeader(rows) ?? likelyHeader(rows))
  const [only] = rows
  return found ?? (rows.length === 1 && only && !only.cells.some(isDatum) ? only : null)
}

function columnsOf(header: Row | null, rows: readonly Row[]): Column[] {
  const width = Math.max(header?.cells.length ?? 0, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, index) => {
    const values = rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '')
    return {
      index,
      letter: letterOf(index),
      name: headerName(header?.cells[index]),
      samples: [...new Set(values)].slice(0, SAMPLES).map((text) => text.slice(0, 80)),
      filled: values.length,
    }
  })
}

const linesOf = (rows: readonly Row[]) =>
  rows.slice(0, 10).map(({ line, cells }) => ({ line, text: filledOf(cells).join(' · ').slice(0, 80) }))

/** Whether some rows of a sheet have a header that is known: by names that somebody gives, or by those of fields. */
export function hasKnownHeader(top: readonly string[][], names: readonly string[] = []): boolean {
  const rows = top.map((cells, line) => ({ line, cells }))
  return headerWith(rows, names, namedHeader(rows)) !== null
}

/**
 * Finds the header and what is under it; lines above it are titles.
 * @throws DomainRuleError 422 where there are no rows, or too many; InvalidInputError for a line that is not there
 */
export function contactsIn(
  { rows, sheet }: Pick<TableFile, 'rows' | 'sheet'>,
  said: HeaderSaid = {},
): Contacts {
  const header = headerOf(rows, said)
  const under = header ? rows.slice(rows.indexOf(header) + 1) : rows
  if (under.length === 0) throw noRows()
  if (under.length > MOST_ROWS)
    throw new DomainRuleError(
      `The file has more than ${MOST_ROWS} rows: split it.`,
      'file-unreadable',
      'file',
    )
  return {
    header: header?.line ?? null,
    width: header && sheet === null ? header.cells.length + (header.blank ?? 0) : null,
    columns: columnsOf(header, under),
    rows: under,
    lines: linesOf(rows),
  }
}

/** What a column is called where it has to have a name. */
export const columnName = ({ name, index }: Column): string => name ?? `Column ${index + 1}`
