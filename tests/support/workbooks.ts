import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** An honest Excel file of two contacts, with cells as people have them. */
export async function honestWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('People')
  sheet.addRows([
    ['Full name', 'Email', 'Notes'],
    ['Fay Fern', { text: 'fay@fern.example', hyperlink: 'mailto:fay@fern.example' }, new Date('2026-01-02')],
    ['Gus Grove', '', 7],
  ])
  sheet.mergeCells('E1:F2')
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const SHEET = 'xl/worksheets/sheet1.xml'
const WORKBOOK = 'xl/workbook.xml'
const WHOLE = 'A1:XFD1048576'

function changed(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  const before = strFromU8(parts[part] ?? new Uint8Array())
  const after = change(before)
  if (after === before) throw new Error(`Nothing was changed in ${part}.`)
  return zipSync({ ...parts, [part]: strToU8(after) })
}

const behindRows = (bytes: Uint8Array, xml: string) =>
  changed(bytes, SHEET, (sheet) => sheet.replace('</sheetData>', `</sheetData>${xml}`))
const named = (bytes: Uint8Array, range: string) =>
  changed(bytes, WORKBOOK, (xml) =>
    xml.replace(
      '</sheets>',
      `</sheets><definedNames><definedName name="all">People!${range}</definedName></definedNames>`,
    ),
  )

/** The sizes in the directory of an archive, made smaller than the truth. */
function lying(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  for (
    let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    copy.writeUInt32LE(10, at + 24)
  return copy
}

/** One long text that a small file shares among many cells. */
function sharedText(honest: Uint8Array, cells: number): Uint8Array {
  const strings = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>${'a'.repeat(1_000_000)}</t></si></sst>`
  const rows = Array.from(
    { length: cells },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
  ).join('')
  return zipSync({
    ...unzipSync(
      changed(honest, SHEET, (xml) =>
        xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`),
      ),
    ),
    'xl/sharedStrings.xml': strToU8(strings),
  })
}

const manyRows = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `<row r="${index + 5}"><c r="A${index + 5}"><v>${index}</v></c></row>`,
  ).join('')

/** Small files that stop a reader which believes them, by what is wrong with them. */
export function hostileWorkbooks(honest: Uint8Array): Record<string, Uint8Array> {
  return {
    'merged cells over the whole sheet': changed(honest, SHEET, (xml) =>
      xml.replace('ref="E1:F2"', `ref="${WHOLE}"`),
    ),
    'a name for the whole sheet': named(honest, '$A$1:$XFD$1048576'),
    'a name for all columns': named(honest, '$A:$XFD'),
    'a check over the whole sheet': behindRows(
      honest,
      `<dataValidations count="1"><dataValidation type="list" sqref="${WHOLE}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
    ),
    'a part that unpacks to 30 MB': zipSync({
      ...unzipSync(honest),
      'xl/sharedStrings.xml': new Uint8Array(30 * 1024 * 1024),
    }),
    'a part that is larger than it says': lying(
      zipSync({ ...unzipSync(honest), 'xl/sharedStrings.xml': new Uint8Array(30 * 1024 * 1024) }),
    ),
    'elements nested two million deep': changed(honest, SHEET, (xml) =>
      xml.replace('<sheetData>', `<sheetData>${'<a>'.repeat(2_000_000)}`),
    ),
    'two hundred thousand rows': changed(honest, SHEET, (xml) =>
      xml.replace('</sheetData>', `${manyRows(200_000)}</sheetData>`),
    ),
    'a row beyond every sheet': changed(honest, SHEET, (xml) =>
      xml.replace(
        '</sheetData>',
        '<row r="2000000000"><c r="ZZZZZZ2000000000"><v>1</v></c></row></sheetData>',
      ),
    ),
    'two thousand parts': zipSync({
      ...unzipSync(honest),
      ...Object.fromEntries(
        Array.from({ length: 2000 }, (_, index) => [`xl/media/${index}.png`, new Uint8Array(1)]),
      ),
    }),
    'one text of a megabyte in five thousand cells': sharedText(honest, 5000),
    'no archive at all': strToU8('PK broken zip'),
  }
}

/** Files that are large in the way honest ones are, and must be read. */
export function generousWorkbooks(honest: Uint8Array): Record<string, Uint8Array> {
  return {
    'a check over a whole column': behindRows(
      honest,
      '<dataValidations count="1"><dataValidation type="list" sqref="B2:B1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
    ),
    'a name for two columns': named(honest, '$A:$B'),
    'widths for all columns': changed(honest, SHEET, (xml) =>
      xml.replace('<sheetData>', '<cols><col min="1" max="16384" width="9"/></cols><sheetData>'),
    ),
  }
}
