import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, docsOf, errorsOf, textAt, type Answered, type Caller } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** The worksheet of Form 8824, screening of parties, and the deadline truth card. */

let firm: Firm
let path: string
const K = 100_000
const officer = (): Caller => firm.people.coordinator.caller
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status

beforeAll(async () => {
  firm = (await sharedFirm()).firm
})
beforeEach(async () => {
  const exchange = await firm.admin.create('exchanges', {
    name: 'For the return',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    relinquishedTransferDate: '2026-01-15',
    taxpayerType: 'individual',
  })
  await firm.admin.create('exchange-participants', { exchange, user: firm.people.third_party.id })
  await firm.admin.create('properties', {
    exchange,
    side: 'relinquished',
    address: '1 Elm St',
    city: 'Fresno',
    state: 'CA',
  })
  await firm.admin.create('properties', {
    exchange,
    side: 'replacement',
    address: '2 Oak St',
    city: 'Reno',
    state: 'NV',
    closingDate: '2026-05-01',
    status: 'closed',
  })
  path = `/api/exchanges/${exchange}`
})

/** B-02: 46,000 of boot after expenses. */
const LINES = [
  { side: 'relinquished', label: 'Contract price', amountCents: 800 * K },
  { side: 'relinquished', label: 'Real estate commission', amountCents: 48 * K, paidFrom: 'proceeds' },
  { side: 'relinquished', label: 'Exchange funds', amountCents: 752 * K },
  { side: 'replacement', label: 'Purchase price', amountCents: 700 * K },
  { side: 'replacement', label: 'Escrow fee', amountCents: 6 * K, paidFrom: 'exchange-funds' },
  { side: 'replacement', label: 'Exchange funds', amountCents: 706 * K },
]

describe('the worksheet', () => {
  it('gives every line of the form from the lines of the closings (B-02)', async () => {
    const answer = await officer().put(`${path}/worksheet`, {
      lines: LINES,
      adjustedBasisCents: 300 * K,
      acquiredOn: '2001-07-01',
    })
    expect(answer.status).toBe(200)
    expect(at(answer.body, 'doc', 'form8824')).toMatchObject({
      1: '1 Elm St, Fresno, CA',
      2: '2 Oak St, Reno, NV',
      3: '2001-07-01',
      4: '2026-01-15',
      5: null,
      6: '2026-05-01',
      7: false,
      15: 46 * K,
      16: 700 * K,
      18: 300 * K,
      19: 446 * K,
      23: 46 * K,
      24: 400 * K,
      25: 300 * K,
      '25a': 300 * K,
      '25b': 0,
    })
    expect(at(answer.body, 'doc')).toMatchObject({
      recognizedGainCents: 46 * K,
      deferral: { full: false },
      withholding: { state: 'CA', required: true, amountCents: Math.round((46 * K) / 30) },
    })
    expect(at(answer.body, 'doc', 'lines', 1)).toMatchObject({ class: 'EXCHANGE_EXPENSE', suggested: true })
    for (const role of ['client', 'third_party', 'coordinator', 'admin'] as const)
      expect([
        role,
        at((await firm.people[role].caller.get(`${path}/worksheet`)).body, 'basisCents'),
      ]).toEqual([role, 300 * K])
    expect((await officer().get(`${path}/timeline`)).text).toContain('The worksheet was changed')
    expect((await firm.people.client.caller.get(`${path}/timeline`)).text).not.toContain('worksheets')
  })

  it('lets the class of a line be decided otherwise, and reports a loss and what does not fit', async () => {
    const other = LINES.map((line) =>
      line.label === 'Real estate commission' ? { ...line, class: 'NON_EXCHANGE' } : line,
    )
    expect(
      at(
        (await officer().put(`${path}/worksheet`, { lines: other, adjustedBasisCents: 300 * K })).body,
        'doc',
        'form8824',
        '15',
      ),
    ).toBe(94 * K)
    const loss = await officer().put(`${path}/worksheet`, { lines: LINES, adjustedBasisCents: 900 * K })
    expect(at(loss.body, 'doc', 'recognizedGainCents')).toBe(0)
    expect(JSON.stringify(at(loss.body, 'doc', 'warnings'))).toContain('loss-not-recognised')
  })

  it('begins empty, is written by staff, and never shown to an agency', async () => {
    expect((await officer().get(`${path}/worksheet`)).body).toMatchObject({
      updatedAt: null,
      recognizedGainCents: 0,
      lines: [],
    })
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([role, await status(firm.people[role].caller.put(`${path}/worksheet`, { lines: [] }))]).toEqual([
        role,
        403,
      ])
    expect(await status(firm.people.agency.caller.get(`${path}/worksheet`))).toBe(403)
    expect(await status(officer().get(`/api/exchanges/${firm.foreign.exchange}/worksheet`))).toBe(404)
    expect(
      errorsOf(await officer().put(`${path}/worksheet`, { lines: [{ ...LINES[0], amountCents: 1.5 }] }))[0]
        ?.field,
    ).toBe('lines.0.amountCents')
    expect(
      await status(officer().put(`${path}/worksheet`, { lines: [{ ...LINES[0], class: 'BOOT' }] })),
    ).toBe(400)
  })
})

