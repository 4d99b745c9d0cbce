import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { at, docsOf, errorsOf, idsOf } from '../support/api'
import { newUser, tokensOf } from '../support/accounts'
import { closePools } from '../support/database'
import type { Firm } from '../support/firm'
import { guest, idOfInvitation, stateOf, tokenFor } from '../support/invitations'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const invite = (data: Record<string, unknown>, by = firm.admin) => by.post('/api/users/invite', data)
const codeOf = (answer: Parameters<typeof errorsOf>[0]) => [answer.status, errorsOf(answer)[0]?.code]
const stepsOf = async (id: string) =>
  (
    await pool.query<{ action: string }>(
      `select action from audit_logs where entity_id = $1 and outcome = 'success' order by id`,
      [id],
    )
  ).rows.map(({ action }) => action)

describe('an administrator', () => {
  test('invites anybody; the mail holds a link, the answer and the table do not', async () => {
    const data = guest({ email: 'Coordinator.Two@Invited.Example', role: 'coordinator' })
    const answer = await invite(data)
    expect(answer.status).toBe(201)
    expect(at(answer.body, 'invitation')).toMatchObject({
      email: 'coordinator.two@invited.example',
      role: 'coordinator',
      state: 'PENDING',
      user: null,
    })
    const token = await tokenFor(firm.admin, 'coordinator.two@invited.example')
    expect(token).toHaveLength(43)
    expect(answer.text).not.toContain(token)
    const { rows } = await pool.query(`select to_jsonb(i)::text as all from invitations i where id = $1`, [
      idOfInvitation(answer),
    ])
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await firm.admin.get(`/api/invitations/${idOfInvitation(answer)}`)).text).not.toMatch(/tokenHash/)
    const days = (Date.parse(String(at(answer.body, 'invitation', 'expiresAt'))) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(6.9)
    expect(days).toBeLessThan(7.1)
    expect(await stepsOf(idOfInvitation(answer))).toEqual(['invitations.create'])
  })

  test('invites no address that has a sign-in, in any case of letters, nor one that is invited', async () => {
    expect(codeOf(await invite(guest({ email: 'CLIENT@firm.example' })))).toEqual([409, 'has-sign-in'])
    const data = guest()
    await invite(data)
    expect(codeOf(await invite(data))).toEqual([409, 'already-invited'])
    await pool.query(`update invitations set expires_at = now() - interval '1 minute' where email = $1`, [
      data.email,
    ])
    expect((await invite(data)).status).toBe(201)
  })

  test('ties a client to a contact, by name or by the one with the address, and an agent to an agency', async () => {
    expect(codeOf(await invite(guest({ role: 'client' })))).toEqual([422, 'contact-needed'])
    expect(
      at(
        (await invite(guest({ role: 'client', contact: firm.contacts.other }))).body,
        'invitation',
        'contact',
      ),
    ).toBe(firm.contacts.other)
    const contact = await firm.admin.create('contacts', {
      firstName: 'Only',
      lastName: 'One',
      email: 'Only.One@invited.example',
    })
    expect(
      at(
        (await invite(guest({ role: 'client', email: 'only.one@invited.example' }))).body,
        'invitation',
        'contact',
      ),
    ).toBe(contact)
    for (const name of ['a', 'b'])
      await firm.admin.create('contacts', { firstName: name, email: 'twins@invited.example' })
    expect(codeOf(await invite(guest({ role: 'client', email: 'twins@invited.example' })))).toEqual([
      422,
      'contact-needed',
    ])
    expect(codeOf(await invite(guest({ role: 'agency' })))).toEqual([422, 'agency-needed'])
    expect((await invite(guest({ role: 'agency', agency: firm.agencies.ours }))).status).toBe(201)
    expect((await invite(guest({ agency: firm.agencies.ours }))).status).toBe(400)
    expect((await invite(guest({ role: 'coordinator', contact: firm.contacts.client }))).status).toBe(400)
  })

  test('a client is named by their contact alone', async () => {
    const contact = await firm.admin.create('contacts', {
      firstName: 'Noor',
      lastName: 'Haddad',
      email: 'Noor.Haddad@invited.example',
    })
    const answer = await firm.admin.post('/api/users/invite', { role: 'client', contact })
    expect(answer.status, answer.text).toBe(201)
    expect(at(answer.body, 'invitation')).toMatchObject({
      email: 'noor.haddad@invited.example',
      firstName: 'Noor',
      lastName: 'Haddad',
      contact,
    })
    const [silent, company] = await Promise.all([
      firm.admin.create('contacts', { firstName: 'No', lastName: 'Address' }),
      firm.admin.create('contacts', { company: 'Pine Street Holdings LLC', email: 'office@invited.example' }),
    ])
    const codes = async (asked: unknown) => codeOf(await firm.admin.post('/api/users/invite', asked))
    expect(await codes({ role: 'client', contact: silent })).toEqual([422, 'email-needed'])
    expect(await codes({ role: 'client', contact: company })).toEqual([422, 'name-needed'])
    expect((await firm.admin.post('/api/users/invite', { role: 'third_party', contact })).status).toBe(400)
    expect((await firm.admin.post('/api/users/invite', { role: 'client' })).status).toBe(400)
  })

  test.each([
    { email: 'nobody' },
    { role: 'owner' },
    { firstName: '' },
    { contact: 'x' },
    { state: 'ACCEPTED' },
    { email: 'a@b.example, c@d.example' },
  ])('is told what is wrong with %j', async (wrong) => {
    expect((await invite(guest(wrong))).status).toBe(400)
  })
})

