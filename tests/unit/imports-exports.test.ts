import ExcelJS from 'exceljs'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/core/files/table'
import { examine } from '../../src/modules/imports/contacts'
import { contactsIn } from '../../src/modules/imports/mapping/columns'
import type { Mapping } from '../../src/modules/imports/mapping/fields'
import { resolveMapping, type MappingInput } from '../../src/modules/imports/mapping/mapping'
import { suggestMapping } from '../../src/modules/imports/mapping/suggest'
import { similarTo } from '../../src/modules/imports/mapping/similar'
import { readFile } from '../../src/modules/imports/read'
import { readRow } from '../../src/modules/imports/row'
import { withChoice } from '../../src/modules/imports/ui/types'
import { ADDRESS_BOOKS, csvOf, rowsOf } from '../support/addressBooks'

/** What the export of each program becomes with nothing said of its columns. */

async function contactsOf(bytes: Uint8Array) {
  const contacts = contactsIn(await readTable(bytes, null))
  const { mapping, similar } = suggestMapping(contacts.columns)
  const rows = contacts.rows.map(({ cells, line }) => readRow(mapping, cells, line))
  return { ...contacts, mapping, similar, rows, record: rows[0]?.record }
}
const ofText = (text: string) => contactsOf(strToU8(text))

describe('the export of', () => {
  it.each(Object.keys(ADDRESS_BOOKS))('%s', async (name) => {
    const book = ADDRESS_BOOKS[name]
    if (!book) throw new Error('no such book')
    const { rows, similar } = await ofText(csvOf(rowsOf(book)))
    const [ida, jo] = rows
    expect(similar).toEqual([])
    expect(ida?.problems).toEqual([])
    expect(ida?.record).toMatchObject({
      firstName: expect.stringMatching(/^Ida/),
      lastName: expect.stringMatching(/^Quill/),
      displayName: 'Ida B. Quill Jr.',
      email: 'ida@quill.example',
      phone: '775-555-0102',
      company: 'Quill LLC',
      address: expect.stringMatching(/^12 Mill Rd\nReno, NV 89501\n(USA)?$/),
      notes: expect.stringContaining('Other e-mail: ida@home.example'),
    })
    expect(ida?.record.notes).toContain('Other phone: 775-555-0101')
    if (book.headers.some((header) => /^(notes?|description)$/i.test(header)))
      expect(ida?.record.notes).toMatch(/^Met at\nthe closing\n/)
    expect(ida?.remarks.map(({ field }) => field)).toEqual(['email', 'phone'])
    expect(jo?.record).toMatchObject({ displayName: 'Jo', email: 'jo@quill.example', notes: '' })
  })

  it('Outlook has its 93 columns', () => {
    expect(ADDRESS_BOOKS['Outlook']?.headers).toHaveLength(93)
  })

  it('a program that writes field names in capitals', async () => {
    const { record } = await ofText(
      'FIRSTNAME,LASTNAME,MAILINGSTREET,MAILINGCITY,MAILINGSTATE,MAILINGPOSTALCODE,MOBILEPHONE,EMAIL\nIda,Quill,1 Rd,Reno,NV,89501,555,ida@quill.example\n',
    )
    expect(record).toMatchObject({ displayName: 'Ida Quill', address: '1 Rd\nReno, NV 89501', phone: '555' })
  })
})

describe('an address', () => {
  it.each([
    ['Address,City,State,Zip', '1 Rd,Reno,NV,89501', '1 Rd\nReno, NV 89501'],
    ['Mailing Address,City,State,Zip', '1 Rd,Reno,NV,89501', '1 Rd\nReno, NV 89501'],
    ['Address 1,Address 2,City,State,Zip Code', '1 Rd,Unit 4,Reno,NV,89501', '1 Rd\nUnit 4\nReno, NV 89501'],
    ['Address', '"1 Rd, Reno"', '1 Rd, Reno'],
    ['Street', '1 Rd', '1 Rd'],
    ['Home Street,Home City,Business Street,Business City', ',,1 Rd,Reno', '1 Rd\nReno'],
    ['City,Country', 'Reno,USA', 'Reno\nUSA'],
  ])('of %s', async (headers, cells, address) => {
    const { record } = await ofText(`Name,${headers}\nIda,${cells}\n`)
    expect(record).toMatchObject({ displayName: 'Ida', address })
  })
})

