import { formatNames } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { nobody, staffOnly } from '../../src/core/access/collectionAccess'
import { at, docsOf, type Caller } from '../support/api'
import { fieldsReadBy } from '../support/config'
import { CONTRACT, HIDDEN_FIELDS, ROLES, type CollectionName, type Role } from '../support/contract'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

let firm: Firm
const as = (role: Role): Caller => firm.people[role].caller

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  const pool = shared.pool
  // What only the sync writes: there must be something to hide.
  await pool.query(
    `update exchanges set pp_matter_id = 'm' || id, pp_data = '{"secret":"source"}', pp_base = '{"secret":"base"}', pp_hash = 'secret-hash', missing_since = now(), status_pinned_reason = 'secret-reason', transfer_evidence = 'secret-evidence'`,
  )
  await pool.query(
    `update contacts set pp_contact_id = 'c' || id, pp_account_id = 'secret-account', pp_data = '{"secret":"source"}', notes = 'secret-notes', missing_since = now()`,
  )
  await pool.query(
    `update tasks set pp_task_id = 't' || id, pp_data = '{"secret":"source"}', missing_since = now()`,
  )
})

/** A record of the collection that the role may see. */
const seen = (role: Role, collection: CollectionName): string | undefined => {
  const scope = CONTRACT[collection].read[role]
  return scope === 'no' ? undefined : (firm.own[role][collection] ?? firm.assigned.records[collection])
}

type Hidden = [role: Role, collection: CollectionName, field: string]
const HIDDEN: Hidden[] = ROLES.flatMap((role) =>
  HIDDEN_FIELDS[role].map(([collection, field]): Hidden => [role, collection, field]),
)

describe('fields that are not for a role', () => {
  it.each(HIDDEN)('%s never gets %s.%s', async (role, collection, field) => {
    const id = seen(role, collection)
    const one = await as(role).get(`/api/${collection}/${id}?depth=3`)
    const list = await as(role).get(`/api/${collection}?limit=500&depth=3`)
    const chosen = await as(role).get(`/api/${collection}/${id}?select[${field}]=true`)
    expect([one.status, list.status, chosen.status]).toEqual([200, 200, 200])
    for (const answer of [one, list, chosen]) expect(answer.text).not.toContain(`"${field}"`)
    expect(docsOf(list).length).toBeGreaterThan(0)
    const { singular } = formatNames(collection)
    const graph = await as(role).graphql(`{ found: ${singular}(id: "${id}") { ${field} } }`)
    expect(at(graph.body, 'data', 'found', field) ?? null).toBeNull()
  })

  it.each(HIDDEN)('%s learns nothing of %s.%s by filter or order', async (role, collection, field) => {
    const asked = [
      `where[${field}][exists]=true`,
      `where[or][0][${field}][exists]=true`,
      `where[and][0][or][0][${field}][not_equals]=1`,
      `sort=${field}`,
      `sort=-${field}`,
      `where=${encodeURIComponent(JSON.stringify({ [field]: { exists: true } }))}`,
    ]
    for (const query of asked)
      expect([query, (await as(role).get(`/api/${collection}?${query}`)).status]).toEqual([query, 400])
    expect((await as(role).get(`/api/${collection}/count?where[${field}][exists]=true`)).status).toBe(400)
    const { plural } = formatNames(collection)
    const sorted = await as(role).graphql(`{ ${plural}(sort: "${field}") { totalDocs } }`)
    expect(at(sorted.body, 'errors', 0, 'extensions', 'statusCode')).toBe(400)
  })

  it('are not reached through another record either', async () => {
    for (const query of [
      'sort=exchange.proceedsCents',
      'where[exchange.proceedsCents][greater_than]=0',
      'where[exchange.ppMatterId][exists]=true',
      'where[exchange.ppData][exists]=true',
    ]) {
      for (const collection of ['tasks', 'properties', 'documents', 'messages', 'exchange-participants'])
        expect([collection, query, (await as('agency').get(`/api/${collection}?${query}`)).status]).toEqual([
          collection,
          query,
          400,
        ])
    }
    for (const query of [
      'sort=client.ppContactId',
      'sort=coordinator.email',
      'where[client.notes][exists]=true',
      'where[tasks.ppTaskId][exists]=true',
      'joins[tasks][where][ppTaskId][exists]=true',
      'joins[properties][sort]=valueCents',
      'joins[properties][where][valueCents][exists]=true',
    ]) {
      expect([query, (await as('agency').get(`/api/exchanges?${query}`)).status]).toEqual([query, 400])
    }
  })

  it('do not reveal people through their colleagues', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const) {
      const found = await as(role).get(
        '/api/exchanges?where[coordinator.email][equals]=coordinator@firm.example',
      )
      expect(found.status === 400 || docsOf(found).length === 0).toBe(true)
    }
  })

  it('are said in the matrix, where the history of an exchange looks too', async () => {
    expect(await fieldsReadBy(staffOnly)).toEqual([])
    expect(await fieldsReadBy(nobody)).toContain('exchanges.ppBase')
  })

  it('stay out of the history of an exchange', async () => {
    await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, {
      proceedsCents: 777_777,
      notes: 'Secret again',
    })
    const agency = await as('agency').get(`/api/exchanges/${firm.assigned.exchange}/timeline?limit=500`)
    expect(agency.status).toBe(200)
    for (const text of ['777777', 'proceedsCents', 'Proceeds', 'Secret again'])
      expect(agency.text).not.toContain(text)
    expect(
      (await as('client').get(`/api/exchanges/${firm.assigned.exchange}/timeline?limit=500`)).text,
    ).toContain('777777')
  })
})

describe('fields that are for nobody', () => {
  const NEVER: [CollectionName, string][] = [
    ['exchanges', 'ppBase'],
    ['exchanges', 'ppHash'],
    ['contacts', 'ppHash'],
    ['tasks', 'ppBase'],
    ['properties', 'ppKey'],
    ['users', 'hash'],
    ['users', 'salt'],
    ['users', 'resetPasswordToken'],
    ['users', 'loginAttempts'],
  ]

  it.each(NEVER)('an admin does not get %s.%s', async (collection, field) => {
    const list = await firm.admin.get(`/api/${collection}?limit=500&showHiddenFields=true&depth=2`)
    expect(list.status).toBe(200)
    expect(list.text).not.toContain(`"${field}"`)
    expect((await firm.admin.get(`/api/${collection}?where[${field}][exists]=true`)).status).toBe(400)
  })
})

describe('fields that the platform computes', () => {
  it('are not written by anybody', async () => {
    const before = await firm.admin.get(`/api/exchanges/${firm.assigned.exchange}?depth=0`)
    const computed = {
      status: 'COMPLETED',
      expired: false,
      identificationDeadline: '2030-01-01',
      exchangeDeadline: '2030-01-01',
      exchangeNumber: 'X-1',
      clientName: 'Nobody',
      coordinatorName: 'Nobody',
      pinnedStatus: 'PENDING',
      sourceState: 'closed',
      archived: true,
      ppMatterId: 'x',
      ppData: {},
      lastSyncAt: '2030-01-01T00:00:00.000Z',
      daysToExchange: 5,
    }
    const changed = await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}?depth=0`, computed)
    expect(changed.status).toBe(200)
    expect(
      (await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, { transferDateSource: 'synced' }))
        .status,
    ).toBe(422)
    for (const field of Object.keys(computed))
      expect([field, at(changed.body, 'doc', field)]).toEqual([field, at(before.body, field)])
  })
})
