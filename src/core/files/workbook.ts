import ExcelJS from 'exceljs'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { shownNumber } from './numberFormat'
import type { RawRow } from './table'
import { UnreadableFile } from './unreadable'
import { unzipWithin } from './zip'

/** An Excel file of contacts has few parts; 20 MB of XML are far more than 5,000 rows. */
const LIMITS = { entries: 1000, bytes: 20 * 1024 * 1024, ratio: 200 }

/** The parts that hold what is in the cells. Drawings, comments, tables, pivots and macros are never looked at. */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/

/**
 * Elements of a sheet whose ranges the library expands cell by cell: a merged range over a whole
 * sheet is 17 thousand million of them. None says anything of a row, so none is read.
 */
const IGNORED = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'cols',
  'autoFilter',
  'mergeCells',
  'rowBreaks',
  'colBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
]

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384
/** Nobody merges a million cells in a list, or validates as many as twenty whole columns have. */
const MOST_MERGED = 1_000_000
const MOST_COVERED = 20 * LAST_ROW

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** How many cells a range such as `A1:C3`, `$A:$B` or `$1:$9` covers. */
function cellsIn(range: string): number {
  const found = /^\$?([A-Z]{0,3})\$?(\d{0,7})(?::\$?([A-Z]{0,3})\$?(\d{0,7}))?$/i.exec(range)
  if (!found) return 0
  const [, left = '', top = '', right = left, bottom = top] = found
  const columns = left && right ? Math.abs(columnNumber(right) - columnNumber(left)) + 1 : LAST_COLUMN
  const rows = top && bottom ? Math.abs(Number(bottom) - Number(top)) + 1 : LAST_ROW
  return columns * rows
}

const covered = (ranges: Iterable<string>): number =>
  [...ranges].reduce((sum, range) => sum + cellsIn(range), 0)
const attributes = (xml: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].flatMap(([, value = '']) => value.split(/\s+/).filter(Boolean))

function checkRanges(name: string, xml: string): void {
  const merged = covered(attributes(xml, /<mergeCell\b[^>]*?\bref=["']([^"']*)["']/g))
  const validated = covered(attributes(xml, /<dataValidation\b[^>]*?\bsqref=["']([^"']*)["']/g))
  const named =
    name === 'xl/workbook.xml'
      ? covered(
          attributes(xml, /<definedName\b[^>]*>([^<]*)</g).flatMap((text) =>
            text.split(',').map((part) => part.slice(part.lastIndexOf('!') + 1)),
          ),
        )
      : 0
  if (merged > MOST_MERGED || validated > MOST_COVERED || named > MOST_COVERED)
    throw new UnreadableFile(
      'file-too-complex',
      'The file has merged cells, names or checks over a whole sheet. Save it as CSV with nothing but the rows, and try again.',
    )
}

const DEFINED_NAMES = /<definedNames\b[\s\S]*?(<\/definedNames\s*>|$)/g

/** The archive with nothing in it but what the rows need. @throws UnreadableFile */
function reduced(bytes: Uint8Array): Uint8Array {
  const parts = unzipWithin(bytes, LIMITS, (name) => WANTED.test(name))
  const kept = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (name !== 'xl/workbook.xml' && !name.startsWith('xl/worksheets/')) return [name, part]
    const xml = strFromU8(part)
    checkRanges(name, xml)
    // The library expands the range of every name; unlike the elements of a sheet they cannot be left out by an option.
    return [name, name === 'xl/workbook.xml' ? strToU8(xml.replaceAll(DEFINED_NAMES, '')) : part]
  })
  return zipSync(Object.fromEntries(kept), { level: 0 })
}

/** What a cell holds, as text; an error of a formula as Excel writes it (`#N/A`). */
function valueText(value: ExcelJS.CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return shownNumber(value, format)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value).toUpperCase()
  if ('error' in value) return value.error
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  // The text of a hyperlink may be rich text itself; the library's types do not say so.
  if ('text' in value) return cellText(value.text, format)
  return 'result' in value ? cellText(value.result, format) : ''
}

const cellText = (value: ExcelJS.CellValue, format: string | undefined): string =>
  typeof value === 'string' ? value : valueText(value, format)

export type Sheet = { name: string; hidden: boolean; rows: RawRow[] }

function readSheet(sheet: ExcelJS.Worksheet, most: number): Sheet {
  const rows: RawRow[] = []
  sheet.eachRow((row, line) => {
    if (rows.length >= most) return
    const cells: string[] = []
    // Cells that have nothing but a color are passed over: people paint whole columns.
    row.eachCell((cell, column) => {
      const text = cellText(cell.value, cell.numFmt)
      if (text === '') return
      while (cells.length < column - 1) cells.push('')
      cells.push(text)
    })
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
  })
  return { name: sheet.name, hidden: sheet.state !== 'visible', rows }
}

/**
 * The cells of an Excel file as text, sheet by sheet and row by row, without blank rows.
 * @param most so many rows of a sheet are read
 * @throws UnreadableFile
 */
export async function readWorkbook(bytes: Uint8Array, most: number): Promise<Sheet[]> {
  const workbook = new ExcelJS.Workbook()
  const archive = reduced(bytes)
  await workbook.xlsx.load(new Uint8Array(archive).buffer, { ignoreNodes: IGNORED })
  return workbook.worksheets.map((sheet) => readSheet(sheet, most))
}