describe('a header that is nearly one', () => {
  it.each([
    ['Emial', 'email'],
    ['Frist Name', 'firstName'],
    ['Compnay', 'company'],
    ['Adress', 'address'],
    ['Zip Cod', 'zip'],
    ['County', null],
    ['Status', null],
    ['Email Type', null],
    ['Fax Number', null],
    ['State Bar No', null],
    ['Mai', null],
    ['Number', null],
  ])('%s', (header, target) => {
    expect(similarTo(header)).toBe(target)
  })

  it('is suggested as similar, and never over one that is exact', async () => {
    const { columns, mapping, similar } = await ofText(
      'Full Name,Emial,Phone,Phnoe\nIda,ida@quill.example,1,2\n',
    )
    expect(similar.map((index) => columns[index]?.name)).toEqual(['Emial'])
    expect(mapping).toEqual({ displayName: [0], email: [1], phone: [2] })
  })
})

describe('a header', () => {
  it('may stand under titles and blank lines, and lines are those of the file', async () => {
    const { header, rows } = await ofText(
      'Contacts of the firm\n"As of\nMarch",,\n\nName,Email,Notes\nIda,ida@quill.example,"one\ntwo"\n\nJo,jo@quill.example,\n',
    )
    expect([header, ...rows.map(({ line }) => line)]).toEqual([5, 6, 9])
  })

  it('may be in a language that is not known here', async () => {
    const { header, columns, mapping } = await ofText('Wer,Wo\nIda,ida@quill.example\n')
    expect([header, columns.map(({ name }) => name), mapping]).toEqual([1, ['Wer', 'Wo'], {}])
  })

  it('may be missing: columns go by their letters, and every row counts', async () => {
    const { header, columns, rows } = await ofText(
      'Ida Quill,ida@quill.example,555-0101\nJo,jo@quill.example,\n',
    )
    expect(header).toBeNull()
    expect(columns.map(({ letter, name, samples }) => [letter, name, samples[0]])).toEqual([
      ['A', null, 'Ida Quill'],
      ['B', null, 'ida@quill.example'],
      ['C', null, '555-0101'],
    ])
    expect(rows.map(({ line }) => line)).toEqual([1, 2])
  })

  it('is the line that somebody says', async () => {
    const file = await readTable(strToU8('a,b\nName,Email\nIda,x\n'), null)
    expect(contactsIn(file).header).toBe(2)
    expect(contactsIn(file, { line: 1 })).toMatchObject({
      header: 1,
      columns: [{ name: 'a' }, { name: 'b' }],
    })
    expect(contactsIn(file, { line: 0 })).toMatchObject({
      header: null,
      rows: [{ line: 1 }, { line: 2 }, { line: 3 }],
    })
  })

  it('may have names twice, and blank columns between and after', async () => {
    const { columns, mapping, record } = await ofText(
      `Name,,Phone,Phone${','.repeat(70)}\nIda,,1,2${','.repeat(70)}\n${','.repeat(73)}\n`,
    )
    expect(columns.map(({ name }) => name)).toEqual(['Name', null, 'Phone', 'Phone'])
    expect(mapping).toEqual({ displayName: [0], phone: [2, 3] })
    expect(record).toMatchObject({ phone: '1', notes: 'Other phone: 2' })
  })

  it.each(['Name\n', 'only a header\n', '', '\n\n,,\n'])('alone is no table: %j', async (text) => {
    await expect(ofText(text)).rejects.toThrow('no rows under a header')
  })
})

describe('what is no value', () => {
  it.each([
    ['#N/A', 'error #N/A of a formula'],
    ['#REF!', 'error #REF! of a formula'],
    ['7.75555E+09', 'shortened'],
    ['7,75555E+09', 'shortened'],
    ['77\ufffd', 'encoding'],
  ])('%s keeps the row out', async (cell, why) => {
    const { rows } = await ofText(`Name,Phone\nIda,"${cell}"\n`)
    expect(rows[0]?.problems).toEqual([{ field: 'phone', message: expect.stringContaining(why) }])
  })

  it('a column that nobody takes over may hold anything', async () => {
    const { rows } = await ofText('Name,Shoe size\nIda,#N/A\n')
    expect(rows[0]?.problems).toEqual([])
  })

  it('four digits of a ZIP code are told', async () => {
    const { rows } = await ofText('Name,Street,Zip\nIda,1 Rd,2134\nJo,2 Rd,"=""02134"""\n')
    expect(rows.map(({ remarks }) => remarks.length)).toEqual([1, 0])
    expect(rows[1]?.record.address).toBe('2 Rd\n02134')
  })
})

