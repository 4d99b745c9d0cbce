import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, errorsOf, textAt, type Answered, type Caller } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { honestWorkbook, hostileWorkbooks } from '../support/workbooks'

/** Contacts from CSV and Excel files: looked at first, taken over whole, taken back. */

let firm: Firm
let pool: pg.Pool
const officer = (): Caller => firm.people.coordinator.caller
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

const CSV =
  'First Name,Last Name,E-mail,Phone,Firm,Comments\nAnna,Arbor,anna@arbor.example,555-1,Arbor LLC,"Likes, commas"\nBert,Birch,not an address,,,\nAnna,Again,ANNA@arbor.example,,,\n,,,,,\nCarla,Client,,,,\n'
const preview = (body: Record<string, unknown>, caller = officer()) =>
  caller.post('/api/imports/contacts/preview', { fileName: 'people.csv', ...body })
const commit = (body: Record<string, unknown>, caller = officer()) =>
  caller.post('/api/imports/contacts', { fileName: 'people.csv', ...body })
const MAPPING = {
  firstName: 'First Name',
  lastName: 'Last Name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Firm',
  notes: 'Comments',
}

describe('a file of contacts', () => {
  it('is looked at row by row before anything is kept', async () => {
    const answer = await preview({ text: CSV })
    expect(answer.body).toMatchObject({
      mapping: MAPPING,
      counts: { total: 4, create: 1, skip: 2, error: 1 },
      rows: [
        { line: 2, action: 'create', record: { displayName: 'Anna Arbor', notes: 'Likes, commas' } },
        { line: 3, action: 'error', problems: [{ field: 'email', message: 'is not an e-mail address' }] },
        { line: 4, action: 'skip', duplicate: { by: 'email', line: 2, id: null } },
        { action: 'skip', duplicate: { by: 'name', id: firm.contacts.client } },
      ],
    })
    expect((await pool.query(`select 1 from contacts where email = 'anna@arbor.example'`)).rowCount).toBe(0)
  })

  it('is taken over with audit rows, and taken back but for what is in use', async () => {
    const text = 'name,email\nDora Dune,dora@dune.example\nEmil Elm,emil@elm.example\nBroken,nowhere\n'
    const answer = await commit({ text, mapping: { displayName: 'name', email: 'email' } })
    expect([
      answer.status,
      at(answer.body, 'doc', 'counts'),
      at(answer.body, 'doc', 'left', 0, 'line'),
    ]).toEqual([201, { total: 3, create: 2, skip: 0, error: 1 }, 4])
    const { rows } = await pool.query<{ id: string; name: string }>(
      `select id, display_name as name from contacts where email like '%@dune.example' or email like '%@elm.example' order by name`,
    )
    expect(rows.map(({ name }) => name)).toEqual(['Dora Dune', 'Emil Elm'])
    expect(
      (
        await pool.query(
          `select 1 from audit_logs where action = 'contacts.create' and entity_id = any($1) and user_id = $2`,
          [rows.map(({ id }) => id), firm.people.coordinator.id],
        )
      ).rowCount,
    ).toBe(2)
    expect(await status(officer().patch(`/api/contacts/${rows[0]?.id}`, { phone: '555-9' }))).toBe(200)
    const id = textAt(answer, 'doc', 'id')
    expect(docsOf(await officer().get('/api/imports'))[0]).toMatchObject({
      id,
      fileName: 'people.csv',
      made: 2,
      state: 'COMMITTED',
    })
    expect((await officer().post(`/api/imports/${id}/undo`)).body).toMatchObject({
      doc: { archived: 1, kept: 1 },
    })
    expect(await status(officer().post(`/api/imports/${id}/undo`))).toBe(409)
    const { rows: archived } = await pool.query<{ name: string }>(
      'select display_name as name from contacts where archived and id = any($1)',
      [rows.map(({ id: contact }) => contact)],
    )
    expect(archived).toEqual([{ name: 'Emil Elm' }])
  })

  it('may be an Excel file', async () => {
    const base64 = Buffer.from(await honestWorkbook()).toString('base64')
    expect((await preview({ base64 })).body).toMatchObject({
      counts: { create: 2 },
      rows: [
        { record: { displayName: 'Fay Fern', email: 'fay@fern.example', notes: '2026-01-02' } },
        { record: { notes: '7' } },
      ],
    })
  })

  it('is no dead end where no column is known: they are shown with what stands in them', async () => {
    const answer = await preview({ text: 'Ida Quill;ida@quill.example\nJo;jo@quill.example\n' })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        header: null,
        headers: ['Column 1', 'Column 2'],
        mapping: {},
        counts: { total: 2, create: 0, error: 2 },
        columns: [
          { index: 0, letter: 'A', name: null, samples: ['Ida Quill', 'Jo'], field: null },
          { index: 1, letter: 'B', name: null, samples: ['ida@quill.example', 'jo@quill.example'] },
        ],
        lines: [{ line: 1, text: 'Ida Quill · ida@quill.example' }, { line: 2 }],
      },
    })
    const mapped = await preview({
      text: 'Ida Quill;ida@quill.example\nJo;jo@quill.example\n',
      mapping: { displayName: 0, email: [1] },
    })
    expect(mapped.body).toMatchObject({ counts: { create: 2 }, rows: [{ line: 1 }, { line: 2 }] })
  })

  it('says its columns by their place where a header is there twice', async () => {
    const text = 'Name,Phone,Phone\nIda,1,2\n'
    const answer = await preview({ text })
    expect(answer.body).toMatchObject({ mapping: { displayName: 'Name', phone: [1, 2] } })
    expect(errorsOf(await preview({ text, mapping: { displayName: 'Name', phone: 'Phone' } }))).toMatchObject(
      [
        {
          message: 'The file has 2 columns "Phone": say which by its place, from 0.',
          field: 'mapping.phone',
        },
      ],
    )
    expect((await preview({ text, mapping: { displayName: 'Name', phone: 2 } })).body).toMatchObject({
      mapping: { displayName: 'Name', phone: 2 },
      rows: [{ record: { phone: '2' } }],
      columns: [{ field: 'displayName' }, { field: null }, { field: 'phone' }],
    })
    expect(await status(preview({ text, mapping: { displayName: 7 } }))).toBe(400)
  })

  it('is read in the encoding that its bytes have, or that somebody says; what cannot be read is never stored', async () => {
    const base64 = Buffer.from('Name,Email\nJ\u00f6rg Wei\u00df,joerg@weiss.example\n', 'latin1').toString(
      'base64',
    )
    expect((await preview({ base64 })).body).toMatchObject({
      encoding: 'windows-1252',
      rows: [{ record: { displayName: 'Jörg Weiß' }, action: 'create' }],
    })
    const mapping = { displayName: 'Name', email: 'Email' }
    expect((await commit({ base64, encoding: 'utf-8', mapping })).body).toMatchObject({
      doc: { counts: { create: 0, error: 1 }, left: [{ problems: [{ field: 'displayName' }] }] },
    })
    expect(
      (await commit({ text: 'Name,Email\nJ\ufffdrg,joerg@weiss.example\n', mapping })).body,
    ).toMatchObject({
      doc: { counts: { create: 0, error: 1 } },
    })
    expect((await commit({ base64, mapping })).body).toMatchObject({ doc: { counts: { create: 1 } } })
    const { rows } = await pool.query<{ name: string }>(
      `select display_name as name from contacts where email = 'joerg@weiss.example'`,
    )
    expect(rows).toEqual([{ name: 'Jörg Weiß' }])
  })

  it('keeps further addresses in the notes, and says so', async () => {
    const answer = await commit({
      text: 'Name,Email\nNoor Nest,"Noor <noor@nest.example>; n.nest@home.example"\n',
      mapping: { displayName: 'Name', email: 'Email' },
    })
    expect(answer.body).toMatchObject({
      doc: {
        left: [],
        remarked: [
          { line: 2, remarks: [{ field: 'email', message: expect.stringContaining('kept in the notes') }] },
        ],
      },
    })
    const { rows } = await pool.query(`select email, notes from contacts where display_name = 'Noor Nest'`)
    expect(rows).toEqual([{ email: 'noor@nest.example', notes: 'Other e-mail: n.nest@home.example' }])
  })

  it('knows people by composed names, and addresses in punycode', async () => {
    const made = [
      { displayName: 'Zoe\u0308 Zeit' },
      { displayName: 'Bo', email: 'bo@b\u00fcro.example' },
      { displayName: 'Amp & Co', email: 'a&b+1031@firm.photography' },
    ]
    for (const contact of made) expect(await status(officer().post('/api/contacts', contact))).toBe(201)
    const answer = await preview({
      text: 'Name,Email\nZo\u00eb Zeit,\nBo B.,BO@xn--bro-hoa.example\nAmp,A&B+1031@firm.photography\n',
    })
    expect(answer.body).toMatchObject({
      counts: { skip: 3 },
      rows: [{ duplicate: { by: 'name' } }, { duplicate: { by: 'email' } }, { duplicate: { by: 'email' } }],
    })
    for (const email of ['a..b@firm.example', 'a@firm', 'a@b\u00fcro..example'])
      expect(await status(officer().post('/api/contacts', { displayName: 'No', email }))).toBe(400)
    const user = { role: 'coordinator', firstName: 'Nina', lastName: 'N', password: 'correct-horse-1031' }
    for (const [email, code] of [
      ['nina@b\u00fcro.example', 201],
      ['nina&co@xn--bro-hoa.example', 201],
      ['nina@b\u00fcro', 400],
    ] as const)
      expect([email, await status(firm.admin.post('/api/users', { ...user, email }))]).toEqual([email, code])
    const guest = { role: 'coordinator', firstName: 'Bo', lastName: 'B', email: 'Gast@b\u00fcro.example' }
    expect(await status(firm.admin.post('/api/users/invite', guest))).toBe(201)
    expect(await status(firm.admin.post('/api/users/invite', { ...guest, email: 'gast@xn--bro-hoa' }))).toBe(
      400,
    )
  })

  it('that cannot be read is rejected with the reason', async () => {
    const wrongRequests: Record<string, unknown>[] = [
      {},
      { text: CSV, base64: 'x' },
      { text: CSV, mapping: { email: 'No such column' } },
      { text: CSV, mapping: {} },
      { text: CSV, mapping: { shoe: 'Phone' } },
    ]
    const brokenFiles: Record<string, unknown>[] = [
      { text: '' },
      { text: 'only a header' },
      { base64: 'bm8gemlw' },
      { base64: Buffer.from('PK broken zip').toString('base64') },
      { text: 'a,b\n"open' },
      { text: 'BEGIN:VCARD\nVERSION:3.0\n' },
    ]
    for (const [status, bodies] of [
      [400, wrongRequests],
      [422, brokenFiles],
    ] as const) {
      for (const body of bodies) {
        const answer = await preview(body)
        expect([JSON.stringify(body).slice(0, 60), answer.status, errorsOf(answer).length]).toEqual([
          JSON.stringify(body).slice(0, 60),
          status,
          1,
        ])
      }
    }
  })

  it('that would stop a reader is rejected while the platform goes on answering', async () => {
    const files = Object.entries(hostileWorkbooks(await honestWorkbook()))
    let reading = true
    const alive = { answered: 0, other: 0 }
    const watch = (async () => {
      while (reading) {
        const { status: live } = await firm.nobody.get('/api/health/live')
        alive[live === 200 ? 'answered' : 'other'] += 1
      }
    })()
    const answers = await Promise.all(
      files.map(
        async ([what, bytes]) =>
          [what, await preview({ base64: Buffer.from(bytes).toString('base64') })] as const,
      ),
    )
    reading = false
    await watch
    for (const [what, answer] of answers)
      expect([what, answer.status, errorsOf(answer)[0]?.code]).toEqual([
        what,
        422,
        expect.stringMatching(/^file-(unreadable|too-complex)$/),
      ])
    // One after the other, each of them took long enough for many answers.
    expect([alive.other, alive.answered > 10 * files.length]).toEqual([0, true])
    expect((await preview({ text: CSV })).status).toBe(200)
  })

  it('is for staff', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const) {
      expect([role, await status(preview({ text: CSV }, firm.people[role].caller))]).toEqual([role, 403])
      expect([role, await status(firm.people[role].caller.get('/api/imports'))]).toEqual([role, 403])
    }
    expect(await status(firm.nobody.get('/api/imports'))).toBe(401)
    expect(await status(officer().post(`/api/imports/${firm.contacts.client}/undo`))).toBe(404)
  })
})
