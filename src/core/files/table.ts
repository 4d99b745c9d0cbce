import { z } from 'zod'
import { readCsv } from './csv'
import { decode, ENCODINGS, guessEncoding } from './encoding'
import { fileKind } from './fileKind'
import { UnreadableFile } from './unreadable'

/** Tables as people send them: which row is the header, and what the columns are, is for others to find. */

const cells = z.array(z.string())
/** A row as it stands in the file. */
const rawRow = z.object({
  line: z.number(),
  cells,
  /** Blank cells at its end, which are not among its cells: of a text they show how wide it is. */
  blank: z.number().optional(),
})
export type RawRow = z.infer<typeof rawRow>
/** What is read of a file: the rows of one sheet with their lines, and between what one can choose. */
export const tableFile = z.object({
  rows: z.array(rawRow),
  /** The encoding that was used; null for a workbook. */
  encoding: z.enum(ENCODINGS).nullable(),
  /** The sheet whose rows these are; null for a text. */
  sheet: z.string().nullable(),
  /** All sheets, each with the rows that show whether it holds what is looked for. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number(), top: z.array(cells) })),
})
export type TableFile = z.infer<typeof tableFile>

/** What the caller knows better than a guess. */
export const tableChoice = z.object({ sheet: z.string().optional(), encoding: z.enum(ENCODINGS).optional() })
export type TableChoice = z.infer<typeof tableChoice>

/** Rows of the table, and those of titles above it. */
export const MOST_ROWS = 5000
const MOST_TITLES = 50
const MOST_COLUMNS = 256
/** Among so many rows a header is looked for. */
export const TOP_ROWS = 25

/** Several times what a cell of Excel can hold. */
const LONGEST_CELL = 100_000

const unreadable = (message: string) => new UnreadableFile('file-unreadable', message)

/** Composed characters, without NUL, ends trimmed; blank cells at the end are none. */
function clean(row: readonly string[]): string[] {
  if (row.some((cell) => cell.length > LONGEST_CELL))
    throw new UnreadableFile('file-too-complex', 'A cell of the file holds more text than can be read.')
  const texts = row.map((cell) => cell.replaceAll('\u0000', '').normalize('NFC').trim())
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)
}

/** Takes the rows that are not blank, up to what is read at all. */
class Rows {
  readonly kept: RawRow[] = []
  add({ line, cells: all }: RawRow): void {
    const cleaned = clean(all)
    if (cleaned.length === 0) return
    if (this.kept.length >= MOST_ROWS + MOST_TITLES)
      throw unreadable(`The file has more than ${MOST_ROWS} rows: split it.`)
    if (cleaned.length > MOST_COLUMNS) throw unreadable(`The file has more than ${MOST_COLUMNS} columns.`)
    const blank = all.length - cleaned.length
    this.kept.push({ line, cells: cleaned, ...(blank > 0 ? { blank } : {}) })
  }
}

function rowsOf(all: readonly RawRow[]): RawRow[] {
  const rows = new Rows()
  for (const row of all) rows.add(row)
  return rows.kept
}

const filledIn = (row: RawRow) => row.cells.filter((cell) => cell.trim() !== '').length
/** Covers have a title and a few lines beside it; a table has rows of several cells. */
const isTable = ({ rows }: { rows: readonly RawRow[] }) => rows.filter((row) => filledIn(row) > 1).length > 1

/** The sheet that was asked for, or the first with a table that people see. @throws UnreadableFile */
function chosenSheet<S extends { name: string; hidden: boolean; rows: RawRow[] }>(
  sheets: readonly S[],
  name: string | undefined,
): S {
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name)
    if (!named) throw unreadable(`The file has no sheet "${name}".`)
    return named
  }
  const visible = sheets.filter(({ hidden }) => !hidden)
  const filled = ({ rows }: S) => rows.length > 1
  const found =
    visible.find(isTable) ?? visible.find(filled) ?? sheets.find(isTable) ?? visible[0] ?? sheets[0]
  if (!found) throw unreadable('The Excel file has no sheet.')
  return found
}

async function readSheets(bytes: Uint8Array, { sheet }: TableChoice): Promise<TableFile> {
  // The library of workbooks takes longer to load than a text to read.
  const { readWorkbook } = await import('./workbook')
  const sheets = await readWorkbook(bytes, MOST_ROWS + MOST_TITLES + 1)
  const chosen = chosenSheet(sheets, sheet)
  return {
    rows: rowsOf(chosen.rows),
    encoding: null,
    sheet: chosen.name,
    sheets: sheets.map(({ name, hidden, rows }) => ({
      name,
      hidden,
      rows: rows.length,
      top: rows.slice(0, TOP_ROWS).map((row) => clean(row.cells).slice(0, MOST_COLUMNS)),
    })),
  }
}

function readText(bytes: Uint8Array, choice: TableChoice): TableFile {
  const encoding = choice.encoding ?? guessEncoding(bytes)
  const rows = new Rows()
  readCsv(decode(bytes, encoding), (row) => rows.add(row))
  return { rows: rows.kept, encoding, sheet: null, sheets: [] }
}

/**
 * Reads a file with a table, told by its content: a text with delimiters (CSV) or an Excel workbook. Runs in
 * a process of its own, as every parser (`parseFile.ts`).
 * @throws UnreadableFile
 */
export async function readTable(bytes: Uint8Array, options: unknown): Promise<TableFile> {
  const choice = tableChoice.parse(options ?? {})
  return (await fileKind(bytes)) === 'workbook' ? readSheets(bytes, choice) : readText(bytes, choice)
}