describe('a coordinator', () => {
  const asked = (more: Record<string, unknown> = {}) =>
    invite(guest({ exchange: firm.assigned.exchange, ...more }), firm.people.coordinator.caller)

  test('invites people from outside to an exchange of theirs, and an administrator sends it', async () => {
    const data = guest({ exchange: firm.assigned.exchange })
    const answer = await invite(data, firm.people.coordinator.caller)
    expect([answer.status, stateOf(answer)]).toEqual([201, 'WAITING'])
    const id = idOfInvitation(answer)
    await expect(tokenFor(firm.admin, data.email)).rejects.toThrow('No mail')
    const told = docsOf(await firm.admin.get('/api/notifications?where[category][equals]=invitations'))
    expect(told[0]).toMatchObject({
      title: 'coordinator Test asks to invite Greta Guest',
      link: '/invitations',
    })
    expect((await firm.people.coordinator.caller.put(`/api/invitations/${id}/approve`)).status).toBe(403)
    expect(codeOf(await firm.people.coordinator.caller.post(`/api/invitations/${id}/resend`))).toEqual([
      409,
      'invitation-state',
    ])
    expect(stateOf(await firm.admin.put(`/api/invitations/${id}/approve`))).toBe('PENDING')
    await tokenFor(firm.admin, data.email)
    expect(codeOf(await firm.admin.put(`/api/invitations/${id}/approve`))).toEqual([409, 'invitation-state'])
    expect(await stepsOf(id)).toEqual(['invitations.create', 'invitations.approve'])
    expect(
      docsOf(
        await firm.people.coordinator.caller.get('/api/notifications?where[category][equals]=invitations'),
      )[0]?.['title'],
    ).toBe('Your invitation of Greta Guest was approved')
  })

  test('invites no staff, nobody to the platform as such, and nobody to a foreign exchange', async () => {
    expect(codeOf(await asked({ role: 'admin' }))).toEqual([403, 'forbidden'])
    expect(codeOf(await asked({ role: 'coordinator' }))).toEqual([403, 'forbidden'])
    expect(codeOf(await asked({ exchange: undefined }))).toEqual([422, 'exchange-needed'])
    expect(codeOf(await asked({ exchange: firm.foreign.exchange }))).toEqual([404, 'not-found'])
  })

  test('sees and withdraws their own invitations alone', async () => {
    const id = idOfInvitation(await asked())
    const foreign = idOfInvitation(await invite(guest()))
    expect(idsOf(await firm.people.coordinator.caller.get('/api/invitations?limit=100'))).toContain(id)
    expect(idsOf(await firm.people.coordinator.caller.get('/api/invitations?limit=100'))).not.toContain(
      foreign,
    )
    for (const call of [
      firm.people.coordinator.caller.delete(`/api/invitations/${foreign}`),
      firm.people.coordinator.caller.post(`/api/invitations/${foreign}/resend`),
    ])
      expect((await call).status).toBe(404)
    expect(stateOf(await firm.people.coordinator.caller.delete(`/api/invitations/${id}`))).toBe('REVOKED')
    expect(codeOf(await firm.admin.put(`/api/invitations/${id}/approve`))).toEqual([409, 'invitation-state'])
  })
})

