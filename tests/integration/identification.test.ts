import { createHash } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, todayIn } from '../../src/exchange/calendar'
import { at, docsOf, errorsOf, textAt, type Answered } from '../support/api'
import { migratedDatabase, poolOn } from '../support/database'
import { makeFirm, PASSWORD, type Firm } from '../support/firm'
import { EARNEST, startPlatform } from '../support/platform'

/** The identification of replacement property: drafted, judged, signed, replaced, revoked, on paper. */

let firm: Firm
let pool: pg.Pool
let exchange: string
let path: string
const today = todayIn('America/Los_Angeles', new Date())
const item = (id: string, dollars: number, extra: Record<string, unknown> = {}) => ({ id, description: `${id} Elm Street, Fresno, CA`, valueCents: dollars * 100, ...extra })
const signed = { typedName: 'client test', password: PASSWORD }
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status

beforeAll(async () => {
  const databaseUrl = await migratedDatabase()
  const { url } = await startPlatform({ ...EARNEST, DATABASE_URL: databaseUrl })
  pool = poolOn(databaseUrl)
  firm = await makeFirm(url, pool)
})
beforeEach(async () => {
  exchange = await firm.admin.create('exchanges', { name: 'To identify', client: firm.contacts.client, coordinator: firm.people.coordinator.id, relinquishedTransferDate: addDays(today, -10), relinquishedValueCents: 100_000_000 })
  await firm.admin.post(`/api/exchanges/${exchange}/participants`, { user: firm.people.third_party.id })
  path = `/api/exchanges/${exchange}/identification`
})
const client = () => firm.people.client.caller
const transferred = (daysAgo: number) => firm.admin.patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: addDays(today, -daysAgo) })