describe('screening', () => {
  const screen = (body: Record<string, unknown>, caller = officer()) =>
    caller.post(`${path}/screenings`, body)

  it('keeps two tests apart, and waits for findings to be cleared', async () => {
    expect(
      at(
        (await screen({ party: 'Escrow Inc', part: 'escrow-holder', ownershipPercent: 10 })).body,
        'doc',
        'state',
      ),
    ).toBe('CLEAR')
    const holder = await screen({ party: 'Escrow Two', part: 'escrow-holder', ownershipPercent: 12 })
    expect(at(holder.body, 'doc')).toMatchObject({
      state: 'OPEN',
      disqualified: true,
      related: false,
      flags: [{ code: 'disqualified-related' }],
    })
    const seller = await screen({ party: 'A brother', part: 'seller', family: true })
    expect(at(seller.body, 'doc')).toMatchObject({
      state: 'OPEN',
      disqualified: false,
      related: true,
      holdUntil: '2028-01-15',
      formYears: [2026, 2027, 2028],
      flags: [{ code: 'related-party' }],
    })
    expect(at((await officer().get(`${path}/screenings`)).body, 'open')).toBe(2)
    expect(
      await status(
        officer().post(`${path}/screenings/${textAt(seller, 'doc', 'id')}/decide`, {
          decision: 'clear',
          reason: 'Bought from a third person after all',
        }),
      ),
    ).toBe(200)
    const read = await officer().get(`${path}/screenings`)
    expect([at(read.body, 'open'), docsOf(read).map((doc) => doc['state'])]).toEqual([
      1,
      ['CLEARED', 'OPEN', 'CLEAR'],
    ])
    expect((await officer().get(`${path}/timeline`)).text).toContain('A brother was cleared. Reason: Bought')
  })

  it('looks again when the transfer date moves', async () => {
    await screen({
      party: 'Once their attorney',
      part: 'intermediary',
      agentRole: 'attorney',
      servedUntil: '2023-12-31',
    })
    expect(at((await officer().get(`${path}/screenings`)).body, 'open')).toBe(0)
    await officer().patch(path, { relinquishedTransferDate: '2025-12-15' })
    expect(docsOf(await officer().get(`${path}/screenings`))[0]).toMatchObject({
      state: 'CLEAR',
      changedSince: true,
    })
  })

  it('is for staff alone', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const) {
      expect([role, await status(screen({ party: 'x', part: 'seller' }, firm.people[role].caller))]).toEqual([
        role,
        403,
      ])
      expect([role, await status(firm.people[role].caller.get(`${path}/screenings`))]).toEqual([role, 403])
    }
    expect(await status(screen({ party: 'x', part: 'seller', ownershipPercent: 101 }))).toBe(400)
    const clear = await screen({ party: 'x', part: 'seller' })
    expect(
      await status(
        officer().post(`${path}/screenings/${textAt(clear, 'doc', 'id')}/decide`, {
          decision: 'clear',
          reason: 'x',
        }),
      ),
    ).toBe(409)
    expect(await status(officer().get(`/api/exchanges/${firm.foreign.exchange}/screenings`))).toBe(404)
  })
})

describe('the truth card', () => {
  it('is a PDF for everybody who takes part', async () => {
    for (const role of ['coordinator', 'client', 'third_party', 'agency'] as const) {
      const answer = await firm.people[role].caller.get(`${path}/truth-card.pdf`)
      expect([role, answer.status, answer.headers.get('content-type'), answer.text.slice(0, 5)]).toEqual([
        role,
        200,
        'application/pdf',
        '%PDF-',
      ])
    }
    expect(
      await status(firm.people.client.caller.get(`/api/exchanges/${firm.foreign.exchange}/truth-card.pdf`)),
    ).toBe(404)
    const undated = await firm.admin.create('exchanges', { name: 'No date' })
    expect(await status(firm.admin.get(`/api/exchanges/${undated}/truth-card.pdf`))).toBe(422)
  })
})
