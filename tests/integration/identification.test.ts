import { createHash } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, docsOf, errorsOf, textAt, type Answered } from '../support/api'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** The identification of replacement property: drafted, evaluated, signed, replaced, revoked, on paper. */

let firm: Firm
let pool: pg.Pool
let exchange: string
let path: string
const item = (id: string, dollars: number, extra: Record<string, unknown> = {}) => ({
  id,
  description: `${id} Elm Street, Fresno, CA`,
  valueCents: dollars * 100,
  ...extra,
})
const signed = { typedName: 'client test', password: PASSWORD }
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})
beforeEach(async () => {
  exchange = await firm.admin.create('exchanges', {
    name: 'To identify',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    relinquishedTransferDate: addDays(today, -10),
    relinquishedValueCents: 100_000_000,
  })
  await firm.admin.post(`/api/exchanges/${exchange}/participants`, { user: firm.people.third_party.id })
  path = `/api/exchanges/${exchange}/identification`
})
const client = () => firm.people.client.caller
const transferred = (daysAgo: number) =>
  firm.admin.patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: addDays(today, -daysAgo) })

describe('a preview', () => {
  it('says which rule is met and how far it is from failing', async () => {
    const two = await client().post(`${path}/preview`, { items: [item('a', 900_000), item('b', 800_000)] })
    expect(two.body).toMatchObject({
      state: 'open',
      deadline: addDays(today, 35),
      result: { rule: 'three-property', status: 'valid', count: 2 },
      tests: [{ left: 1 }, { satisfied: true, leftCents: 30_000_000 }, { satisfied: false }],
    })
    const five = await client().post(`${path}/preview`, {
      items: ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 600_000)),
    })
    expect(five.body).toMatchObject({
      result: { rule: 'none', status: 'pending-95' },
      tests: [
        { satisfied: false },
        { satisfied: false, leftCents: -100_000_000 },
        { missingCents: 285_000_000 },
      ],
    })
    expect(docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`))).toEqual([])
  })
  it('counts what has been received within the 45 days', async () => {
    const property = await firm.admin.create('properties', {
      exchange,
      side: 'replacement',
      address: '1 Got St',
      valueCents: 5_000_000,
      closingDate: addDays(today, -1),
      status: 'closed',
    })
    const linked = await client().post(`${path}/preview`, {
      items: [item('a', 50_000, { property }), item('b', 1)],
    })
    expect(linked.body).toMatchObject({ result: { count: 2 } })
    expect((await client().post(`${path}/preview`, { items: [item('b', 1)] })).body).toMatchObject({
      result: { count: 2, qualifying: ['b', property] },
    })
  })
  it('does not count a closing that is only planned', async () => {
    await firm.admin.create('properties', {
      exchange,
      side: 'replacement',
      address: '1 Planned St',
      valueCents: 5_000_000,
      closingDate: addDays(today, -1),
      status: 'under_contract',
    })
    expect((await client().post(`${path}/preview`, { items: [item('b', 1)] })).body).toMatchObject({
      result: { count: 1, qualifying: ['b'] },
    })
  })
  it('counts everything sold when several properties were, and says when the exchange says otherwise', async () => {
    for (const dollars of [400_000, 600_000])
      await firm.admin.create('properties', {
        exchange,
        side: 'relinquished',
        address: `${dollars} Sold St`,
        valueCents: dollars * 100,
      })
    const four = ['a', 'b', 'c', 'd'].map((id) => item(id, 500_000))
    expect((await client().post(`${path}/preview`, { items: four })).body).toMatchObject({
      result: { rule: '200-percent', limitCents: 200_000_000 },
    })
    expect(at((await client().get(path)).body, 'warnings')).toEqual([])
    await firm.admin.patch(`/api/exchanges/${exchange}`, { relinquishedValueCents: 50_000_000 })
    expect((await client().get(path)).body).toMatchObject({
      relinquishedValueCents: 100_000_000,
      warnings: [{ code: 'relinquished-value-differs' }],
    })
    expect((await firm.people.agency.caller.get(path)).text).not.toContain('relinquished-value-differs')
  })
  it('warns of a description that may be mistaken for another property', async () => {
    const warned = await client().post(`${path}/preview`, {
      items: [
        { ...item('a', 1), description: '77 Lakeview Terrace, Reno, NV 89501' },
        { ...item('b', 1), description: 'somewhere in Reno' },
      ],
    })
    expect(at(warned.body, 'warnings')).toEqual([
      {
        code: 'ambiguous-description',
        item: 'b',
        message: expect.stringContaining('Number 2 may be mistaken for another property'),
      },
    ])
  })
  it('rejects what contradicts itself, and people who prepare nothing', async () => {
    const twice = await client().post(`${path}/preview`, { items: [item('a', 1), item('a', 2)] })
    expect([twice.status, errorsOf(twice)[0]?.field]).toEqual([400, 'items.1.id'])
    expect(await status(client().post(`${path}/preview`, { items: [] }))).toBe(400)
    expect(await status(client().post(`${path}/preview`, { items: [item('a', 0.001)] }))).toBe(400)
    for (const role of ['third_party', 'agency'] as const)
      expect(await status(firm.people[role].caller.post(`${path}/preview`, { items: [item('a', 1)] }))).toBe(
        403,
      )
    expect(
      await status(
        client().post(`/api/exchanges/${firm.foreign.exchange}/identification/preview`, {
          items: [item('a', 1)],
        }),
      ),
    ).toBe(404)
    expect(await status(firm.nobody.get(path))).toBe(401)
  })
})

describe('a notice', () => {
  it('is drafted, signed, given a receipt and notified', async () => {
    expect(await status(client().put(`${path}/draft`, { items: [item('a', 900_000)] }))).toBe(200)
    expect(at((await firm.people.coordinator.caller.get(path)).body, 'draft', 'items', 0, 'id')).toBe('a')
    const answer = await client().post(`${path}/sign`, {
      items: [item('a', 900_000), item('b', 100_000, { percent: 25 })],
      ...signed,
    })
    expect([answer.status, at(answer.body, 'doc', 'result', 'rule')]).toEqual([201, 'three-property'])
    const state = await client().get(path)
    expect(state.body).toMatchObject({
      state: 'open',
      draft: null,
      maySign: true,
      result: { count: 2 },
      items: [{ id: 'a', valueCents: 90_000_000 }, { percent: 25 }],
      notices: [{ state: 'SIGNED', typedName: 'client test' }],
    })
    const receipt = await fetch(`${firm.admin.url}${textAt(answer, 'doc', 'receipt')}`, {
      headers: { authorization: `Bearer ${client().token}` },
    })
    const pdf = Buffer.from(await receipt.arrayBuffer())
    expect([receipt.headers.get('content-type'), pdf.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ])
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(textAt(answer, 'doc', 'sha256'))
    const timeline = await client().get(`/api/exchanges/${exchange}/timeline`)
    expect(timeline.text).toContain("2 properties identified by the client's signature")
    expect(
      (
        await pool.query(`select 1 from notifications where user_id = $1 and category = 'identification'`, [
          firm.people.coordinator.id,
        ])
      ).rowCount,
    ).toBeGreaterThan(0)
    await expect(pool.query(`update peak.identification_receipts set sha256 = 'x'`)).rejects.toMatchObject({
      code: '23514',
    })
    const { rows } = await pool.query<{ ip: string | null }>('select ip from identifications where id = $1', [
      textAt(answer, 'doc', 'id'),
    ])
    expect(rows[0]?.ip).toBe('127.0.0.1')
  })

  it('is replaced by the next, and revoked by another signature', async () => {
    const first = await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })
    const second = await client().post(`${path}/sign`, { items: [item('c', 5)], ...signed })
    const states = async () =>
      docsOf(
        await client().get(`/api/identifications?where[exchange][equals]=${exchange}&sort=createdAt`),
      ).map((doc) => doc['state'])
    expect(await states()).toEqual(['REPLACED', 'SIGNED'])
    expect(await status(client().post(`${path}/${textAt(first, 'doc', 'id')}/revoke`, signed))).toBe(422)
    expect(
      await status(
        client().post(`${path}/${textAt(second, 'doc', 'id')}/revoke`, {
          ...signed,
          password: 'not the one it is',
        }),
      ),
    ).toBe(403)
    expect(await status(client().post(`${path}/${textAt(second, 'doc', 'id')}/revoke`, signed))).toBe(200)
    expect(await states()).toEqual(['REPLACED', 'REVOKED'])
    expect((await client().get(path)).body).toMatchObject({ result: { status: 'none-identified' } })
  })

  it('is signed on day 45, and rejected on the day after it', async () => {
    await transferred(45)
    expect(await status(client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }))).toBe(201)
    await transferred(46)
    const late = await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })
    expect([late.status, errorsOf(late)[0]?.code]).toEqual([422, 'identification-closed'])
    const notice = String(
      docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`))[0]?.['id'],
    )
    expect(await status(client().post(`${path}/${notice}/revoke`, signed))).toBe(422)
    await transferred(-1)
    expect(errorsOf(await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }))[0]?.code).toBe(
      'identification-not-open',
    )
  })

  it('is signed by the client alone, under their own name, with their password', async () => {
    const asked = { items: [item('a', 1)], ...signed }
    for (const role of ['admin', 'coordinator', 'third_party', 'agency'] as const)
      expect([role, await status(firm.people[role].caller.post(`${path}/sign`, asked))]).toEqual([role, 403])
    expect(
      errorsOf(await client().post(`${path}/sign`, { ...asked, password: 'wrong-horse-1031' }))[0],
    ).toMatchObject({ code: 'wrong-password', field: 'password' })
    expect(
      errorsOf(await client().post(`${path}/sign`, { ...asked, typedName: 'Somebody Else' }))[0],
    ).toMatchObject({ field: 'typedName' })
    expect(at((await client().get(path)).body, 'signer')).toBe('client Test')
    expect(at((await firm.admin.get(path)).body, 'signer')).toBeNull()
    expect(await status(client().post(`${path}/sign`, { ...asked, typedName: 'Cárla  CLIENT' }))).toBe(201)
  })

  it('is neither signed nor revoked in an exchange that is archived or has ended', async () => {
    const notice = textAt(
      await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }),
      'doc',
      'id',
    )
    await firm.admin.put(`/api/exchanges/${exchange}/status`, { status: 'TERMINATED', reason: 'Failed' })
    for (const answer of [
      await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }),
      await client().post(`${path}/${notice}/revoke`, signed),
    ])
      expect([answer.status, errorsOf(answer)[0]?.code]).toEqual([422, 'exchange-over'])
    expect(at((await client().get(path)).body, 'maySign')).toBe(false)
  })

  it('that names too much is signed only by somebody who says they know', async () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 600_000))
    expect(errorsOf(await client().post(`${path}/sign`, { items, ...signed }))[0]?.code).toBe(
      'over-identified',
    )
    expect(await status(client().post(`${path}/sign`, { items, ...signed, acknowledged: true }))).toBe(201)
  })

  it('shows an agency addresses and never a value', async () => {
    const answer = await client().post(`${path}/sign`, { items: [item('a', 777_777)], ...signed })
    const seen = await firm.people.agency.caller.get(path)
    expect([seen.status, seen.text.includes('a Elm Street'), seen.text.includes('77777')]).toEqual([
      200,
      true,
      false,
    ])
    for (const text of [
      (await firm.people.agency.caller.get(`/api/identifications?where[exchange][equals]=${exchange}`)).text,
      (await firm.people.agency.caller.get(`/api/exchanges/${exchange}/timeline`)).text,
    ])
      expect(text).not.toContain('77777')
    expect(await status(firm.people.agency.caller.get(textAt(answer, 'doc', 'receipt')))).toBe(403)
    expect(await status(firm.people.third_party.caller.get(textAt(answer, 'doc', 'receipt')))).toBe(200)
  })

  it('is made once when it is sent twice at the same moment: the later replaces the earlier', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })),
    )
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    const states = docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`)).map(
      (doc) => doc['state'],
    )
    expect(states.toSorted()).toEqual(['REPLACED', 'REPLACED', 'SIGNED'])
  })
})

describe('a notice on paper', () => {
  const paper = (changed: Record<string, unknown> = {}) => ({
    items: [item('p', 10)],
    sentAt: addDays(today, -2),
    receivedAt: today,
    recipient: { name: 'The firm', kind: 'qi' },
    signedByTaxpayer: true,
    ...changed,
  })
  const record = (changed: Record<string, unknown> = {}) =>
    firm.people.coordinator.caller.post(`${path}/paper`, paper(changed))

  it.each([
    [{}, true],
    [{ recipient: { name: 'Their accountant', kind: 'own-accountant' } }, false],
    [{ recipient: { name: 'A brother', kind: 'seller', disqualified: true } }, true],
    [{ recipient: { name: 'Escrow', kind: 'escrow', disqualified: true } }, false],
    [{ signedByTaxpayer: false }, false],
    [{ sentAt: addDays(today, -11) }, false],
  ])('%j is valid: %s', async (changed, valid) => {
    const answer = await record(changed)
    expect([answer.status, at(answer.body, 'doc', 'valid')]).toEqual([201, valid])
    const read = await client().get(path)
    expect(at(read.body, 'result', 'count')).toBe(valid ? 1 : 0)
    expect(at(read.body, 'notices', 0, 'flags')).toMatchObject(
      'recipient' in changed && changed.recipient.kind === 'seller' ? [{ code: 'related-seller' }] : [],
    )
  })

  it('is recorded by staff who manage the exchange, never ahead of time', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect(await status(firm.people[role].caller.post(`${path}/paper`, paper()))).toBe(403)
    expect(
      await status(
        firm.people.coordinator.caller.post(
          `/api/exchanges/${firm.foreign.exchange}/identification/paper`,
          paper(),
        ),
      ),
    ).toBe(404)
    expect(await status(record({ sentAt: addDays(today, 1) }))).toBe(400)
    expect(await status(record({ sentAt: 'last week' }))).toBe(400)
  })

  it('sent in time and recorded late counts, and is revoked by a writing alone', async () => {
    await transferred(50)
    const answer = await record({ sentAt: addDays(today, -8) })
    expect(at(answer.body, 'doc', 'valid')).toBe(true)
    const good = {
      sentAt: addDays(today, -6),
      note: 'By fax',
      signedByTaxpayer: true,
      recipient: { name: 'The firm', kind: 'qi' },
    }
    const revoke = (changed: Record<string, unknown>) =>
      firm.people.coordinator.caller.post(`${path}/${textAt(answer, 'doc', 'id')}/revoke`, {
        ...good,
        ...changed,
      })
    expect(await status(revoke({ signedByTaxpayer: undefined }))).toBe(400)
    for (const changed of [
      { signedByTaxpayer: false },
      { sentAt: addDays(today, -4) },
      { sentAt: addDays(today, -9) },
      { recipient: { name: 'Escrow', kind: 'escrow' } },
    ]) {
      const without = await revoke(changed)
      expect([
        without.status,
        at(without.body, 'doc', 'effective'),
        at(without.body, 'doc', 'state'),
      ]).toEqual([200, false, 'SIGNED'])
    }
    const kept = await client().get(path)
    expect([
      at(kept.body, 'result', 'count'),
      at(kept.body, 'notices', 0, 'revocations', 3, 'effective'),
    ]).toEqual([1, false])
    expect((await client().get(`/api/exchanges/${exchange}/timeline`)).text).toContain('without effect')
    expect((await revoke({ sentAt: addDays(today, -5) })).body).toMatchObject({
      doc: { effective: true, state: 'REVOKED' },
    })
    expect(await status(revoke({}))).toBe(422)
  })
})

describe('a revocation of a part', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => item(id, 625_000))
  it('leaves the rest of the notice standing, with a receipt of its own', async () => {
    const notice = textAt(
      await client().post(`${path}/sign`, { items: four, ...signed, acknowledged: true }),
      'doc',
      'id',
    )
    expect(at((await client().get(path)).body, 'result', 'status')).toBe('pending-95')
    expect(await status(client().post(`${path}/${notice}/revoke`, { ...signed, items: ['z'] }))).toBe(400)
    const revoked = await client().post(`${path}/${notice}/revoke`, { ...signed, items: ['d'] })
    expect(revoked.body).toMatchObject({ doc: { state: 'SIGNED', effective: true } })
    const now = await client().get(path)
    expect(now.body).toMatchObject({
      result: { rule: 'three-property', count: 3 },
      items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      notices: [{ items: [{}, {}, {}, { revoked: true }], revocations: [{ items: ['d'], effective: true }] }],
    })
    const receipt = await fetch(`${firm.admin.url}${textAt(revoked, 'doc', 'receipt')}`, {
      headers: { authorization: `Bearer ${client().token}` },
    })
    expect(
      createHash('sha256')
        .update(Buffer.from(await receipt.arrayBuffer()))
        .digest('hex'),
    ).toBe(textAt(revoked, 'doc', 'sha256'))
    expect(await status(client().post(`${path}/${notice}/revoke`, { ...signed, items: ['d'] }))).toBe(400)
    expect(
      (await client().post(`${path}/${notice}/revoke`, { ...signed, items: ['a', 'b', 'c'] })).body,
    ).toMatchObject({ doc: { state: 'REVOKED' } })
    await expect(
      pool.query('update peak.identification_revocations set effective = false'),
    ).rejects.toMatchObject({ code: '23514' })
  })
  it('lets what went with it stand by itself', async () => {
    const notice = textAt(
      await client().post(`${path}/sign`, {
        items: [item('a', 1000), item('b', 100, { incidentalTo: 'a' })],
        ...signed,
      }),
      'doc',
      'id',
    )
    await client().post(`${path}/${notice}/revoke`, { ...signed, items: ['a'] })
    expect((await client().get(path)).body).toMatchObject({ result: { count: 1 }, items: [{ id: 'b' }] })
  })
})

describe('what was signed', () => {
  it('can be written again from the record, and has the fingerprint that is printed', async () => {
    const answer = await client().post(`${path}/sign`, {
      items: [item('a', 900_000, { percent: 25 })],
      ...signed,
    })
    const notice = at((await client().get(path)).body, 'notices', 0)
    const content = await client().get(`${path}/${textAt(answer, 'doc', 'id')}/content`)
    const again = `{"exchange":"${exchange}","items":[{"description":"a Elm Street, Fresno, CA","id":"a","kind":"street-address","percent":25,"valueCents":90000000}],"notice":"${textAt(answer, 'doc', 'id')}","signedAt":"${String(at(notice, 'signedAt'))}","typedName":"client test","what":"identification"}`
    expect(content.body).toEqual({ content: again, sha256: createHash('sha256').update(again).digest('hex') })
    expect(
      await status(firm.people.agency.caller.get(`${path}/${textAt(answer, 'doc', 'id')}/content`)),
    ).toBe(403)
  })
})

describe('a property that was bought', () => {
  const bought = (address: string, daysAgo: number, dollars: number, extra: Record<string, unknown> = {}) =>
    firm.admin.create('properties', {
      exchange,
      side: 'replacement',
      address,
      city: 'Fresno',
      state: 'CA',
      valueCents: dollars * 100,
      closingDate: addDays(today, -daysAgo),
      status: 'closed',
      ...extra,
    })
  const link = (notice: string, body: Record<string, unknown>, caller = firm.people.coordinator.caller) =>
    caller.put(`${path}/${notice}/links`, body)

  it('is the item that it was identified as, and is not counted twice', async () => {
    const items = [item('12', 600_000), ...['b', 'c', 'd'].map((id) => item(id, 600_000))]
    const notice = textAt(
      await client().post(`${path}/sign`, { items, ...signed, acknowledged: true }),
      'doc',
      'id',
    )
    const property = await bought('12 Elm St.', 2, 590_000)
    const before = await firm.people.coordinator.caller.get(path)
    expect(before.body).toMatchObject({
      result: { count: 5 },
      notices: [
        { items: [{ property: null, suggestedProperty: property }, { suggestedProperty: null }, {}, {}] },
      ],
      properties: [{ id: property }],
    })
    expect((await client().get(path)).text).not.toContain('suggestedProperty')
    expect(await status(link(notice, { item: '12', property }))).toBe(200)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 4, qualifying: ['12'] },
      tests: [{}, {}, { receivedCents: 59_000_000 }],
      notices: [{ items: [{ property }, {}, {}, {}] }],
    })
    expect(await status(link(notice, { item: 'b', property }))).toBe(409)
    expect(await status(link(notice, { item: 'z', property }))).toBe(404)
    expect(await status(link(notice, { item: 'b', property: firm.foreign.records['properties'] }))).toBe(400)
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([role, await status(link(notice, { item: '12', property }, firm.people[role].caller))]).toEqual([
        role,
        403,
      ])
    expect((await firm.people.agency.caller.get(path)).text).not.toContain('59000000')
    // The next notice names the same property as it stands: it stays linked.
    await client().post(`${path}/sign`, { items: items.slice(0, 2), ...signed })
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 2 },
      notices: [{ items: [{ property }, { property: null }] }, {}],
    })
    const next = String(at((await client().get(path)).body, 'notices', 0, 'id'))
    expect(await status(link(next, { item: '12', property: null }))).toBe(200)
    expect(at((await client().get(path)).body, 'result', 'count')).toBe(3)
  })

  it('reaches the 95 % when it is linked', async () => {
    const notice = textAt(
      await client().post(`${path}/sign`, {
        items: ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, id === 'e' ? 100_000 : 725_000)),
        ...signed,
        acknowledged: true,
      }),
      'doc',
      'id',
    )
    for (const id of ['a', 'b', 'c', 'd'])
      await link(notice, { item: id, property: await bought(`${id} Elm Street`, 1, 725_000) })
    expect((await client().get(path)).body).toMatchObject({
      result: { rule: '95-percent', status: 'valid', count: 5 },
    })
  })
})