describe('a preview', () => {
  it('says which rule is met and how far it is from failing', async () => {
    const two = await client().post(`${path}/preview`, { items: [item('a', 900_000), item('b', 800_000)] })
    expect(two.body).toMatchObject({ state: 'open', deadline: addDays(today, 35), result: { rule: 'three-property', status: 'valid', count: 2 }, tests: [{ left: 1 }, { satisfied: true, leftCents: 30_000_000 }, { satisfied: false }] })
    const five = await client().post(`${path}/preview`, { items: ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 600_000)) })
    expect(five.body).toMatchObject({ result: { rule: 'none', status: 'pending-95' }, tests: [{ satisfied: false }, { satisfied: false, leftCents: -100_000_000 }, { missingCents: 285_000_000 }] })
    expect(docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`))).toEqual([])
  })
  it('counts what has been received within the 45 days', async () => {
    const property = await firm.admin.create('properties', { exchange, side: 'replacement', address: '1 Got St', valueCents: 5_000_000, closingDate: addDays(today, -1) })
    const linked = await client().post(`${path}/preview`, { items: [item('a', 50_000, { property }), item('b', 1)] })
    expect(linked.body).toMatchObject({ result: { count: 2 } })
    expect((await client().post(`${path}/preview`, { items: [item('b', 1)] })).body).toMatchObject({ result: { count: 2, qualifying: ['b', property] } })
  })
  it('refuses what contradicts itself, and people who prepare nothing', async () => {
    const twice = await client().post(`${path}/preview`, { items: [item('a', 1), item('a', 2)] })
    expect([twice.status, errorsOf(twice)[0]?.field]).toEqual([400, 'items.1.id'])
    expect(await status(client().post(`${path}/preview`, { items: [] }))).toBe(400)
    expect(await status(client().post(`${path}/preview`, { items: [item('a', 0.001)] }))).toBe(400)
    for (const role of ['third_party', 'agency'] as const) expect(await status(firm.people[role].caller.post(`${path}/preview`, { items: [item('a', 1)] }))).toBe(403)
    expect(await status(client().post(`/api/exchanges/${firm.foreign.exchange}/identification/preview`, { items: [item('a', 1)] }))).toBe(404)
    expect(await status(firm.nobody.get(path))).toBe(401)
  })
})

describe('a notice', () => {
  it('is drafted, signed, sealed and told', async () => {
    expect(await status(client().put(`${path}/draft`, { items: [item('a', 900_000)] }))).toBe(200)
    expect(at((await firm.people.coordinator.caller.get(path)).body, 'draft', 'items', 0, 'id')).toBe('a')
    const answer = await client().post(`${path}/sign`, { items: [item('a', 900_000), item('b', 100_000, { percent: 25 })], ...signed })
    expect([answer.status, at(answer.body, 'doc', 'result', 'rule')]).toEqual([201, 'three-property'])
    const state = await client().get(path)
    expect(state.body).toMatchObject({ state: 'open', draft: null, maySign: true, result: { count: 2 }, items: [{ id: 'a', valueCents: 90_000_000 }, { percent: 25 }], notices: [{ state: 'SIGNED', typedName: 'client test' }] })
    const receipt = await fetch(`${firm.admin.url}${textAt(answer, 'doc', 'receipt')}`, { headers: { authorization: `Bearer ${client().token}` } })
    const pdf = Buffer.from(await receipt.arrayBuffer())
    expect([receipt.headers.get('content-type'), pdf.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(textAt(answer, 'doc', 'sha256'))
    const timeline = await client().get(`/api/exchanges/${exchange}/timeline`)
    expect(timeline.text).toContain("2 properties identified by the client's signature")
    expect((await pool.query(`select 1 from notifications where user_id = $1 and category = 'identification'`, [firm.people.coordinator.id])).rowCount).toBeGreaterThan(0)
    await expect(pool.query(`update peak.identification_receipts set sha256 = 'x'`)).rejects.toMatchObject({ code: '23514' })
    const { rows } = await pool.query<{ ip: string | null }>('select ip from identifications where id = $1', [textAt(answer, 'doc', 'id')])
    expect(rows[0]?.ip).toBe('127.0.0.1')
  })

  it('is replaced by the next, and revoked by another signature', async () => {
    const first = await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })
    const second = await client().post(`${path}/sign`, { items: [item('c', 5)], ...signed })
    const states = async () => docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}&sort=createdAt`)).map((doc) => doc['state'])
    expect(await states()).toEqual(['REPLACED', 'SIGNED'])
    expect(await status(client().post(`${path}/${textAt(first, 'doc', 'id')}/revoke`, signed))).toBe(422)
    expect(await status(client().post(`${path}/${textAt(second, 'doc', 'id')}/revoke`, { ...signed, password: 'not the one it is' }))).toBe(403)
    expect(await status(client().post(`${path}/${textAt(second, 'doc', 'id')}/revoke`, signed))).toBe(200)
    expect(await states()).toEqual(['REPLACED', 'REVOKED'])
    expect((await client().get(path)).body).toMatchObject({ result: { status: 'none-identified' } })
  })

  it('is signed on day 45, and refused on the day after it', async () => {
    await transferred(45)
    expect(await status(client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }))).toBe(201)
    await transferred(46)
    const late = await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })
    expect([late.status, errorsOf(late)[0]?.code]).toEqual([422, 'identification-closed'])
    const notice = String(docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`))[0]?.['id'])
    expect(await status(client().post(`${path}/${notice}/revoke`, signed))).toBe(422)
    await transferred(-1)
    expect(errorsOf(await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }))[0]?.code).toBe('identification-not-open')
  })

  it('is signed by the client alone, under their own name, with their password', async () => {
    const asked = { items: [item('a', 1)], ...signed }
    for (const role of ['admin', 'coordinator', 'third_party', 'agency'] as const) expect([role, await status(firm.people[role].caller.post(`${path}/sign`, asked))]).toEqual([role, 403])
    expect(errorsOf(await client().post(`${path}/sign`, { ...asked, password: 'wrong-horse-1031' }))[0]).toMatchObject({ code: 'wrong-password', field: 'password' })
    expect(errorsOf(await client().post(`${path}/sign`, { ...asked, typedName: 'Somebody Else' }))[0]).toMatchObject({ field: 'typedName' })
    expect(await status(client().post(`${path}/sign`, { ...asked, typedName: 'Carla  CLIENT' }))).toBe(201)
  })

  it('that names too much is signed only by somebody who says they know', async () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 600_000))
    expect(errorsOf(await client().post(`${path}/sign`, { items, ...signed }))[0]?.code).toBe('over-identified')
    expect(await status(client().post(`${path}/sign`, { items, ...signed, acknowledged: true }))).toBe(201)
  })

  it('shows an agency addresses and never a value', async () => {
    const answer = await client().post(`${path}/sign`, { items: [item('a', 777_777)], ...signed })
    const seen = await firm.people.agency.caller.get(path)
    expect([seen.status, seen.text.includes('a Elm Street'), seen.text.includes('77777')]).toEqual([200, true, false])
    for (const text of [(await firm.people.agency.caller.get(`/api/identifications?where[exchange][equals]=${exchange}`)).text, (await firm.people.agency.caller.get(`/api/exchanges/${exchange}/timeline`)).text]) expect(text).not.toContain('77777')
    expect(await status(firm.people.agency.caller.get(textAt(answer, 'doc', 'receipt')))).toBe(403)
    expect(await status(firm.people.third_party.caller.get(textAt(answer, 'doc', 'receipt')))).toBe(200)
  })

  it('is made once when it is sent twice at the same moment: the later replaces the earlier', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })))
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    const states = docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`)).map((doc) => doc['state'])
    expect(states.toSorted()).toEqual(['REPLACED', 'REPLACED', 'SIGNED'])
  })
})

