import Papa from 'papaparse'
import { z } from 'zod'
import { UnreadableFile } from './unreadable'

/** A table as people send it: its header and its rows, all as text. */
export const table = z.object({ headers: z.array(z.string()), rows: z.array(z.array(z.string())) })
export type Table = z.infer<typeof table>

const MOST_ROWS = 5000
const MOST_COLUMNS = 60

const unreadable = (message: string) => new UnreadableFile('file-unreadable', message)

/** A header may be wrapped in its cell; it is a name all the same. */
const headerText = (text: string, index: number): string =>
  text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() || `Column ${index + 1}`

function checked(all: string[][]): Table {
  const filled = all.filter((row) => row.some((cell) => cell.trim() !== ''))
  const [headers, ...rows] = filled
  if (!headers || rows.length === 0) throw unreadable('The file has no rows under a header.')
  if (rows.length > MOST_ROWS) throw unreadable(`The file has more than ${MOST_ROWS} rows: split it.`)
  if (headers.length > MOST_COLUMNS) throw unreadable(`The file has more than ${MOST_COLUMNS} columns.`)
  return {
    headers: headers.map(headerText),
    rows: rows.map((row) => headers.map((_, index) => (row[index] ?? '').replaceAll('\u0000', '').trim())),
  }
}

/** Reads a CSV text. Runs in a process of its own, as every parser (`src/core/files/parseFile.ts`). @throws UnreadableFile */
export function readCsvTable(bytes: Uint8Array): Table {
  const { data, errors } = Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: 'greedy' })
  const [broken] = errors.filter(({ type }) => type === 'Quotes')
  if (broken) throw unreadable(`The file cannot be read: row ${(broken.row ?? 0) + 1} has an open quote.`)
  return checked(data)
}

/** Reads the first sheet of an Excel file (.xlsx), as `readCsvTable` does. @throws UnreadableFile */
export async function readExcelTable(bytes: Uint8Array): Promise<Table> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw unreadable('This is not an Excel file (.xlsx).')
  // The library of workbooks takes longer to load than a CSV to read.
  const { readWorkbook } = await import('./workbook')
  return checked(await readWorkbook(bytes, { rows: MOST_ROWS, columns: MOST_COLUMNS }))
}
