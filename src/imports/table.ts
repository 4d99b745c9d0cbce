import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { Invalid } from '../errors'

/** A table as people send it: its header and its rows, all as text. */
export type Table = { headers: string[]; rows: string[][] }

const MOST_ROWS = 5000
const MOST_COLUMNS = 60
const MOST_UNPACKED = 40 * 1024 * 1024

function checked(all: string[][]): Table {
  const filled = all.filter((row) => row.some((cell) => cell.trim() !== ''))
  const [headers, ...rows] = filled
  if (!headers || rows.length === 0) throw new Invalid('The file has no rows under a header.', 'file')
  if (rows.length > MOST_ROWS) throw new Invalid(`The file has more than ${MOST_ROWS} rows: split it.`, 'file')
  if (headers.length > MOST_COLUMNS) throw new Invalid(`The file has more than ${MOST_COLUMNS} columns.`, 'file')
  return { headers: headers.map((header, index) => header.trim() || `Column ${index + 1}`), rows: rows.map((row) => headers.map((_, index) => (row[index] ?? '').replaceAll('\u0000', '').trim())) }
}

function csvTable(text: string): Table {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' })
  const [broken] = errors.filter(({ type }) => type === 'Quotes')
  if (broken) throw new Invalid(`The file cannot be read: row ${(broken.row ?? 0) + 1} has an open quote.`, 'file')
  return checked(data)
}

/** How large the parts of a zip say they are: a small file can unpack to fill the memory. */
function unpackedSize(bytes: Buffer): number {
  let size = 0
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0 && at + 28 <= bytes.length; at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')) size += bytes.readUInt32LE(at + 24)
  return size
}

const cellText = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('text' in value) return String(value.text)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  return 'result' in value && value.result !== undefined ? String(value.result) : ''
}

async function excelTable(bytes: Buffer): Promise<Table> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Invalid('This is not an Excel file (.xlsx).', 'file')
  if (unpackedSize(bytes) > MOST_UNPACKED) throw new Invalid('The file unpacks to more than can be read.', 'file')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  } catch {
    throw new Invalid('The Excel file cannot be read.', 'file')
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Invalid('The Excel file has no sheet.', 'file')
  if (sheet.rowCount > MOST_ROWS * 2) throw new Invalid(`The file has more than ${MOST_ROWS} rows: split it.`, 'file')
  const rows: string[][] = []
  sheet.eachRow((row) => {
    const cells: string[] = []
    for (let column = 1; column <= Math.min(row.cellCount, MOST_COLUMNS + 1); column += 1) cells.push(cellText(row.getCell(column).value))
    rows.push(cells)
  })
  return checked(rows)
}

/** Reads a CSV text or the base64 of an Excel file. @throws Invalid with what is wrong with it */
export async function readTable(file: { text?: string | undefined; base64?: string | undefined }): Promise<Table> {
  if ((file.text === undefined) === (file.base64 === undefined)) throw new Invalid('Send the CSV as `text`, or the Excel file as `base64`.', 'text')
  return file.text === undefined ? excelTable(Buffer.from(file.base64 ?? '', 'base64')) : csvTable(file.text)
}
