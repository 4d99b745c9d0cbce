import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, docsOf, signIn, textAt, type Answered, type Caller } from '../support/api'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** Who is added by hand, whose approval it takes, and that access follows at once. */

let firm: Firm
let pool: pg.Pool
let serial = 0
let guest: { id: string; caller: Caller }
const path = () => `/api/exchanges/${firm.assigned.exchange}`
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const approvalBy = (admin: boolean, client: boolean) =>
  firm.admin.put('/api/admin/settings', { participantApproval: { admin, client } })

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})
beforeEach(async () => {
  serial += 1
  const email = `guest-${serial}@firm.example`
  const id = await firm.admin.create('users', {
    email,
    password: PASSWORD,
    role: 'third_party',
    firstName: 'Guest',
    lastName: String(serial),
  })
  guest = { id, caller: await signIn(firm.admin.url, email, PASSWORD) }
  await approvalBy(true, false)
})

describe('a person who is added', () => {
  it('by an admin takes part at once: the assignment is the approval', async () => {
    const added = await firm.admin.post(`${path()}/participants`, { user: guest.id })
    expect([
      added.status,
      at(added.body, 'doc', 'status'),
      at(added.body, 'doc', 'approvals', 'admin'),
    ]).toEqual([201, 'ACTIVE', true])
    expect(await status(guest.caller.get(path()))).toBe(200)
  })

  it('by a coordinator waits for an admin, who is notified, and sees nothing until then', async () => {
    const added = await firm.people.coordinator.caller.post(`${path()}/participants`, { user: guest.id })
    expect(at(added.body, 'doc', 'status')).toBe('PENDING')
    expect(await status(guest.caller.get(path()))).toBe(404)
    const told = docsOf(
      await firm.people.admin.caller.get(
        '/api/notifications?where[category][equals]=participant-approval&limit=100',
      ),
    )
    expect(told.some((doc) => String(doc['title']).includes(`Guest ${serial}`))).toBe(true)
    const approved = await firm.admin.put(`${path()}/participants/${textAt(added, 'doc', 'id')}/approve`)
    expect([
      approved.status,
      at(approved.body, 'doc', 'status'),
      at(approved.body, 'doc', 'approvals'),
    ]).toEqual([200, 'ACTIVE', { admin: true, client: false }])
    expect(await status(guest.caller.get(path()))).toBe(200)
    const { rows } = await pool.query<{ action: string; after: unknown }>(
      'select action, "after" from audit_logs where entity_id = $1 order by created_at, id',
      [textAt(added, 'doc', 'id')],
    )
    expect(rows.at(-1)).toMatchObject({
      action: 'exchange-participants.update',
      after: { status: 'ACTIVE', approvals: { admin: true, client: false } },
    })
  })

  it('waits for the client, too, where the firm wants it, in any order', async () => {
    await approvalBy(true, true)
    const added = await firm.admin.post(`${path()}/participants`, { user: guest.id })
    expect(at(added.body, 'doc', 'status')).toBe('PENDING')
    expect(
      docsOf(
        await firm.people.client.caller.get(
          '/api/notifications?where[category][equals]=participant-approval&limit=100',
        ),
      ).length,
    ).toBeGreaterThan(0)
    const approved = await firm.people.client.caller.put(`${path()}/participants/${guest.id}/approve`)
    expect(at(approved.body, 'doc')).toMatchObject({
      status: 'ACTIVE',
      approvals: { admin: true, client: true },
    })
    const other = await firm.admin.create('contacts', { firstName: 'Later' })
    const second = await firm.people.coordinator.caller.post(`${path()}/participants`, { contact: other })
    expect(
      at(
        (await firm.people.client.caller.put(`${path()}/participants/${textAt(second, 'doc', 'id')}/approve`))
          .body,
        'doc',
        'status',
      ),
    ).toBe('PENDING')
    expect(
      at(
        (await firm.admin.put(`${path()}/participants/${textAt(second, 'doc', 'id')}/approve`)).body,
        'doc',
        'status',
      ),
    ).toBe('ACTIVE')
  })

  it('is approved by nobody else, and only where they are', async () => {
    const added = await firm.people.coordinator.caller.post(`${path()}/participants`, { user: guest.id })
    const row = textAt(added, 'doc', 'id')
    for (const role of ['coordinator', 'third_party', 'agency'] as const)
      expect([
        role,
        await status(firm.people[role].caller.put(`${path()}/participants/${row}/approve`)),
      ]).toEqual([role, 403])
    expect(await status(firm.nobody.put(`${path()}/participants/${row}/approve`))).toBe(401)
    expect(
      await status(firm.admin.put(`/api/exchanges/${firm.foreign.exchange}/participants/${row}/approve`)),
    ).toBe(404)
    expect(
      await status(
        firm.people.client.caller.put(`/api/exchanges/${firm.foreign.exchange}/participants/${row}/approve`),
      ),
    ).toBe(404)
    await firm.admin.delete(`${path()}/participants/${row}`)
    expect(await status(firm.admin.put(`${path()}/participants/${row}/approve`))).toBe(404)
  })

  it('is out at once when they are removed', async () => {
    await firm.admin.post(`${path()}/participants`, { user: guest.id })
    expect(await status(guest.caller.get(path()))).toBe(200)
    expect(await status(firm.admin.delete(`${path()}/participants/${guest.id}`))).toBe(200)
    expect(await status(guest.caller.get(path()))).toBe(404)
  })

  it('is no client of the exchange because they take part in it', async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Spouse' })
    const email = `spouse-${serial}@firm.example`
    await firm.admin.create('users', {
      email,
      password: PASSWORD,
      role: 'client',
      firstName: 'Sp',
      lastName: 'Ouse',
      contact,
    })
    const spouse = await signIn(firm.admin.url, email, PASSWORD)
    await firm.admin.post(`${path()}/participants`, { contact })
    const added = await firm.people.coordinator.caller.post(`${path()}/participants`, { user: guest.id })
    expect(await status(spouse.put(`${path()}/participants/${textAt(added, 'doc', 'id')}/approve`))).toBe(403)
  })
})

describe("other contacts of the client's account", () => {
  it('see its exchanges only where the firm says so', async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Partner' })
    const email = `partner-${serial}@firm.example`
    await firm.admin.create('users', {
      email,
      password: PASSWORD,
      role: 'client',
      firstName: 'Part',
      lastName: 'Ner',
      contact,
    })
    const partner = await signIn(firm.admin.url, email, PASSWORD)
    await pool.query(`update contacts set pp_account_id = 'acc' where id = any($1)`, [
      [contact, firm.contacts.client],
    ])
    expect(await status(partner.get(path()))).toBe(404)
    expect(await status(firm.admin.put('/api/admin/settings', { accountContacts: 'all' }))).toBe(200)
    expect([
      await status(partner.get(path())),
      await status(partner.get(`/api/exchanges/${firm.foreign.exchange}`)),
    ]).toEqual([200, 404])
    await firm.admin.put('/api/admin/settings', { accountContacts: 'none' })
    expect(await status(partner.get(path()))).toBe(404)
  })
})