describe('an e-mail column', () => {
  it.each([
    ['ida@quill.example, nowhere', 'ida@quill.example', 'In the e-mail column: nowhere'],
    ['mailto:ida@quill.example', 'ida@quill.example', ''],
    ['IDA@QUILL.example', 'ida@quill.example', ''],
    ['ида@почта.рф', 'ида@почта.рф', ''],
  ])('with %s', async (cell, email, notes) => {
    const { rows } = await ofText(`Name,Email\nIda,"${cell}"\n`)
    expect(rows[0]).toMatchObject({ problems: [], record: { email, notes } })
  })

  it('without an address that is one keeps the row out', async () => {
    const { rows } = await ofText('Name,Email\nIda,n/a\nJo,\n')
    expect(rows.map(({ problems }) => problems)).toEqual([
      [{ field: 'email', message: 'is not an e-mail address' }],
      [],
    ])
  })
})

describe('a cell that is far too long', () => {
  const spaces = ' '.repeat(99_000)
  it.each([
    ['phone', `1${spaces}2`],
    ['phone', `${';'.repeat(60_000)}2`],
    ['phone', '5'.repeat(501)],
    ['email', `a${spaces}@mail.example`],
    ['email', `a${'.'.repeat(99_000)}b`],
    ['email', `a${'.'.repeat(3990)}b`],
    ['email', `${'<'.repeat(99_000)}b`],
    ['displayName', `a${spaces}b`],
    ['company', `#${'1'.repeat(99_000)}`],
    ['zip', '1'.repeat(99_000)],
  ] as const)('is a problem of its row: %s', (field, cell) => {
    const mapping = { displayName: [0], [field]: [field === 'displayName' ? 0 : 1] }
    const row = readRow(mapping, field === 'displayName' ? [cell] : ['Ida', cell], 2)
    const said = field === 'zip' ? 'address' : field
    expect(row.problems.map((problem) => problem.field)).toContain(said)
  })

  it('is told of a phone before it is taken apart, and its text is not repeated', () => {
    const { problems, record } = readRow({ displayName: [0], phone: [1] }, ['Ida', '5'.repeat(501)], 2)
    expect(problems).toEqual([{ field: 'phone', message: 'is longer than any phone number' }])
    expect(record.phone).toBe('')
  })
})

