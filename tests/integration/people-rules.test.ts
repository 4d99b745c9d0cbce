import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, signIn, textAt, type Answered } from '../support/api'
import { countSent, newUser, PASSWORD, sentTo, setUpApp, tokensOf } from '../support/accounts'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

/** What may be written of people who sign in, over every route, and what follows from it. */

let url: string
let admin: Caller
let pool: pg.Pool
let root: string
let outsider: Caller
const NEW = 'quite-another-staple-9'

beforeAll(async () => {
  const shared = await sharedPlatform()
  url = shared.url
  pool = shared.pool
  admin = await signIn(url, ADMIN.email, ADMIN.password)
  outsider = new Caller(url)
  root = textAt(await admin.get('/api/users/me'), 'user', 'id')
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const overGraphql = (id: string, data: string) =>
  admin.graphql(`mutation ($id: String!) { updateUser(id: $id, data: { ${data} }) { id } }`, { id })
const statusOf = (answer: Answered): unknown => at(answer.body, 'errors', 0, 'extensions', 'statusCode')
const codeOf = (answer: Answered) => [answer.status, at(answer.body, 'errors', 0, 'code')]
const resetOf = (caller: Caller, id: string) =>
  caller.send('DELETE', `/api/users/${id}/2fa`, {
    body: JSON.stringify({ reason: 'Lost phone' }),
    headers: { 'content-type': 'application/json' },
  })
const alerts = async (text: string): Promise<number> =>
  (await pool.query('select 1 from notifications where user_id = $1 and body like $2', [root, `%${text}%`]))
    .rows.length

describe('whether somebody is active', () => {
  it('is yes or no, over REST and GraphQL, for oneself and for others', async () => {
    const { id, email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    for (const who of [id, root]) {
      for (const active of [null, 'maybe', 0])
        expect([who, active, (await admin.patch(`/api/users/${who}`, { active })).status]).toEqual([
          who,
          active,
          400,
        ])
      expect(statusOf(await overGraphql(who, 'active: null'))).toBe(400)
      for (const role of [null, '', 'owner'])
        expect([who, role, (await admin.patch(`/api/users/${who}`, { role })).status]).toEqual([
          who,
          role,
          who === root ? 422 : 400,
        ])
      expect((await overGraphql(who, 'role: null')).text).not.toContain('"data":{"updateUser":{"id"')
    }
    expect(
      (
        await admin.post('/api/users', {
          email: 'half@firm.example',
          password: PASSWORD,
          firstName: 'Half',
          lastName: 'Active',
          role: 'client',
          active: null,
        })
      ).status,
    ).toBe(400)
    expect((await admin.get('/api/users')).status).toBe(200)
    expect((await caller.get('/api/exchanges')).status).toBe(200)
    await expect(pool.query('update users set active = null where id = $1', [id])).rejects.toThrow(/not-null/)
  })

  it('is no for the last administrator in no way, nor for two of them at once', async () => {
    expect(codeOf(await admin.patch(`/api/users/${root}`, { active: false }))).toEqual([
      422,
      'own-admin-role',
    ])
    expect(codeOf(await admin.delete(`/api/users/${root}`))).toEqual([422, 'own-admin-role'])
    const { id, email } = await newUser(admin, 'admin')
    const { caller: other } = await tokensOf(url, email)
    for (const change of [{ active: false }, { role: 'coordinator' }]) {
      const answers = await Promise.all([
        admin.patch(`/api/users/${id}`, change),
        other.patch(`/api/users/${root}`, change),
      ])
      const { rows } = await pool.query<{ id: string }>(
        `select id from users where role = 'admin' and active`,
      )
      expect([answers.map(({ status }) => status), rows.length > 0]).toEqual([
        expect.arrayContaining([200]),
        true,
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      await pool.query(`update users set role = 'admin', active = true where id = any($1)`, [[id, root]])
      admin = await signIn(url, ADMIN.email, ADMIN.password)
      Object.assign(other, { token: (await tokensOf(url, email)).token })
    }
    await admin.patch(`/api/users/${id}`, { role: 'coordinator' })
  })
})

describe('phone and time zone', () => {
  it('are kept as E.164 and as a zone that exists, whoever writes them and wherever', async () => {
    const { id, email } = await newUser(admin, 'coordinator', {
      phone: '(213) 555-0142',
      timeZone: 'America/Denver',
    })
    const { caller } = await tokensOf(url, email)
    const held = async () =>
      (await pool.query('select phone, time_zone from users where id = $1', [id])).rows[0]
    expect(await held()).toEqual({ phone: '+12135550142', time_zone: 'America/Denver' })
    for (const who of [admin, caller]) {
      expect(codeOf(await who.patch(`/api/users/${id}`, { phone: '12' }))).toEqual([400, 'invalid'])
      expect(codeOf(await who.patch(`/api/users/${id}`, { timeZone: 'Mars/Olympus' }))).toEqual([
        400,
        'invalid',
      ])
    }
    expect(statusOf(await overGraphql(id, 'phone: "12"'))).toBe(400)
    expect(statusOf(await overGraphql(id, 'timeZone: "Mars/Olympus"'))).toBe(400)
    expect(
      (
        await admin.post('/api/users', {
          email: 'zone@firm.example',
          password: PASSWORD,
          firstName: 'A',
          lastName: 'B',
          role: 'client',
          timeZone: 'nowhere',
        })
      ).status,
    ).toBe(400)
    expect((await caller.patch(`/api/users/${id}`, { phone: '+44 20 7946 0958' })).status).toBe(200)
    expect(await held()).toMatchObject({ phone: '+442079460958' })
    for (const [phone, status] of [
      ['555-0100', 400],
      ['+15551234567', 200],
      ['+12345', 400],
    ] as const)
      expect([phone, (await caller.patch(`/api/users/${id}`, { phone })).status]).toEqual([phone, status])
    expect((await admin.patch(`/api/users/${id}`, { phone: '', timeZone: null })).status).toBe(200)
    expect(await held()).toEqual({ phone: null, time_zone: null })
  })
})

describe('an administrator', () => {
  it('changes neither their own password in passing nor takes their own factor away', async () => {
    const { id, email } = await newUser(admin, 'admin')
    const { caller } = await tokensOf(url, email)
    expect(codeOf(await caller.patch(`/api/users/${id}`, { password: NEW }))).toEqual([
      422,
      'password-not-here',
    ])
    await setUpApp(caller)
    expect(codeOf(await resetOf(caller, id))).toEqual([422, 'own-second-factor'])
    expect((await caller.get('/api/auth/2fa')).body).toMatchObject({ factors: [{ method: 'totp' }] })
    expect((await resetOf(admin, id)).status).toBe(200)
    expect(await alerts('second factor of this administrator')).toBe(1)
  })

  it('who is made, invited or active again is notified to the others', async () => {
    const { id } = await newUser(admin, 'admin', { firstName: 'Newly', lastName: 'Made' })
    expect(await alerts('Newly Made: is a new administrator')).toBe(1)
    await admin.delete(`/api/users/${id}`)
    expect((await admin.put(`/api/users/${id}/activate`, { active: true })).status).toBe(200)
    expect(await alerts('Newly Made: is an active administrator again')).toBe(1)
    await admin.delete(`/api/users/${id}`)
    await admin.post('/api/users/invite', {
      email: 'guest-admin@firm.example',
      role: 'admin',
      firstName: 'Invited',
      lastName: 'Admin',
    })
    const token =
      /\/invitation\/([\w-]+)/.exec(await sentTo(pool, 'guest-admin@firm.example', 'invitation'))?.[1] ?? ''
    const { caller } = await tokensOf(url, (await newUser(admin, 'client')).email)
    // Somebody else may be signed in in this browser.
    expect((await caller.post('/api/auth/accept-invitation', { token, password: NEW })).status).toBe(200)
    expect(await alerts('Invited Admin: is a new administrator')).toBe(1)
  })

  it('who loosens the sign-in rules is notified to the others', async () => {
    await admin.put('/api/admin/settings', { requireSecondFactor: ['agency'], trustedDevices: false })
    const before = await countSent(pool, ADMIN.email, 'alert')
    await admin.put('/api/admin/settings', { requireSecondFactor: ['agency', 'client'] })
    expect(await countSent(pool, ADMIN.email, 'alert')).toBe(before)
    await admin.put('/api/admin/settings', { requireSecondFactor: ['client'], trustedDevices: true })
    expect(await countSent(pool, ADMIN.email, 'alert')).toBe(before + 1)
    expect(await alerts('no second factor is asked any more of: agency; browsers may be trusted')).toBe(1)
    await admin.put('/api/admin/settings', { requireSecondFactor: [] })
    const { rows } = await pool.query(
      `select "before" -> 'trustedDevices' as was from audit_logs where action = 'settings.update' order by created_at desc, id desc limit 1 offset 1`,
    )
    expect(rows).toEqual([{ was: false }])
  })
})

describe('a link for a new password', () => {
  it.each([
    ['the password', { password: NEW }],
    ['the address', { email: 'moved@firm.example' }],
    ['being active', { active: false }],
  ])('ends with a change of %s', async (_what, change) => {
    const { id, email } = await newUser(admin)
    await outsider.post('/api/auth/forgot-password', { email })
    const token = /\/reset-password\/([\w-]+)/.exec(await sentTo(pool, email, 'password-reset'))?.[1] ?? ''
    expect((await admin.patch(`/api/users/${id}`, change)).status).toBe(200)
    await admin.patch(`/api/users/${id}`, { active: true })
    expect(
      (await outsider.post('/api/auth/reset-password', { token, password: 'yet-another-staple-7' })).status,
    ).toBe(400)
  })
})