describe('whoever invited', () => {
  test('and was deactivated since invites nobody any more, until an administrator sends it again', async () => {
    const { id: leaving, email } = await newUser(firm.admin, 'admin')
    const { caller } = await tokensOf(firm.admin.url, email)
    const data = guest()
    const id = idOfInvitation(await invite(data, caller))
    const before = await tokenFor(firm.admin, data.email)
    expect((await firm.nobody.get(`/api/auth/invitation/${before}`)).status).toBe(200)
    await firm.admin.delete(`/api/users/${leaving}`)
    expect((await firm.nobody.get(`/api/auth/invitation/${before}`)).status).toBe(404)
    expect(
      (
        await firm.nobody.post('/api/auth/accept-invitation', {
          token: before,
          password: 'quite-another-staple-9',
        })
      ).status,
    ).toBe(404)
    expect((await firm.admin.post(`/api/invitations/${id}/resend`)).status).toBe(200)
    expect(
      (await firm.nobody.get(`/api/auth/invitation/${await tokenFor(firm.admin, data.email)}`)).status,
    ).toBe(200)
    expect(
      (await pool.query('select invited_by_id as by from invitations where id = $1', [id])).rows,
    ).not.toEqual([{ by: leaving }])
  })

  test('and coordinates the exchange no more is not approved', async () => {
    const { id: coordinator, email } = await newUser(firm.admin)
    const { caller } = await tokensOf(firm.admin.url, email)
    const exchange = await firm.admin.create('exchanges', { name: 'Handed on', coordinator })
    const ask = async () => idOfInvitation(await invite(guest({ exchange }), caller))
    const [one, two, three] = [await ask(), await ask(), await ask()]
    expect((await firm.admin.put(`/api/invitations/${one}/approve`)).status).toBe(200)
    await firm.admin.patch(`/api/exchanges/${exchange}`, { coordinator: firm.people.coordinator.id })
    expect(codeOf(await firm.admin.put(`/api/invitations/${two}/approve`))).toEqual([422, 'out-of-reach'])
    await firm.admin.patch(`/api/exchanges/${exchange}`, { coordinator })
    await firm.admin.delete(`/api/users/${coordinator}`)
    expect(codeOf(await firm.admin.put(`/api/invitations/${three}/approve`))).toEqual([422, 'out-of-reach'])
  })
})

test.each(['client', 'third_party', 'agency'] as const)(
  'a %s invites nobody and deals with no invitation',
  async (role) => {
    const { caller } = firm.people[role]
    const id = idOfInvitation(await invite(guest()))
    const answers = [
      await invite(guest({ exchange: firm.assigned.exchange }), caller),
      await caller.put(`/api/invitations/${id}/approve`),
      await caller.post(`/api/invitations/${id}/resend`),
      await caller.delete(`/api/invitations/${id}`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await invite(guest(), firm.nobody)).status).toBe(401)
  },
)
