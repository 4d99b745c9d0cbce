import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, errorsOf, textAt } from '../support/api'
import { fieldsOf } from '../support/config'
import { COLLECTIONS, CONTRACT, type CollectionName } from '../support/contract'
import type { Firm } from '../support/firm'
import { create, update } from '../support/graphql'
import { countRows, HOSTILE_CHARACTERS } from '../support/hostile'
import { sharedFirm } from '../support/shared'
import { newRecord } from '../support/walk'

/** A line break or a control character in a name is rejected on every route, and what is stored all the same does no harm. */

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

const existing = (collection: CollectionName): string =>
  firm.own.admin[collection] ?? firm.assigned.records[collection] ?? firm.foreign.records[collection] ?? ''
const CREATED = COLLECTIONS.filter((collection) => CONTRACT[collection].create.admin !== 'no')
const CHANGED = COLLECTIONS.filter((collection) => CONTRACT[collection].update.admin !== 'no')
const LINES = new Set(['text', 'email'])

describe('a field of one line', () => {
  it.each(CREATED)('of new %s takes no control characters, over REST and GraphQL', async (collection) => {
    const good = await newRecord(firm, collection, firm.assigned.exchange)
    const before = await countRows(pool)
    // The endpoint of messages takes no name of the sender: it does not read one.
    for (const { name } of (await fieldsOf(collection)).filter(
      ({ name: field, type }) => LINES.has(type) && field !== 'senderName',
    )) {
      for (const character of ['\n', '\u0007', '\u2028']) {
        const answer = await firm.admin.post(`/api/${collection}`, {
          ...good,
          [name]: `Some${character}text`,
        })
        expect([name, JSON.stringify(character), answer.status, errorsOf(answer)[0]?.field]).toEqual([
          name,
          JSON.stringify(character),
          400,
          name,
        ])
      }
      expect([
        name,
        at((await create(firm.admin, collection, { ...good, [name]: 'Some\ntext' })).body, 'data', 'found') ??
          null,
      ]).toEqual([name, null])
    }
    expect(await countRows(pool)).toEqual(before)
  })

  it.each(CHANGED)('of %s cannot be changed to one with control characters', async (collection) => {
    const path = `/api/${collection}/${existing(collection)}`
    const before = (await firm.admin.get(`${path}?depth=0`)).body
    for (const { name } of (await fieldsOf(collection)).filter(({ type }) => LINES.has(type))) {
      for (const character of ['\r\n', '\u007f', '\u202e']) {
        const answer = await firm.admin.patch(path, { [name]: `Some${character}text` })
        expect([name, JSON.stringify(character), answer.status, errorsOf(answer)[0]?.field]).toEqual([
          name,
          JSON.stringify(character),
          400,
          name,
        ])
      }
      expect([
        name,
        Array.isArray(
          at(
            (await update(firm.admin, collection, existing(collection), { [name]: 'Some\ntext' })).body,
            'errors',
          ),
        ),
      ]).toEqual([name, true])
    }
    expect((await firm.admin.get(`${path}?depth=0`)).body).toEqual(before)
  })

  it('takes none of them, and every kind of letter', async () => {
    for (const character of HOSTILE_CHARACTERS) {
      const code = character.codePointAt(0)?.toString(16)
      expect([
        code,
        (await firm.admin.post('/api/exchanges', { name: `Sale${character}of land` })).status,
      ]).toEqual([code, 400])
    }
    expect((await firm.admin.post('/api/exchanges', { name: 'Núñez, 山田 & محمد' })).status).toBe(201)
  })
})

