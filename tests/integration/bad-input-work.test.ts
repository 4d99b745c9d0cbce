import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, type Firm } from '../support/firm'
import { expectHarmless, HOSTILE_VALUES } from '../support/hostile'
import { sharedFirm } from '../support/shared'

/** Whatever is sent to the endpoints of the work around an exchange, the platform stands. */

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const ITEM = {
  id: 'a',
  kind: 'street-address',
  description: '1 Elm Street, Fresno',
  percent: 50,
  valueCents: 100,
  incidentalTo: 'b',
  construction: 'A barn',
  property: '01900000-0000-7000-8000-000000000000',
}
const LINE = {
  side: 'relinquished',
  label: 'Price',
  class: 'PRICE',
  amountCents: 100,
  paidFrom: 'proceeds',
  note: 'x',
}
type Sent = [
  name: string,
  method: 'post' | 'put',
  path: (exchange: string, task: string) => string,
  body: Record<string, unknown>,
]

const SENT: Sent[] = [
  [
    'stage',
    'put',
    (id) => `/api/exchanges/${id}/stage`,
    {
      stage: 'RP_ASSIGNED',
      property: '01900000-0000-7000-8000-000000000000',
      on: '2026-01-01',
      reason: 'x',
      evidence: 'x',
      override: true,
      ledgerSettled: true,
    },
  ],
  [
    'override',
    'post',
    (id) => `/api/exchanges/${id}/deadline-overrides`,
    {
      which: 'both',
      section: 6,
      noticeUrl: 'https://irs.gov/x',
      disasterDate: '2026-03-10',
      postponedTo: '2026-09-01',
      reason: 'x',
      advisor: 'x',
    },
  ],
  [
    'transfer date',
    'post',
    (id) => `/api/exchanges/${id}/transfer-date-requests`,
    { date: '2026-03-06', evidence: 'x' },
  ],
  [
    'paper',
    'post',
    (id) => `/api/exchanges/${id}/identification/paper`,
    {
      items: [ITEM],
      sentAt: '2026-03-10',
      receivedAt: '2026-03-11',
      recipient: { name: 'x', kind: 'qi', disqualified: false },
      signedByTaxpayer: true,
      typedName: 'x',
      note: 'x',
    },
  ],
  ['preview', 'post', (id) => `/api/exchanges/${id}/identification/preview`, { items: [ITEM] }],
  ['an item', 'post', (id) => `/api/exchanges/${id}/identification/preview`, ITEM],
  [
    'worksheet',
    'put',
    (id) => `/api/exchanges/${id}/worksheet`,
    {
      lines: [LINE],
      adjustedBasisCents: 1,
      recaptureCents: 1,
      otherPropertyGivenCents: 1,
      received: { section1250Cents: 1 },
      relinquishedDescription: 'x',
      acquiredOn: '2001-01-01',
      relatedParty: { name: 'x', relationship: 'x' },
      withholdingExempt: true,
    },
  ],
  ['a line', 'put', (id) => `/api/exchanges/${id}/worksheet`, LINE],
  [
    'screening',
    'post',
    (id) => `/api/exchanges/${id}/screenings`,
    {
      party: 'x',
      part: 'escrow-holder',
      ownershipPercent: 5,
      family: false,
      agentRole: 'attorney',
      servedUntil: '2026-01-01',
      note: 'x',
    },
  ],
  ['tags', 'put', (id) => `/api/exchanges/${id}/tags`, { tags: ['x'] }],
  [
    'bulk',
    'post',
    () => '/api/exchanges/bulk',
    { action: 'tag', add: ['x'], remove: [], ids: ['01900000-0000-7000-8000-000000000000'], preview: true },
  ],
  [
    'bulk by filter',
    'post',
    () => '/api/exchanges/bulk',
    { action: 'archive', archived: true, filter: { q: 'Assigned' }, preview: true },
  ],
  [
    'plan',
    'put',
    (_, task) => `/api/tasks/${task}/plan`,
    { recurrence: { frequency: 'daily', interval: 1, until: '2027-01-01' }, rollOver: true, anchor: null },
  ],
  ['comment', 'post', (_, task) => `/api/tasks/${task}/comments`, { content: 'x' }],
  [
    'template',
    'post',
    () => '/api/task-templates',
    {
      name: 'x',
      exchangeType: 'delayed',
      automatic: false,
      active: true,
      items: [{ key: 'a', title: 'x', anchor: 'T', days: 1 }],
    },
  ],
  ['feed', 'post', () => '/api/calendar-feeds', { exchange: '01900000-0000-7000-8000-000000000000' }],
  [
    'view',
    'post',
    () => '/api/saved-views',
    { list: 'exchanges', name: 'x', query: { q: 'x' }, shared: true },
  ],
  [
    'import',
    'post',
    () => '/api/imports/contacts/preview',
    { fileName: 'x.csv', text: 'name\nAnn', mapping: { displayName: 'name' }, duplicates: 'skip' },
  ],
]
/** Those of them whose fields stand one level further down. */
const nested = (name: string, body: Record<string, unknown>) =>
  name === 'an item' ? { items: [body] } : name === 'a line' ? { lines: [body] } : body

