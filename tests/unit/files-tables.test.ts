import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ENCODINGS, type Encoding } from '../../src/core/files/encoding'
import { shownNumber } from '../../src/core/files/numberFormat'
import { readTable, type TableChoice } from '../../src/core/files/table'
import { csvOf } from '../support/addressBooks'

/** Tables as files have them, read by their content. */

const cellsOf = async (bytes: Uint8Array, choice: TableChoice = {}) =>
  (await readTable(bytes, choice)).rows.map(({ cells }) => cells)
const ofText = (text: string) => cellsOf(strToU8(text))

const ROWS = [
  ['Name', 'City'],
  ['Łukasz', 'Reno, NV'],
  ['Jo', 'a|b;c\td'],
]

describe('a text', () => {
  it.each([',', ';', '\t', '|'])('has its cells apart by %j', async (delimiter) => {
    expect(await ofText(csvOf(ROWS, delimiter))).toEqual(ROWS)
  })

  it('with a comma in every row may still be one of semicolons', async () => {
    expect(await ofText('Name;Born\nQuill, Ida;1970\nPine, Jo;1980\n')).toEqual([
      ['Name', 'Born'],
      ['Quill, Ida', '1970'],
      ['Pine, Jo', '1980'],
    ])
  })

  it.each(['sep=;\n', 'SEP=;\r\n', '\ufeffsep=;\n', '"sep=;"\n'])('says its delimiter: %j', async (line) => {
    expect((await readTable(strToU8(`${line}a;b\n1;2,5\n`), null)).rows).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['1', '2,5'] },
    ])
  })

  it.each(['\n', '\r\n', '\r'])('ends its lines with %j, and cells count theirs', async (end) => {
    const text = ['a,b', '"x', 'y",1', '', ',', '2,3'].join(end)
    expect((await readTable(strToU8(text), null)).rows.map(({ line }) => line)).toEqual([1, 2, 6])
  })

  it('keeps what a spreadsheet was told to keep', async () => {
    expect(await ofText('zip\n"=""02134"""\n="00501"\n=1+1\n')).toEqual([
      ['zip'],
      ['02134'],
      ['00501'],
      ['=1+1'],
    ])
  })

  it('is in composed characters', async () => {
    expect(await ofText('Name\nZoe\u0308\n')).toEqual([['Name'], ['Zo\u00eb']])
  })

  it('with an open quote is refused with its line', async () => {
    await expect(ofText('a,b\n"x\ny",2\n"open,3\n')).rejects.toThrow('line 4 has an open quote')
  })

  it('of too many columns is refused', async () => {
    await expect(ofText(`${'a,'.repeat(300)}b\n`)).rejects.toThrow('more than 256 columns')
    await expect(ofText(`a\n${'b\n'.repeat(6000)}`)).rejects.toThrow('more than 5000 rows')
  })
})

describe('the encoding', () => {
  const text = 'Name,Ort\nJörg Weiß,Köln\n'
  const latin = Buffer.from(text, 'latin1')
  const utf16 = Buffer.from(text, 'utf16le')
  const swapped = Buffer.from(utf16).swap16()
  const withMark = (mark: number[], bytes: Uint8Array) => Buffer.concat([Buffer.from(mark), bytes])

  it.each<[string, Uint8Array, Encoding]>([
    ['UTF-8', strToU8(text), 'utf-8'],
    ['UTF-8 with a mark', strToU8(`\ufeff${text}`), 'utf-8'],
    ['Windows-1252', latin, 'windows-1252'],
    ['UTF-16', utf16, 'utf-16le'],
    ['UTF-16 with a mark', withMark([0xff, 0xfe], utf16), 'utf-16le'],
    ['UTF-16, the other way round', swapped, 'utf-16be'],
    ['UTF-16, the other way round, with a mark', withMark([0xfe, 0xff], swapped), 'utf-16be'],
  ])('of %s is seen by its bytes', async (_name, bytes, encoding) => {
    expect(await readTable(bytes, null)).toMatchObject({
      encoding,
      rows: [{ cells: ['Name', 'Ort'] }, { cells: ['Jörg Weiß', 'Köln'] }],
    })
  })

  it('is the one that somebody says', async () => {
    const mac = Buffer.from(text.replaceAll('ö', '\u009a').replace('ß', '\u00a7'), 'latin1')
    expect((await cellsOf(mac))[1]).not.toEqual(['Jörg Weiß', 'Köln'])
    expect((await cellsOf(mac, { encoding: 'macintosh' }))[1]).toEqual(['Jörg Weiß', 'Köln'])
    for (const encoding of ENCODINGS) expect((await readTable(latin, { encoding })).encoding).toBe(encoding)
    expect((await cellsOf(latin, { encoding: 'utf-8' }))[1]?.[0]).toBe('J\ufffdrg Wei\ufffd')
  })
})

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const PEOPLE = [
  ['Name', 'City'],
  ['Ida', 'Reno'],
  ['Jo', 'Elko'],
]