describe('a notice on paper', () => {
  const paper = (changed: Record<string, unknown> = {}) => ({ items: [item('p', 10)], sentAt: addDays(today, -2), receivedAt: today, recipient: { name: 'The firm', kind: 'qi' }, signedByTaxpayer: true, ...changed })
  const record = (changed: Record<string, unknown> = {}) => firm.people.coordinator.caller.post(`${path}/paper`, paper(changed))

  it.each([
    [{}, true], [{ recipient: { name: 'Their accountant', kind: 'own-accountant' } }, false], [{ recipient: { name: 'A brother', kind: 'seller', disqualified: true } }, true],
    [{ recipient: { name: 'Escrow', kind: 'escrow', disqualified: true } }, false], [{ signedByTaxpayer: false }, false], [{ sentAt: addDays(today, -11) }, false],
  ])('%j is valid: %s', async (changed, valid) => {
    const answer = await record(changed)
    expect([answer.status, at(answer.body, 'doc', 'valid')]).toEqual([201, valid])
    expect(at((await client().get(path)).body, 'result', 'count')).toBe(valid ? 1 : 0)
  })

  it('is recorded by staff who manage the exchange, never ahead of time', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const) expect(await status(firm.people[role].caller.post(`${path}/paper`, paper()))).toBe(403)
    expect(await status(firm.people.coordinator.caller.post(`/api/exchanges/${firm.foreign.exchange}/identification/paper`, paper()))).toBe(404)
    expect(await status(record({ sentAt: addDays(today, 1) }))).toBe(400)
    expect(await status(record({ sentAt: 'last week' }))).toBe(400)
  })

  it('sent in time and recorded late counts, and is revoked on paper sent in time', async () => {
    await transferred(50)
    const answer = await record({ sentAt: addDays(today, -5) })
    expect(at(answer.body, 'doc', 'valid')).toBe(true)
    const revoke = (sentAt: string) => firm.people.coordinator.caller.post(`${path}/${textAt(answer, 'doc', 'id')}/revoke`, { sentAt, note: 'By fax' })
    expect(await status(revoke(addDays(today, -4)))).toBe(422)
    expect(await status(revoke(addDays(today, -5)))).toBe(200)
  })
})