describe('what would spoil a notice', () => {
  const preview = (items: unknown) =>
    firm.admin.post(`/api/exchanges/${firm.assigned.exchange}/identification/preview`, { items })
  const item = (id: string, valueCents = 100) => ({ id, description: '1 Elm Street, Fresno', valueCents })

  it('is rejected before it is stored: names that mean something to an object, ids twice, more than can be counted', async () => {
    expect((await preview([item('one')])).status).toBe(200)
    for (const items of [
      JSON.parse('[{"id":"__proto__","description":"1 Elm Street, Fresno","valueCents":100}]'),
      [item('constructor ')],
      [item('a'), item('a')],
      [item('a', Number.MAX_SAFE_INTEGER)],
    ])
      expect((await preview(items)).status).toBe(400)
    expect(
      (
        await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, {
          relinquishedValueCents: Number.MAX_SAFE_INTEGER,
        })
      ).status,
    ).toBe(400)
    expect((await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, { type: null })).status).toBe(
      400,
    )
  })
})

describe('values that no field takes', () => {
  it.each(SENT)(
    'in %s do no harm',
    async (name, method, path, good) => {
      const asked = path(firm.assigned.exchange, firm.assigned.records['tasks'] ?? '')
      for (const field of Object.keys(good)) {
        for (const value of HOSTILE_VALUES) {
          const answer = await firm.admin[method](asked, nested(name, { ...good, [field]: value }))
          expectHarmless(answer, `${name}.${field} = ${JSON.stringify(value)?.slice(0, 60)}`)
        }
      }
    },
    600_000,
  )

  it('in a signature do no harm', async () => {
    const { caller } = firm.people.client
    for (const value of HOSTILE_VALUES) {
      for (const field of ['typedName', 'items', 'acknowledged'])
        expectHarmless(
          await caller.post(`/api/exchanges/${firm.assigned.exchange}/identification/sign`, {
            items: [ITEM],
            typedName: 'client test',
            password: 'x',
            [field]: value,
          }),
          `sign.${field} = ${JSON.stringify(value)?.slice(0, 60)}`,
        )
    }
  })
})

describe('the last dates there are', () => {
  it.each(['1900-01-01', '2199-12-31', '2200-01-01', '2200-12-31'])('such as %s make no fault', async (T) => {
    const answer = await firm.admin.post('/api/exchanges', {
      name: `At ${T}`,
      client: firm.contacts.client,
      relinquishedTransferDate: T,
    })
    expectHarmless(answer, T)
    if (answer.status !== 201) return
    const id =
      answer.body instanceof Object &&
      'doc' in answer.body &&
      answer.body.doc instanceof Object &&
      'id' in answer.body.doc
        ? String(answer.body.doc.id)
        : ''
    const task = await firm.admin.create('tasks', { exchange: id, title: 'Far away', dueDate: T })
    expectHarmless(
      await firm.admin.put(`/api/tasks/${task}/plan`, { anchor: { date: 'END', days: 3650 } }),
      'plan',
    )
    expectHarmless(
      await firm.admin.put(`/api/tasks/${task}/plan`, { anchor: { date: 'T', days: -3650 } }),
      'plan',
    )
    const repeated = await firm.admin.create('tasks', { exchange: id, title: 'Again', dueDate: T })
    await firm.admin.put(`/api/tasks/${repeated}/plan`, {
      recurrence: { frequency: 'monthly', interval: 366 },
    })
    expectHarmless(await firm.admin.patch(`/api/tasks/${repeated}`, { status: 'COMPLETED' }), 'complete')
    expectHarmless(
      await firm.admin.post(`/api/exchanges/${id}/screenings`, { party: 'x', part: 'seller', family: true }),
      'screening',
    )
    for (const part of [
      'deadlines',
      'stage',
      'identification',
      'worksheet',
      'screenings',
      'truth-card.pdf',
      'calendar.ics',
      'timeline',
      'tasks',
    ])
      expectHarmless(await firm.admin.get(`/api/exchanges/${id}/${part}`), `${T} ${part}`)
    for (const path of [
      '/api/portal/board',
      '/api/portal/task-board?group=due',
      '/api/portal/tasks',
      '/api/portal/exchanges',
      '/api/search?q=At',
    ])
      expectHarmless(await firm.admin.get(path), `${T} ${path}`)
  })
})

it('a password that is wrong often is no way to sign, and no fault', async () => {
  const sign = () =>
    firm.people.client.caller.post(`/api/exchanges/${firm.assigned.exchange}/identification/sign`, {
      items: [{ ...ITEM, incidentalTo: undefined }],
      typedName: 'client test',
      password: `${PASSWORD}-not`,
    })
  for (let attempt = 0; attempt < 7; attempt += 1) expect([403, 429]).toContain((await sign()).status)
})