describe('a longer text', () => {
  it('has line breaks and tabs, and no other control characters', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}`
    expect((await firm.admin.patch(path, { notes: 'One\r\n\tTwo\nThree' })).status).toBe(200)
    for (const character of ['\u0007', '\u001b', '\u0085', '\u2029'])
      expect([
        character.codePointAt(0),
        (await firm.admin.patch(path, { notes: `One${character}Two` })).status,
      ]).toEqual([character.codePointAt(0), 400])
    expect(textAt(await firm.admin.get(path), 'notes')).toBe('One\r\n\tTwo\nThree')
  })
})

describe('endpoints of our own', () => {
  it('take none of them either', async () => {
    const { exchange } = firm.assigned
    const asked: [string, string, Record<string, unknown>][] = [
      ['put', `/api/exchanges/${exchange}/status`, { status: 'TERMINATED', reason: 'Gone\nEnd' }],
      ['post', `/api/exchanges/${exchange}/participants`, { contact: firm.contacts.other, role: 'C\nPA' }],
      [
        'post',
        '/api/users/invite',
        { email: 'x@y.example', role: 'client', firstName: 'An\nna', lastName: 'B' },
      ],
      ['put', '/api/users/me/profile', { firstName: 'An\u202ena' }],
      ['post', '/api/saved-views', { list: 'exchanges', name: 'My\nview', query: {} }],
    ]
    for (const [method, path, body] of asked) {
      const answer = await firm.admin.send(method.toUpperCase(), path, {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
      expect([path, answer.status]).toEqual([path, 400])
    }
  })

  it('report it row by row for a file', async () => {
    const text =
      'name,email,address,notes\n"Ann\nArbor",ann@arbor.example,"1 Road\nTown",\nBert\u0007,bert@birch.example,,\nCarl,carl@cedar.example,"1 Road\nTown","a\nb"\n'
    const answer = await firm.admin.post('/api/imports/contacts/preview', { fileName: 'people.csv', text })
    expect(answer.body).toMatchObject({
      counts: { total: 3, create: 1, error: 2 },
      rows: [
        { action: 'error', problems: [{ field: 'displayName' }] },
        {
          action: 'error',
          problems: [{ field: 'displayName', message: expect.stringContaining('single line') }],
        },
        { action: 'create' },
      ],
    })
  })
})

describe('a name that is stored with line breaks', () => {
  const NAME = 'Sale\r\nBEGIN:VEVENT\r\nSUMMARY:Wire the money\r\nEND:VEVENT'

  it('begins no line of a calendar, in a feed or behind a sign-in', async () => {
    const { exchange } = firm.assigned
    await pool.query(
      `update exchanges set name = $2, relinquished_transfer_date = '2099-01-15' where id = $1`,
      [exchange, NAME],
    )
    const made = await firm.people.client.caller.post('/api/calendar-feeds', { exchange })
    const feed = await firm.nobody.get(new URL(textAt(made, 'url')).pathname)
    for (const { status, text } of [feed, await firm.admin.get(`/api/exchanges/${exchange}/calendar.ics`)]) {
      expect([
        status,
        text.match(/^BEGIN:VEVENT/gm)?.length,
        /^SUMMARY:Wire/m.test(text),
        /[^\r]\n/.test(text),
      ]).toEqual([200, 2, false, false])
      expect(text.replaceAll('\r\n ', '')).toContain('X-WR-CALNAME:Deadlines of Sale BEGIN:VEVENT')
    }
  })

  it('begins no header of a mail and no line of a table', async () => {
    await pool.query('update exchanges set name = $2 where id = $1', [
      firm.assigned.exchange,
      `=HYPERLINK("x")\n${NAME}`,
    ])
    const csv = await firm.admin.post('/api/exchanges/bulk', {
      action: 'export',
      ids: [firm.assigned.exchange],
    })
    expect(textAt(csv, 'csv')).not.toMatch(/(^|,)"?=HYPERLINK/m)
    const invited = await firm.admin.post('/api/users/invite', {
      email: 'guest@elsewhere.example',
      role: 'third_party',
      firstName: 'Gus',
      lastName: 'Guest',
      exchange: firm.assigned.exchange,
    })
    expect(invited.status).toBe(201)
    const { rows } = await pool.query<{ subject: string }>('select subject from peak.outbox')
    for (const { subject } of rows) expect(subject).not.toMatch(/[\p{Cc}]/u)
  })
})
