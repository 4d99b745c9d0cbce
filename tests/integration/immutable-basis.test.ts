import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, type Answered, type Caller } from '../support/api'
import { closePools, poolOn } from '../support/database'
import type { Firm } from '../support/firm'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

/** What an approval, a signature or an override rests on stays as it was. */
let firm: Firm
let database: string

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  database = shared.databaseUrl
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const refused = (answer: Answered) =>
  expect([answer.status, errorsOf(answer)[0]?.code]).toEqual([422, 'immutable'])
const query = (text: string, values: unknown[]) => poolOn(database).query(text, values)
const mutation = (caller: Caller, name: string, id: string, data: string) =>
  caller.graphql(`mutation { update${name}(id: "${id}", data: { ${data} }) { id } }`)

describe('a participant', () => {
  it('stays the person and the exchange that were approved, for coordinator and administrator, over REST and GraphQL', async () => {
    const { admin, people, contacts, assigned } = firm
    const row = assigned.records['exchange-participants'] ?? ''
    const second = await people.coordinator.caller.create('exchanges', { name: 'Another of theirs' })
    for (const caller of [admin, people.coordinator.caller]) {
      for (const change of [
        { user: people.agency.id },
        { contact: contacts.other },
        { exchange: second },
        { user: null, contact: contacts.other },
      ])
        refused(await caller.patch(`/api/exchange-participants/${row}`, change))
    }
    const asked = await mutation(
      people.coordinator.caller,
      'ExchangeParticipant',
      row,
      `user: "${people.agency.id}"`,
    )
    expect(asked.text).toContain('immutable')
    const { rows } = await query(
      'select user_id as "user", exchange_id as exchange from exchange_participants where id = $1',
      [row],
    )
    expect(rows).toEqual([{ user: people.third_party.id, exchange: assigned.exchange }])
    expect(
      (
        await people.coordinator.caller.patch(`/api/exchange-participants/${row}`, {
          user: people.third_party.id,
          role: 'CPA',
        })
      ).status,
    ).toBe(200)
  })

  it('is narrowed by a coordinator, and widened only by whose approval the firm wants', async () => {
    const { admin, people, assigned } = firm
    const path = `/api/exchange-participants/${assigned.records['exchange-participants']}`
    const coordinator = people.coordinator.caller
    expect((await coordinator.patch(path, { permissions: ['view'] })).status).toBe(200)
    refused(await coordinator.patch(path, { permissions: ['view', 'message'] }))
    expect((await admin.patch(path, { permissions: ['view', 'message'] })).status).toBe(200)
  })
})

describe('a property that a signed notice became', () => {
  it('stays in its exchange and on its side; what rests on nothing may move', async () => {
    const { admin, assigned, people } = firm
    const caller = people.coordinator.caller
    const property = await caller.create('properties', {
      exchange: assigned.exchange,
      side: 'replacement',
      address: 'Linked Road',
    })
    const other = await caller.create('exchanges', { name: 'Where it must not go' })
    expect((await caller.patch(`/api/properties/${property}`, { side: 'relinquished' })).status).toBe(200)
    expect((await caller.patch(`/api/properties/${property}`, { side: 'replacement' })).status).toBe(200)
    await query(
      `insert into peak.identification_links (notice_id, item_id, property_id, user_id) values ($1, 'a', $2, $3)`,
      [assigned.records['identifications'], property, people.admin.id],
    )
    for (const each of [caller, admin]) {
      refused(await each.patch(`/api/properties/${property}`, { exchange: other }))
      refused(await each.patch(`/api/properties/${property}`, { side: 'relinquished' }))
      expect((await each.patch(`/api/properties/${property}`, { city: 'Reno' })).status).toBe(200)
    }
  })
})

describe('the taxpayer of an exchange', () => {
  it('is changed until they have signed, and never afterwards', async () => {
    const { admin, contacts, people } = firm
    const caller = people.coordinator.caller
    const exchange = await caller.create('exchanges', { name: 'Whose is it', client: contacts.other })
    expect((await caller.patch(`/api/exchanges/${exchange}`, { client: contacts.client })).status).toBe(200)
    await query(
      `insert into identifications (id, exchange_id, state, source, items, "values", result) values (gen_random_uuid(), $1, 'SIGNED', 'portal', '[]', '{}', '{}')`,
      [exchange],
    )
    for (const each of [caller, admin])
      refused(await each.patch(`/api/exchanges/${exchange}`, { client: contacts.other }))
    refused(await admin.patch(`/api/exchanges/${exchange}`, { client: null }))
    expect(
      (await caller.patch(`/api/exchanges/${exchange}`, { client: contacts.client, notes: 'Still theirs' }))
        .status,
    ).toBe(200)
  })
})

describe('the evidence of a transfer date that a second person approved', () => {
  it('stays what it was approved on', async () => {
    const { admin, people } = firm
    const caller = people.coordinator.caller
    const exchange = await caller.create('exchanges', {
      name: 'Evidence',
      relinquishedTransferDate: '2026-10-01',
      transferEvidence: 'Statement 1',
    })
    const asked = await caller.post(`/api/exchanges/${exchange}/transfer-date-requests`, {
      date: '2026-10-05',
      evidence: 'Statement 2',
    })
    const id = String(
      Reflect.get(asked.body instanceof Object ? (Reflect.get(asked.body, 'doc') ?? asked.body) : {}, 'id'),
    )
    expect(
      (await admin.post(`/api/exchanges/${exchange}/transfer-date-requests/${id}/approve`, {})).status,
    ).toBe(200)
    for (const each of [caller, admin])
      refused(await each.patch(`/api/exchanges/${exchange}`, { transferEvidence: 'Statement 3' }))
    expect(
      (await caller.patch(`/api/exchanges/${exchange}`, { transferEvidence: 'Statement 2' })).status,
    ).toBe(200)
  })
})