describe('a workbook', () => {
  it('is read at its first visible sheet with a table', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Old', { state: 'hidden' }).addRows(PEOPLE)
      book.addWorksheet('Older', { state: 'veryHidden' }).addRows(PEOPLE)
      book.addWorksheet('Cover').addRows([['Contacts'], [], ['Made by', 'Ida'], ['Confidential']])
      book.addWorksheet('People').addRows(PEOPLE.slice(0, 2))
    })
    expect(await readTable(bytes, null)).toMatchObject({
      sheet: 'People',
      encoding: null,
      sheets: [
        { name: 'Old', hidden: true, rows: 3 },
        { name: 'Older', hidden: true },
        { name: 'Cover', hidden: false, rows: 3 },
        { name: 'People', hidden: false, rows: 2 },
      ],
      rows: [{ line: 1 }, { line: 2, cells: ['Ida', 'Reno'] }],
    })
    expect(await cellsOf(bytes, { sheet: 'Old' })).toEqual(PEOPLE)
    await expect(cellsOf(bytes, { sheet: 'Gone' })).rejects.toThrow('no sheet "Gone"')
  })

  it('has values of every kind', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('People')
      sheet.addRow([
        { richText: [{ text: 'Ida ' }, { font: { bold: true }, text: 'Quill' }] },
        { text: 'ida@quill.example', hyperlink: 'mailto:ida@quill.example' },
        { formula: 'A1', result: 'from a formula' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
        { error: '#N/A' },
        new Date('2026-03-04'),
        true,
        7755550101,
        1.5,
        1e21,
      ])
      const zip = sheet.addRow([2134, 21340001, 7755550101])
      zip.getCell(1).numFmt = '00000'
      zip.getCell(2).numFmt = '00000-0000'
      zip.getCell(3).numFmt = '[<=9999999]###-####;(###) ###-####'
    })
    expect(await cellsOf(bytes)).toEqual([
      [
        ...['Ida Quill', 'ida@quill.example', 'from a formula', '#DIV/0!', '#N/A', '2026-03-04', 'TRUE'],
        ...['7755550101', '1.5', '1e+21'],
      ],
      ['02134', '02134-0001', '(775) 555-0101'],
    ])
  })

  it('may be painted far beyond its cells, with blank rows and columns between', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('People')
      sheet.getCell('B3').value = 'Name'
      sheet.getCell('D3').value = 'City'
      sheet.getCell('B7').value = 'Ida'
      const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } } as const
      for (let row = 1; row < 60; row += 1) sheet.getCell(row, 400).fill = fill
    })
    expect((await readTable(bytes, null)).rows).toEqual([
      { line: 3, cells: ['', 'Name', '', 'City'] },
      { line: 7, cells: ['', 'Ida'] },
    ])
  })
})

it.each([
  [2134, '00000', '02134'],
  [5550101, '[<=9999999]###-####;(###) ###-####', '555-0101'],
  [17755550101, String.raw`\+0\ (000)\ 000-0000`, '+1 (775) 555-0101'],
  [2134, '[$-409]00000;[Red]-00000', '02134'],
  [5, '"No. "000', 'No. 005'],
  [1250000, '#,##0.00', '1250000'],
  [12, '0%', '12'],
  [46000, 'yyyy-mm-dd', '46000'],
  [1.5, '00000', '1.5'],
  [7, undefined, '7'],
])('%d under the format %s is %s', (value, format, text) => {
  expect(shownNumber(value, format)).toBe(text)
})

describe('what is no table says what it is', () => {
  const compound = (rest = '') =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(rest, 'utf16le')])
  const archive = (...names: string[]) =>
    zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
  it.each<[string, Uint8Array]>([
    ['Excel file of the old kind', compound('Workbook')],
    ['protected by a password', compound('EncryptedPackage')],
    ['binary Excel workbook', archive('xl/workbook.bin')],
    ['OpenDocument', archive('mimetype', 'content.xml')],
    ['Numbers', archive('Index/Document.iwa')],
    ['ZIP archive', archive('people.csv')],
    ['vCards', strToU8('BEGIN:VCARD\r\nVERSION:3.0\r\n')],
    ['vCards', strToU8('\ufeffbegin:vcard\n')],
    ['web page', strToU8('<html><table><tr><td>Name</td></tr></table></html>')],
    ['PDF', strToU8('%PDF-1.7\n')],
    ['kind .png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('%s', async (what, bytes) => {
    await expect(cellsOf(bytes)).rejects.toThrow(what)
    await expect(cellsOf(bytes)).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})