describe('the rows of a file together', () => {
  const nobody = { query: () => Promise.resolve([]) }
  const examined = async (text: string, given: Mapping = {}) => {
    const contacts = contactsIn(await readTable(strToU8(text), null))
    const { mapping } = suggestMapping(contacts.columns)
    return examine(nobody, contacts, { ...mapping, ...given }, 'skip')
  }

  it('make a double of what is taken over only, not of a row that stays out', async () => {
    const rows = await examined(
      'Name,Email,Zip\nIda,ida@quill.example,#N/A\nIda,ida@quill.example,89501\nIda,IDA@quill.example,89501\n',
    )
    expect(rows.map(({ action }) => action)).toEqual(['error', 'create', 'skip'])
    expect(rows.map(({ duplicate }) => duplicate?.line ?? null)).toEqual([null, null, 3])
  })

  it.each([
    [
      'Name,Email,Address,Phone',
      'Jo,jo@x.example,12 Main St, Reno,775-555-0101',
      'has 5 values under 4 columns',
    ],
    ['Name', 'Smith, John', 'has 2 values under one column'],
  ])('are kept out where values are beyond the header: %s', async (header, row, why) => {
    const [found] = await examined(`${header}\n${row}\n`)
    expect(found).toMatchObject({
      action: 'error',
      problems: [{ field: 'row', message: `${why}: a value with the sign between columns needs quotes` }],
    })
  })

  it.each([
    ['blank ones', 'Name,Email\nIda,,,,\n', {}],
    ['a column without a name', 'Name,Email,\nIda,,x\n', {}],
    ['a column that somebody takes over', 'Name\nSmith, John\n', { lastName: [0], firstName: [1] }],
    ['no header to be beyond', 'Ida,ida@quill.example\nJo,jo@quill.example,x\n', { displayName: [0] }],
  ])('may have more cells: %s', async (_, text, given) => {
    const rows = await examined(text, given)
    expect(rows.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('may have what is hardly a phone, which is told', async () => {
    const rows = await examined('Name,Phone\nIda,Reno\nJo,12\nBo,x4521\n')
    expect(rows.map(({ action, remarks }) => [action, ...remarks])).toEqual([
      ['create', { field: 'phone', message: 'has fewer than four digits' }],
      ['create', { field: 'phone', message: 'has fewer than four digits' }],
      ['create'],
    ])
  })

  it('of a workbook stand under their columns, named or not', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('People').addRows([
      ['Name', 'Email'],
      ['Ida', 'ida@quill.example', 'x'],
    ])
    const file = await readTable(new Uint8Array(await book.xlsx.writeBuffer()), null)
    const rows = await examine(nobody, contactsIn(file), { displayName: [0] }, 'skip')
    expect(rows.map(({ action }) => action)).toEqual(['create'])
  })

  it('leave the process free for others in between', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    await examined(`Name,Email\n${'Ida,ida@quill.example\n'.repeat(3000)}`)
    clearImmediate(next)
    expect(turns).toBeGreaterThan(10)
  })
})

describe('a mapping by the names of columns', () => {
  const read = async (text: string, input: MappingInput, header?: number) => {
    const file = await readFile({ text, ...(header === undefined ? {} : { header }) }, input)
    return { header: file.header, mapping: resolveMapping(input, file.columns), rows: file.rows.length }
  }

  it.each<[string, string, MappingInput, number, Mapping]>([
    [
      'in another language',
      'Vorname,Nachname\nJohn,Smith\n',
      { firstName: 'Vorname', lastName: ['Nachname'] },
      1,
      { firstName: [0], lastName: [1] },
    ],
    ['with two spaces', 'First  Name,X\nJo,y\n', { firstName: 'First  Name' }, 1, { firstName: [0] }],
    [
      'under a title',
      'Liste\nVorname,Ort\nJo,Bonn\n',
      { firstName: 'Vorname', city: 'Ort' },
      2,
      { firstName: [0], city: [1] },
    ],
    ['above what looks like one', 'Wer,Wo\nName,Email\n', { displayName: 'Wer' }, 1, { displayName: [0] }],
    [
      'and of one without',
      'Name,,\nIda,,x\n',
      { displayName: 'Name', notes: 'Column 3' },
      1,
      { displayName: [0], notes: [2] },
    ],
    ['that is guessed, too', 'Name\nName,Email\nIda,\n', { displayName: 'Name' }, 2, { displayName: [0] }],
  ])('finds their row: %s', async (_, text, input, header, mapping) => {
    expect(await read(text, input)).toMatchObject({ header, mapping })
  })

  it('does not look further where a line was said', async () => {
    await expect(read('Wer,Wo\nName,Email\nIda,\n', { displayName: 'Wer' }, 2)).rejects.toThrow(
      'no column "Wer"',
    )
  })
})

describe('a line that is said to be the header', () => {
  it.each([2, 9])('and is not there is told: %s', async (header) => {
    await expect(readFile({ text: 'Name\n\nIda\n', header })).rejects.toMatchObject({
      status: 400,
      field: 'header',
      message: `The file has nothing on line ${header}.`,
    })
  })

  it('is one of the sheet that was shown with it', () => {
    expect(withChoice({ header: 3 }, { sheet: 'B' })).toEqual({ sheet: 'B' })
    expect(withChoice({ sheet: 'B' }, { header: 3 })).toEqual({ sheet: 'B', header: 3 })
    expect(withChoice({ sheet: 'B', header: 3 }, { encoding: 'macintosh' })).toEqual({
      sheet: 'B',
      header: 3,
      encoding: 'macintosh',
    })
  })
})

describe('a workbook with more tables than one', () => {
  const workbook = async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Prices').addRows([
      ['Wing', 'Rent'],
      ['A', 1],
      ['B', 2],
    ])
    book.addWorksheet('People').addRows([
      ['Name', 'Email'],
      ['Ida', 'ida@quill.example'],
    ])
    return Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
  }

  it('is read at the one with names of fields, unless somebody says another', async () => {
    const base64 = await workbook()
    expect(await readFile({ base64 })).toMatchObject({
      sheet: 'People',
      rows: [{ cells: ['Ida', 'ida@quill.example'] }],
    })
    expect(await readFile({ base64, sheet: 'Prices' })).toMatchObject({ sheet: 'Prices', header: 1 })
  })
})
