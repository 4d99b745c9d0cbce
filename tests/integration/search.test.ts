import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, docsOf, type Answered } from '../support/api'
import type { Role } from '../support/contract'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** One search over everything a person may see, and nothing else. */

let firm: Firm
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const search = (role: Role, q: string, rest = '') =>
  firm.people[role].caller.get(`/api/search?q=${encodeURIComponent(q)}${rest}`)
const asked = async (role: Role, q: string, rest: string) => {
  const answer = await search(role, q, rest)
  expect(answer.status, answer.text.slice(0, 300)).toBe(200)
  return answer
}
const found = async (role: Role, q: string, rest = '') =>
  docsOf(await asked(role, q, rest)).map((hit) => `${String(hit['kind'])}: ${String(hit['title'])}`)

beforeAll(async () => {
  firm = (await sharedFirm()).firm
  await firm.admin.create('properties', {
    exchange: firm.assigned.exchange,
    side: 'replacement',
    address: '4711 Wisteria Avenue',
    city: 'Sacramento',
    apn: 'APN-99-123',
    escrowNumber: 'ESC-2026-77',
    valueCents: 98_765_400,
  })
  await firm.admin.create('messages', {
    exchange: firm.assigned.exchange,
    content: 'The appraiser was delayed by the hurricane, so we wait.',
  })
  await firm.admin.create('messages', {
    exchange: firm.assigned.exchange,
    content: 'Internal: hurricane costs are on us.',
    audience: 'staff',
  })
  await firm.admin.create('exchanges', {
    name: 'Strothers at the lake',
    coordinator: firm.people.coordinator.id,
  })
  await firm.admin.create('documents', {
    exchange: firm.assigned.exchange,
    title: 'Settlement statement of Wisteria',
    accessLevel: 'restricted',
    allowedRoles: ['client'],
  })
})

describe('a search', () => {
  it('needs no accents, and knows a phone number however it is written', async () => {
    const contact = await firm.admin.create('contacts', {
      firstName: 'José',
      lastName: 'Müller-Łukasz',
      company: 'Café Åland LLC',
      phone: '+1 (503) 555-0187',
    })
    await firm.admin.create('exchanges', {
      name: 'Peñasco, San José',
      coordinator: firm.people.coordinator.id,
    })
    for (const q of [
      'jose muller',
      'JOSÉ MÜLLER',
      'lukasz',
      'cafe aland',
      '503 555 0187',
      '1-503-555-0187',
      '(503) 555-0187',
      '5550187',
    ]) {
      expect(await found('coordinator', q, '&kinds=contacts'), q).toContain('contacts: José Müller-Łukasz')
      const picked = await firm.people.coordinator.caller.get(
        `/api/contacts/search?q=${encodeURIComponent(q)}`,
      )
      expect(
        docsOf(picked).map(({ id }) => id),
        q,
      ).toContain(contact)
      const listed = await firm.people.coordinator.caller.get(
        `/api/portal/contacts?q=${encodeURIComponent(q)}`,
      )
      expect(
        docsOf(listed).map(({ id }) => id),
        q,
      ).toContain(contact)
    }
    expect(await found('coordinator', 'penasco', '&kinds=exchanges')).toEqual([
      'exchanges: Peñasco, San José',
    ])
    const listed = await firm.people.coordinator.caller.get('/api/portal/exchanges?q=san%20jose')
    expect(docsOf(listed).map(({ name }) => name)).toEqual(['Peñasco, San José'])
    // Fewer digits are a number of something else.
    expect(await found('coordinator', '0187', '&kinds=contacts')).toEqual([])
    expect(docsOf(await firm.people.client.caller.get('/api/contacts/search?q=jose'))).toEqual([])
  })

  it('finds each kind by name and fragment', async () => {
    expect(await found('coordinator', 'Assigned', '&kinds=exchanges')).toEqual(['exchanges: Assigned'])
    expect(await found('coordinator', 'isteri')).toEqual(
      expect.arrayContaining([
        'properties: 4711 Wisteria Avenue, Sacramento',
        'documents: Settlement statement of Wisteria',
      ]),
    )
    expect(await found('coordinator', 'ESC-2026-77')).toContain(
      'properties: 4711 Wisteria Avenue, Sacramento',
    )
    expect(await found('coordinator', '99-123')).toContain('properties: 4711 Wisteria Avenue, Sacramento')
    expect(await found('coordinator', 'Assigned task')).toContain('tasks: Assigned task')
    expect(await found('coordinator', 'Carla Client')).toContain('contacts: Carla Client')
    expect(await found('coordinator', 'hurricane', '&kinds=messages')).toHaveLength(2)
  })
  it.each([
    ['Wistera Avenu', 'properties: 4711 Wisteria Avenue, Sacramento'],
    ['Carla Cleint', 'contacts: Carla Client'],
    ['Asigned', 'exchanges: Assigned'],
    ['Strohters', 'exchanges: Strothers at the lake'],
    ['Setlement', 'documents: Settlement statement of Wisteria'],
  ])('forgives the typing error in "%s"', async (q, expected) => {
    expect(await found('coordinator', q)).toContain(expected)
  })
  it('puts the best match first and says where it is', async () => {
    const [first] = docsOf(await search('coordinator', 'Assigned'))
    expect(first).toMatchObject({
      kind: 'exchanges',
      href: `/exchanges/${firm.assigned.exchange}`,
      exchange: { id: firm.assigned.exchange },
    })
    expect((await search('coordinator', 'Assigned')).body).toMatchObject({ counts: { exchanges: 1 } })
    expect(docsOf(await search('coordinator', 'Assigned', '&limit=1&kinds=tasks,exchanges'))).toHaveLength(2)
  })
  it('shows each role what is theirs to see', async () => {
    for (const role of ['coordinator', 'client', 'third_party', 'agency'] as const)
      expect([role, (await found(role, 'Foreign')).filter((hit) => !hit.startsWith('contacts'))]).toEqual([
        role,
        [],
      ])
    expect(await found('admin', 'Foreign', '&kinds=exchanges')).toEqual(['exchanges: Foreign'])
    for (const role of ['client', 'third_party', 'agency'] as const) {
      expect(await found(role, 'hurricane')).toHaveLength(1)
      expect((await found(role, 'staff')).filter((hit) => /staff (task|document)/.test(hit))).toEqual([])
    }
    expect(await found('client', 'Settlement')).toHaveLength(1)
    expect(await found('third_party', 'Settlement')).toEqual([])
    expect(await found('client', 'Otto')).toEqual([])
    expect(await found('client', 'Carla')).toContain('contacts: Carla Client')
    expect(await found('third_party', 'Carla')).not.toContain('contacts: Carla Client')
    expect((await search('agency', 'Wisteria')).text).not.toContain('98765400')
  })
  it('takes what people type as it is', async () => {
    for (const q of [
      '%%',
      '__',
      "'; drop table users; --",
      '\\\\',
      '100%',
      '(((',
      '"" or 1=1',
      '😀😀',
      'x'.repeat(200),
    ])
      expect([q, await status(search('coordinator', q))]).toEqual([q, 200])
    expect(await found('coordinator', '%%')).toEqual([])
    for (const rest of [
      '/api/search',
      '/api/search?q=a',
      '/api/search?q=ab&kinds=users',
      '/api/search?q=ab&limit=0',
      '/api/search?q=ab&x=1',
      `/api/search?q=${'x'.repeat(201)}`,
    ])
      expect([rest, await status(firm.admin.get(rest))]).toEqual([rest, 400])
    expect(await status(firm.nobody.get('/api/search?q=ab'))).toBe(401)
  })
})

