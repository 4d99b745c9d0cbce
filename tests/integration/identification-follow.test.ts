import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, docsOf, textAt, type Answered } from '../support/api'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** What is identified follows the dates of the exchange when they move. */

let firm: Firm
let pool: pg.Pool
let exchange: string
let path: string
const item = (id: string, dollars: number) => ({
  id,
  description: `${id} Elm Street, Fresno, CA`,
  valueCents: dollars * 100,
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
  path = `/api/exchanges/${exchange}/identification`
})
const client = () => firm.people.client.caller
const transferred = (daysAgo: number) =>
  firm.admin.patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: addDays(today, -daysAgo) })

describe('whether a notice counts', () => {
  it('follows the dates when they move, and the coordinator is notified', async () => {
    await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed })
    const told = async () =>
      (
        await pool.query<{ title: string }>(
          `select title from notifications where user_id = $1 and category = 'identification' and link like $2 order by id`,
          [firm.people.coordinator.id, `%${exchange}/identification`],
        )
      ).rows.map(({ title }) => title)
    await transferred(50)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 0 },
      notices: [{ state: 'SIGNED', valid: false }],
    })
    expect(
      docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`))[0]?.['valid'],
    ).toBe(false)
    await transferred(45)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 1 },
      notices: [{ valid: true, invalidReason: null }],
    })
    expect(await told()).toMatchObject([
      expect.stringContaining('no longer counts'),
      expect.stringContaining('counts now'),
    ])
    expect((await client().get(`/api/exchanges/${exchange}/timeline`)).text).toContain('as the dates moved')
  })

  it('follows day 45 for what takes it back as well, all of it or a part', async () => {
    await transferred(50)
    const { caller } = firm.people.coordinator
    const mail = { recipient: { name: 'The firm', kind: 'qi' }, signedByTaxpayer: true }
    const notice = textAt(
      await caller.post(`${path}/paper`, {
        items: [item('a', 10), item('b', 10)],
        sentAt: addDays(today, -9),
        ...mail,
      }),
      'doc',
      'id',
    )
    const revoke = async (daysAgo: number, items?: string[]) =>
      at(
        (
          await caller.post(`${path}/${notice}/revoke`, {
            sentAt: addDays(today, -daysAgo),
            note: 'By fax',
            ...mail,
            items,
          })
        ).body,
        'doc',
        'effective',
      )
    const stored = async () =>
      docsOf(await client().get(`/api/identifications?where[exchange][equals]=${exchange}`))[0]?.['state']
    expect([await revoke(6, ['b']), at((await client().get(path)).body, 'result', 'count')]).toEqual([
      true,
      1,
    ])
    await transferred(52)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 2 },
      notices: [
        {
          state: 'SIGNED',
          items: [{ revoked: false }, { revoked: false }],
          revocations: [
            { effective: false, reason: expect.stringContaining('after the identification period') },
          ],
        },
      ],
    })
    await transferred(50)
    expect([await revoke(4, ['a']), await stored()]).toEqual([false, 'SIGNED'])
    await transferred(48)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 0 },
      notices: [{ state: 'REVOKED', revocations: [{ effective: true, reason: null }, { effective: true }] }],
    })
    expect(await stored()).toBe('REVOKED')
    await transferred(50)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 1 },
      notices: [{ state: 'SIGNED', endedAt: null }],
    })
    expect(await stored()).toBe('SIGNED')
    const { rows } = await pool.query<{ title: string }>(
      `select title from notifications where user_id = $1 and title like 'A revocation%' and link like $2 order by id`,
      [firm.people.coordinator.id, `%${exchange}/identification`],
    )
    expect(rows.map(({ title }) => title.includes('counts now'))).toEqual([false, true, true, false])
    const timeline = (await client().get(`/api/exchanges/${exchange}/timeline`)).text
    for (const words of [
      'The revocation of one property counts now',
      'An identification is in force again, as the dates moved',
    ])
      expect(timeline).toContain(words)
    expect((await client().get(path)).text).not.toContain('storedEffective')
  })

  it('stays as it is for a notice of the portal that was revoked, and signed again', async () => {
    const first = textAt(
      await client().post(`${path}/sign`, { items: [item('a', 1)], ...signed }),
      'doc',
      'id',
    )
    await client().post(`${path}/${first}/revoke`, signed)
    await client().post(`${path}/sign`, { items: [item('b', 1)], ...signed })
    await transferred(50)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 0 },
      notices: [{ valid: false }, { valid: false, revocations: [{ effective: false }] }],
    })
    await transferred(10)
    expect((await client().get(path)).body).toMatchObject({
      items: [{ id: 'b' }],
      notices: [
        { state: 'SIGNED', valid: true },
        { state: 'REVOKED', revocations: [{ effective: true }] },
      ],
    })
    expect(await status(client().post(`${path}/sign`, { items: [item('c', 1)], ...signed }))).toBe(201)
  })

  it('follows an override of day 45', async () => {
    await transferred(50)
    const paper = await firm.people.coordinator.caller.post(`${path}/paper`, {
      items: [item('p', 10)],
      sentAt: addDays(today, -2),
      recipient: { name: 'The firm', kind: 'qi' },
      signedByTaxpayer: true,
    })
    expect(at(paper.body, 'doc', 'valid')).toBe(false)
    const asked = await firm.people.coordinator.caller.post(`/api/exchanges/${exchange}/deadline-overrides`, {
      section: 6,
      disasterDate: addDays(today, -20),
      postponedTo: addDays(today, 20),
      reason: 'Flood',
      noticeUrl: 'https://www.irs.gov/notice',
      advisor: 'A. Counsel',
    })
    expect(
      await status(
        firm.admin.post(
          `/api/exchanges/${exchange}/deadline-overrides/${textAt(asked, 'doc', 'id')}/approve`,
          {},
        ),
      ),
    ).toBe(200)
    expect((await client().get(path)).body).toMatchObject({
      result: { count: 1 },
      notices: [{ valid: true }],
    })
  })
})
