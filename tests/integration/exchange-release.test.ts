import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, errorsOf, textAt } from '../support/api'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** The gate of (g)(6) on an exchange as it is stored. */

let firm: Firm
let exchange: string
let path: string

beforeAll(async () => {
  firm = (await sharedFirm()).firm
})
beforeEach(async () => {
  exchange = await firm.admin.create('exchanges', {
    name: 'With money',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    relinquishedTransferDate: addDays(today, -10),
    relinquishedValueCents: 100_000_000,
  })
  await firm.admin.post(`/api/exchanges/${exchange}/participants`, { user: firm.people.third_party.id })
  path = `/api/exchanges/${exchange}`
})
const client = () => firm.people.client.caller
const ask = (purpose: string, caller = client()) => caller.get(`${path}/release?purpose=${purpose}`)
const transferred = (daysAgo: number) =>
  firm.admin.patch(path, { relinquishedTransferDate: addDays(today, -daysAgo) })
const item = (id: string) => ({ id, description: `${id} Elm Street, Fresno, CA`, valueCents: 50_000_000 })
const sign = (...ids: string[]) =>
  client().post(`${path}/identification/sign`, {
    items: ids.map(item),
    typedName: 'client test',
    password: PASSWORD,
  })

describe('the gate', () => {
  it('says what it decides, why, from when, and from which facts', async () => {
    const answer = await ask('client-request')
    const [T, D45] = [addDays(today, -10), addDays(today, 35)]
    expect(answer.body).toEqual({
      purpose: 'client-request',
      today,
      decision: 'deny',
      reason: expect.stringContaining('identification period'),
      earliest: addDays(D45, 1),
      facts: {
        transferDate: T,
        identificationDeadline: D45,
        exchangeDeadline: at(answer.body, 'facts', 'exchangeDeadline'),
        identified: [],
      },
    })
    expect((await ask('loan')).body).toMatchObject({ decision: 'deny', earliest: null })
    expect((await ask('earnest-money')).body).toMatchObject({ decision: 'allow' })
  })

  it('opens on day 46 when nothing was identified', async () => {
    await transferred(46)
    expect((await ask('client-request')).body).toMatchObject({ decision: 'allow' })
  })

  it('stays shut while something identified is left to acquire, and opens once all of it was', async () => {
    const notice = textAt(await sign('a', 'b'), 'doc', 'id')
    await client().post(`${path}/identification/${notice}/revoke`, {
      typedName: 'client test',
      password: PASSWORD,
      items: ['b'],
    })
    await transferred(50)
    const moved = await ask('client-request')
    // The notice was sent after day 45 now: nothing is identified by it.
    expect(moved.body).toMatchObject({ decision: 'allow', facts: { identified: [] } })
    await transferred(45)
    expect((await ask('replacement-closing')).body).toMatchObject({
      decision: 'allow',
      facts: {
        identified: [
          { description: 'a Elm Street, Fresno, CA', acquiredOn: null, revoked: false },
          { revoked: true },
        ],
      },
    })
    const property = await firm.admin.create('properties', {
      exchange,
      side: 'replacement',
      address: 'a Elm Street',
      closingDate: addDays(today, -1),
      status: 'closed',
      valueCents: 100,
    })
    await firm.people.coordinator.caller.put(`${path}/identification/${notice}/links`, {
      item: 'a',
      property,
    })
    expect((await ask('client-request')).body).toMatchObject({
      decision: 'deny',
      earliest: addDays(today, 1),
      facts: { identified: [{ acquiredOn: addDays(today, -1) }, {}] },
    })
  })

  it('is not for an agency, not for anonymous callers, and needs a transfer date', async () => {
    expect((await ask('loan', firm.people.agency.caller)).status).toBe(403)
    expect((await ask('loan', firm.people.third_party.caller)).status).toBe(200)
    expect((await ask('loan', firm.people.coordinator.caller)).status).toBe(200)
    expect((await client().get(`/api/exchanges/${firm.foreign.exchange}/release?purpose=loan`)).status).toBe(
      404,
    )
    expect((await ask('gift')).status).toBe(400)
    await firm.admin.patch(path, { relinquishedTransferDate: null })
    const without = await ask('loan')
    expect([without.status, errorsOf(without)[0]?.code]).toEqual([422, 'no-transfer-date'])
  })
})
