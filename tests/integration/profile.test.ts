import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, Caller, docsOf, errorsOf, signIn } from '../support/api'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let admin: Caller
let client: Caller
let id: string
beforeAll(async () => {
  const { url } = await sharedPlatform()
  admin = await signIn(url, ADMIN.email, ADMIN.password)
  id = await admin.create('users', {
    email: 'client@firm.example',
    password: ADMIN.password,
    firstName: 'Cleo',
    lastName: 'Client',
    role: 'client',
  })
  client = await signIn(url, 'client@firm.example', ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

describe('the own profile', () => {
  test.each([
    ['(202) 555-0123', '+12025550123'],
    ['+44 20 7946 0958', '+442079460958'],
    ['', null],
    [null, null],
  ])('keeps the phone %s as %s', async (phone, kept) => {
    expect(at((await client.put('/api/users/me/profile', { phone })).body, 'doc', 'phone')).toBe(kept)
  })

  test('changes name and time zone, and says what is wrong', async () => {
    expect(
      (await client.put('/api/users/me/profile', { firstName: 'Cleopatra', timeZone: 'America/Denver' }))
        .body,
    ).toMatchObject({ doc: { id, displayName: 'Cleopatra Client', timeZone: 'America/Denver' } })
    for (const [wrong, field] of [
      [{ phone: '12' }, 'phone'],
      [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
      [{ firstName: '' }, 'firstName'],
      [{ role: 'admin' }, 'role'],
    ] as const) {
      const answer = await client.put('/api/users/me/profile', wrong)
      expect([answer.status, errorsOf(answer)[0]?.field]).toEqual([400, field])
    }
    expect((await new Caller(client.url).put('/api/users/me/profile', {})).status).toBe(401)
  })
})

describe('the own picture', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const put = (bytes: Buffer) => client.put('/api/users/me/avatar', { data: bytes.toString('base64') })

  test('is kept, shown to its owner alone, and taken away', async () => {
    expect((await client.get('/api/users/me/avatar')).status).toBe(404)
    expect((await put(PNG)).body).toMatchObject({ type: 'image/png', bytes: PNG.length })
    const shown = await fetch(`${client.url}/api/users/me/avatar`, {
      headers: { authorization: `Bearer ${client.token}` },
    })
    expect([
      shown.status,
      shown.headers.get('content-type'),
      shown.headers.get('x-content-type-options'),
    ]).toEqual([200, 'image/png', 'nosniff'])
    expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true)
    expect((await admin.get('/api/users/me/avatar')).status).toBe(404)
    expect((await client.delete('/api/users/me/avatar')).status).toBe(200)
    expect((await client.get('/api/users/me/avatar')).status).toBe(404)
  })

  test('is what its bytes say, and small', async () => {
    expect(
      (await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')))
        .status,
    ).toBe(415)
    expect((await put(Buffer.concat([PNG, Buffer.alloc(256 * 1024)]))).status).toBe(413)
    expect((await client.put('/api/users/me/avatar', { data: 'no base64!' })).status).toBe(400)
    expect((await put(Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(9)]))).status).toBe(200)
  })
})

describe('the choice of notifications', () => {
  test('is everything here, until it is chosen otherwise', async () => {
    expect(at((await admin.get('/api/notifications/preferences')).body, 'people')).toEqual({
      inApp: true,
      mail: false,
    })
    expect(
      (await admin.put('/api/notifications/preferences', { people: { inApp: false, mail: false } })).body,
    ).toMatchObject({ people: { inApp: false }, tasks: { inApp: true } })
    for (const wrong of [
      { security: { inApp: false, mail: false } },
      { tasks: { inApp: 'no' } },
      { tasks: true },
    ])
      expect((await admin.put('/api/notifications/preferences', wrong)).status).toBe(400)
    expect(at((await client.get('/api/notifications/preferences')).body, 'people', 'inApp')).toBe(true)
  })

  test('is obeyed', async () => {
    const exchange = await admin.create('exchanges', { name: 'An exchange' })
    const coordinator = await admin.create('users', {
      email: 'coordinator@firm.example',
      password: ADMIN.password,
      firstName: 'Co',
      lastName: 'Ordinator',
      role: 'coordinator',
    })
    await admin.put(`/api/exchanges/${exchange}`, { coordinator })
    const caller = await signIn(admin.url, 'coordinator@firm.example', ADMIN.password)
    const ask = (email: string) =>
      caller.post('/api/users/invite', {
        email,
        role: 'third_party',
        firstName: 'In',
        lastName: 'Vited',
        exchange,
      })
    const told = async () =>
      docsOf(await admin.get('/api/notifications?where[category][equals]=invitations')).length
    expect((await ask('one@invited.example')).status).toBe(201)
    expect(await told()).toBe(0)
    await admin.put('/api/notifications/preferences', { people: { inApp: true, mail: false } })
    expect((await ask('two@invited.example')).status).toBe(201)
    expect(await told()).toBe(1)
  })
})