describe('the board of deadlines', () => {
  const day = (n: number) => addDays(today, n)
  it('groups what comes, for admins by coordinator, with the load of sixty days', async () => {
    const make = (name: string, T: number) =>
      firm.admin.create('exchanges', {
        name,
        coordinator: firm.people.coordinator.id,
        relinquishedTransferDate: day(T),
      })
    await make('Due today', -45)
    await make('Due tomorrow', -44)
    await make('Due in ten days', -35)
    const board = await firm.people.coordinator.caller.get('/api/portal/board')
    expect(board.body).toMatchObject({
      groups: [
        { key: 'overdue' },
        { key: 'today', total: 1, dates: [{ name: 'Due today', kind: 'identification', daysLeft: 0 }] },
        { key: '48h', total: 1 },
        { key: 'week', total: 0 },
        { key: 'month', total: 1 },
        { key: 'later' },
      ],
      coordinators: [],
    })
    const radar = at(board.body, 'radar')
    expect([
      Array.isArray(radar) && radar.length,
      at(radar, 0, 'identification'),
      at(radar, 10, 'total'),
    ]).toEqual([60, 1, 1])
    const whole = await firm.admin.get('/api/portal/board?each=1')
    expect(at(whole.body, 'coordinators')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          coordinator: firm.people.coordinator.id,
          name: 'coordinator Test',
          today: 1,
          '48h': 1,
        }),
      ]),
    )
    expect(
      at(
        (await firm.admin.get(`/api/portal/board?coordinator=${firm.people.client.id}`)).body,
        'groups',
        1,
        'total',
      ),
    ).toBe(0)
    expect(
      at((await firm.people.third_party.caller.get('/api/portal/board')).body, 'groups', 1, 'total'),
    ).toBe(0)
    expect(await status(firm.admin.get('/api/portal/board?each=0'))).toBe(400)
  })
})
