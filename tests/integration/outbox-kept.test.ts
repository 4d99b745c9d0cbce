import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { at, Caller, docsOf, signIn } from '../support/api'
import { closePools } from '../support/database'
import { outboxOn, type Outbox } from '../support/outbox'
import { ADMIN, PRODUCTION, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let outbox: Outbox
let pool: pg.Pool
let admin: Caller
let client: Caller

beforeAll(async () => {
  const shared = await sharedPlatform()
  const { url } = shared
  pool = shared.pool
  const database = shared.databaseUrl
  outbox = await outboxOn(database, PRODUCTION)
  admin = await signIn(url, ADMIN.email, ADMIN.password)
  await admin.create('users', {
    email: 'client@firm.example',
    password: ADMIN.password,
    firstName: 'Cleo',
    lastName: 'Client',
    role: 'client',
  })
  client = await signIn(url, 'client@firm.example', ADMIN.password)
})
afterAll(async () => {
  await outbox.close()
  await stopPlatforms()
  await closePools()
})

const LETTER = {
  subject: 'Set a new password',
  paragraphs: ['Follow the link.'],
  action: { label: 'Set it', url: 'https://peak.example/reset/token' },
  kind: 'password-reset',
  secret: true,
}

describe('without a mail server', () => {
  test('mail and text messages are kept, and an admin reads them', async () => {
    const mail = await outbox.write((sql) => outbox.queueMail(sql, { to: 'carla@client.example', ...LETTER }))
    await outbox.write((sql) =>
      outbox.queueSms(sql, { to: '+12025550123', text: '123456 is your code.', kind: 'code', secret: true }),
    )
    expect(docsOf(await admin.get('/api/admin/outbox'))).toMatchObject([
      { channel: 'sms', state: 'KEPT', recipient: '+•••••••••23' },
      { id: mail, channel: 'mail', state: 'KEPT', subject: 'Set a new password', attempts: 0 },
    ])
    expect(docsOf(await admin.get('/api/admin/outbox?channel=mail&state=KEPT&limit=1'))).toHaveLength(1)
    expect(docsOf(await admin.get('/api/admin/outbox?state=SENT'))).toEqual([])
    expect((await admin.get('/api/admin/outbox')).text).not.toMatch(/"text"|"html"/)
    const read = await admin.get(`/api/admin/outbox/${mail}`)
    expect(String(at(read.body, 'text'))).toContain('https://peak.example/reset/token')
  })

  test('secrets are encrypted in the table, and their reading is audited', async () => {
    const id = await outbox.write((sql) => outbox.queueMail(sql, { to: 'otto@client.example', ...LETTER }))
    expect(JSON.stringify(await outbox.rowOf(id))).not.toContain('reset/token')
    await admin.get(`/api/admin/outbox/${id}`)
    const { rows } = await pool.query(`select action, after from audit_logs where entity_id = $1`, [id])
    expect(rows).toEqual([{ action: 'outbox.read', after: { kind: 'password-reset', user: null } }])
  })

  test('the outbox is for admins alone', async () => {
    const id = await outbox.write((sql) => outbox.queueMail(sql, { to: 'otto@client.example', ...LETTER }))
    for (const path of ['/api/admin/outbox', `/api/admin/outbox/${id}`]) {
      expect((await new Caller(admin.url).get(path)).status).toBe(401)
      expect((await client.get(path)).status).toBe(403)
    }
    expect((await admin.get('/api/admin/outbox/nothing')).status).toBe(404)
    expect((await admin.get('/api/admin/outbox?state=LOST')).status).toBe(400)
  })
})

test('an alert reaches every active admin, here and by mail', async () => {
  const second = await admin.create('users', {
    email: 'second@firm.example',
    password: ADMIN.password,
    firstName: 'Sec',
    lastName: 'Ond',
    role: 'admin',
  })
  const away = await admin.create('users', {
    email: 'away@firm.example',
    password: ADMIN.password,
    firstName: 'A',
    lastName: 'Way',
    role: 'admin',
  })
  await admin.put(`/api/users/${away}/activate`, { active: false })
  await outbox.write((sql) =>
    outbox.alertAdmins(sql, {
      title: 'An account was locked',
      body: 'Somebody tried too often.',
      link: '/users',
    }),
  )
  const { rows } = await pool.query(
    `select user_id, title, link from notifications where title = 'An account was locked'`,
  )
  expect(rows).toHaveLength(2)
  expect(rows).toContainEqual({ user_id: second, title: 'An account was locked', link: '/users' })
  const mails = await pool.query(
    `select recipient, secret from peak.outbox where kind = 'alert' and subject = 'An account was locked' order by recipient`,
  )
  expect(mails.rows).toEqual([
    { recipient: ADMIN.email, secret: false },
    { recipient: 'second@firm.example', secret: false },
  ])
})
