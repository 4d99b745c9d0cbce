import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, textAt } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

const PERSON = ['displayName', 'id', 'role']
const keysOf = (value: unknown): string[] => Object.keys(Object.assign({}, value)).toSorted()

describe('people', () => {
  it('have their names in the lists of an exchange as in the generic ones', async () => {
    const { client } = firm.people
    const path = `/api/exchanges/${firm.assigned.exchange}`
    const task = docsOf(await client.caller.get(`${path}/tasks`)).find(
      (doc) => at(doc, 'assignee', 'id') === client.id,
    )
    expect(keysOf(task?.['assignee'])).toEqual(PERSON)
    expect(keysOf(docsOf(await client.caller.get(`${path}/documents`))[0]?.['uploadedBy'])).toEqual(PERSON)
    const added = await firm.admin.post(`${path}/participants`, { user: client.id })
    expect([added.status, keysOf(at(added.body, 'doc', 'user'))]).toEqual([201, PERSON])
    const stated = await firm.admin.get(`/api/tasks?depth=0&where[assignee][equals]=${client.id}`)
    expect(docsOf(stated).map((doc) => doc['assignee'])).toEqual([client.id, client.id])
  })

  it('have them over GraphQL, where their records are closed', async () => {
    const { caller } = firm.people.third_party
    const answer = await caller.graphql(
      '{ Messages(limit: 1) { docs { sender { id } senderName } } Documents(limit: 1) { docs { uploadedByName } } ExchangeParticipants(limit: 1) { docs { personName assignedByName } } Tasks(limit: 1, where: { assignee: { exists: true } }) { docs { assigneeName } } }',
    )
    const NAME = 'First Administrator'
    expect(answer.body).toMatchObject({
      data: {
        Messages: { docs: [{ sender: null, senderName: NAME }] },
        Documents: { docs: [{ uploadedByName: NAME }] },
        ExchangeParticipants: { docs: [{ personName: expect.any(String), assignedByName: NAME }] },
        Tasks: { docs: [{ assigneeName: expect.any(String) }] },
      },
    })
  })
})

describe('the history of an exchange', () => {
  it('has full pages without the entries that are not for a person', async () => {
    const exchange = await firm.admin.create('exchanges', { name: 'Eventful', client: firm.contacts.client })
    const change = (data: Record<string, unknown>) => firm.admin.patch(`/api/exchanges/${exchange}`, data)
    for (let index = 0; index < 6; index += 1) {
      await change({ notes: `Secret ${index}` })
      await change({ proceedsCents: index + 1 })
      await change({ name: `Eventful ${index}` })
    }
    const entry = `insert into audit_logs (id, action, entity_type, entity_id, exchange_id, outcome, "before", "after") values (gen_random_uuid(), 'exchanges.update', 'exchanges', $1::text, $1::uuid, 'success', '{"sourceState":"open"}', $2)`
    await pool.query(entry, [exchange, '{"sourceState":"closed"}'])
    await pool.query(entry, [exchange, '{"sourceState":"closed","name":"Renamed"}'])
    const pages = async (role: 'agency' | 'client' | 'admin') => {
      const path = `/api/exchanges/${exchange}/timeline?limit=4`
      const first = await firm.people[role].caller.get(path)
      expect(first.text.includes('sourceState')).toBe(role === 'admin')
      const docs = docsOf(first)
      for (let page = 2; page <= Number(at(first.body, 'totalPages')); page += 1)
        docs.push(...docsOf(await firm.people[role].caller.get(`${path}&page=${page}`)))
      return [docs.length, at(first.body, 'totalDocs'), docsOf(first).length]
    }
    expect(await pages('agency')).toEqual([8, 8, 4])
    expect(await pages('client')).toEqual([14, 14, 4])
    expect(await pages('admin')).toEqual([21, 21, 4])
    expect(textAt(await firm.people.client.caller.get(`/api/exchanges/${exchange}`), 'name')).toBe(
      'Eventful 5',
    )
  })
})
