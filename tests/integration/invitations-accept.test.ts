import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { at, Caller, docsOf, idsOf, signIn, textAt } from '../support/api'
import { closePools } from '../support/database'
import type { Firm } from '../support/firm'
import { guest, idOfInvitation, stateOf, tokenFor } from '../support/invitations'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

const NEW_PASSWORD = 'mango-tractor-violin-92'
let url: string
let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  url = shared.url
  pool = shared.pool
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

async function invited(
  more: Record<string, unknown> = {},
): Promise<{ id: string; email: string; token: string }> {
  const data = guest(more)
  const answer = await firm.admin.post('/api/users/invite', data)
  return { id: idOfInvitation(answer), email: data.email, token: await tokenFor(firm.admin, data.email) }
}
const accept = (token: string, more: Record<string, unknown> = {}) =>
  firm.nobody.post('/api/auth/accept-invitation', { token, password: NEW_PASSWORD, ...more })
const look = (token: string) => firm.nobody.get(`/api/auth/invitation/${token}`)
const usersWith = async (email: string) =>
  (
    await pool.query<Record<string, unknown>>(
      'select role, first_name, contact_id, agency_id, active from users where email = $1',
      [email],
    )
  ).rows

describe('an invitation that is open', () => {
  test('shows who it is for, and nothing else', async () => {
    const { email, token } = await invited()
    expect((await look(token)).body).toEqual({
      email,
      firstName: 'Greta',
      lastName: 'Guest',
      role: 'third_party',
      expiresAt: expect.stringMatching(/Z$/),
      invitedBy: expect.any(String),
      secondFactorRequired: false,
    })
  })

  test('becomes a sign-in with the role, the ties and the exchange it was for, and lets in', async () => {
    const { id, email, token } = await invited({ exchange: firm.assigned.exchange })
    const answer = await accept(token, { firstName: 'Margarete' })
    expect(answer.status).toBe(200)
    expect(at(answer.body, 'user')).toMatchObject({
      email,
      role: 'third_party',
      firstName: 'Margarete',
      lastName: 'Guest',
    })
    expect(answer.headers.getSetCookie().join()).toContain('payload-token=')
    const caller = new Caller(url, textAt(answer, 'token'))
    expect(idsOf(await caller.get('/api/exchanges'))).toEqual([firm.assigned.exchange])
    await signIn(url, email, NEW_PASSWORD)
    expect((await firm.admin.get(`/api/invitations/${id}?depth=0`)).body).toMatchObject({
      state: 'ACCEPTED',
      user: textAt(answer, 'user', 'id'),
    })
    const { rows } = await pool.query(
      `select action, user_id from audit_logs where entity_id = $1 order by id`,
      [id],
    )
    expect(rows).toMatchObject([
      { action: 'invitations.create' },
      { action: 'invitations.accept', user_id: textAt(answer, 'user', 'id') },
    ])
    expect(
      docsOf(await firm.admin.get('/api/notifications?where[category][equals]=invitations')).map(
        (note) => note['title'],
      ),
    ).toContain('Margarete Guest accepted your invitation')
  })

  test('ties a client to their contact and an agent to their agency', async () => {
    const client = await invited({ role: 'client', contact: firm.contacts.other })
    const agent = await invited({ role: 'agency', agency: firm.agencies.other })
    for (const { token } of [client, agent]) expect((await accept(token)).status).toBe(200)
    expect(await usersWith(client.email)).toMatchObject([
      { role: 'client', contact_id: firm.contacts.other, active: true },
    ])
    expect(await usersWith(agent.email)).toMatchObject([{ role: 'agency', agency_id: firm.agencies.other }])
  })

  test('outlives a password that is rejected', async () => {
    const { email, token } = await invited()
    for (const password of ['short', 'password1234', email, 'Greta-Guest-1'])
      expect([password, (await accept(token, { password })).status]).toEqual([password, 400])
    expect(await usersWith(email)).toEqual([])
    expect((await accept(token)).status).toBe(200)
  })
})

describe('an invitation works once', () => {
  test('used twice at once it makes one sign-in', async () => {
    const { email, token } = await invited({ exchange: firm.assigned.exchange })
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => accept(token)))).map(
      ({ status }) => status,
    )
    expect(statuses.toSorted()).toEqual([200, 404, 404, 404, 404])
    expect(await usersWith(email)).toHaveLength(1)
  })

  test('used, withdrawn, replaced, run out and unknown look alike', async () => {
    const [used, withdrawn, replaced, late] = [
      await invited(),
      await invited(),
      await invited(),
      await invited(),
    ]
    await accept(used.token)
    expect(stateOf(await firm.admin.delete(`/api/invitations/${withdrawn.id}`))).toBe('REVOKED')
    await firm.admin.post(`/api/invitations/${replaced.id}/resend`)
    await pool.query(`update invitations set expires_at = now() - interval '1 second' where id = $1`, [
      late.id,
    ])
    const unknown = await look('A'.repeat(43))
    expect(unknown.status).toBe(404)
    for (const { token } of [used, withdrawn, replaced, late]) {
      const [seen, accepted] = [await look(token), await accept(token)]
      expect([seen.status, seen.body]).toEqual([404, unknown.body])
      expect([accepted.status, accepted.body]).toEqual([404, unknown.body])
    }
    expect((await accept(await tokenFor(firm.admin, replaced.email))).status).toBe(200)
    expect(stateOf(await firm.admin.post(`/api/invitations/${late.id}/resend`))).toBe('PENDING')
    expect((await accept(await tokenFor(firm.admin, late.email))).status).toBe(200)
  })

  test('whose address got a sign-in meanwhile is rejected, and stays as it was', async () => {
    const { id, email, token } = await invited()
    await firm.admin.create('users', {
      email,
      password: NEW_PASSWORD,
      role: 'client',
      firstName: 'Other',
      lastName: 'Way',
    })
    expect((await accept(token)).status).toBe(409)
    expect((await firm.admin.get(`/api/invitations/${id}`)).body).toMatchObject({ state: 'PENDING' })
  })
})

test('a page elsewhere cannot accept for a visitor', async () => {
  const { token } = await invited()
  const answer = await firm.nobody.send('POST', '/api/auth/accept-invitation', {
    body: JSON.stringify({ token, password: NEW_PASSWORD }),
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(403)
})
