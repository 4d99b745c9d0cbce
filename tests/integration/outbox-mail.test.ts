import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { docsOf, signIn, type Caller } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { startMailServer, type MailServer } from '../support/mailServer'
import { outboxOn, type Outbox } from '../support/outbox'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms, type RunningPlatform } from '../support/platform'
import { until } from '../support/wait'

let server: MailServer
let platform: RunningPlatform
let outbox: Outbox
let pool: pg.Pool
let admin: Caller
const LINK = 'https://peak.example/reset/a-secret-token'

beforeAll(async () => {
  server = await startMailServer()
  const database = await migratedDatabase()
  pool = poolOn(database)
  const settings = { ...API_ONLY, SMTP_URL: server.url, MAIL_FROM: 'The Firm <office@firm.example>' }
  platform = await startPlatform({ ...settings, DATABASE_URL: database })
  outbox = await outboxOn(database, settings)
  admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await outbox.close()
  await stopPlatforms()
  await server.close()
  await closePools()
})

const mailTo = (to: string, more: Record<string, unknown> = {}) =>
  outbox.write((sql) =>
    outbox.queueMail(sql, {
      to,
      subject: 'Your exchange',
      paragraphs: ['Day 45 is <near>.', 'Write to us.'],
      kind: 'test',
      ...more,
    }),
  )
const ended = (id: string) =>
  until('the mail is sent or failed', async () => {
    const row = await outbox.rowOf(id)
    return row['state'] === 'QUEUED' ? null : row
  })
const arrived = (to: string) => server.mails.filter((mail) => JSON.stringify(mail.to).includes(to))

describe('a mail', () => {
  test('arrives once, as text and as HTML that fetches nothing, from whom the settings say', async () => {
    const row = await ended(
      await mailTo('carla@client.example', {
        action: { label: 'Open it', url: 'https://peak.example/x?a=1&b=2' },
      }),
    )
    expect(row).toMatchObject({ state: 'SENT', attempts: 1, error: null })
    expect(row['sent_at']).toBeInstanceOf(Date)
    const [mail, ...others] = arrived('carla@client.example')
    expect(others).toEqual([])
    expect(mail?.from?.text).toBe('"The Firm" <office@firm.example>')
    expect(mail?.subject).toBe('Your exchange')
    expect(mail?.text).toContain('Day 45 is <near>.')
    expect(mail?.text).toContain('https://peak.example/x?a=1&b=2')
    expect(String(mail?.html)).toContain('Day 45 is &lt;near&gt;.')
    expect(String(mail?.html)).not.toMatch(/<img|src=|url\(|<script/)
    expect(mail?.headers.get('x-auto-response-suppress')).toBe('All')
    expect(mail?.messageId).toBe(`<${String(row['id'])}@firm.example>`)
  })

  test('is one recipient and one header, whatever is written in them', async () => {
    await ended(await mailTo('one@client.example', { subject: 'Hello\r\nBcc: other@elsewhere.example' }))
    const [mail] = arrived('one@client.example')
    expect(mail?.subject).toBe('Hello Bcc: other@elsewhere.example')
    expect(mail?.bcc).toBeUndefined()
  })

  test('is not there when its cause was not committed', async () => {
    const before = server.offered()
    await expect(
      outbox.write(async (sql) => {
        await outbox.queueMail(sql, {
          to: 'never@client.example',
          subject: 'Never',
          paragraphs: ['Never'],
          kind: 'test',
        })
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await ended(await mailTo('after@client.example'))
    expect(server.offered()).toBe(before + 1)
    expect(
      (await pool.query(`select 1 from peak.outbox where recipient = 'never@client.example'`)).rows,
    ).toEqual([])
  })

  test('that is put off is tried again until it is taken', async () => {
    server.refuse('busy@client.example', 451)
    const row = await ended(await mailTo('busy@client.example'))
    expect(row).toMatchObject({ state: 'SENT', attempts: 2, error: null })
    expect(arrived('busy@client.example')).toHaveLength(1)
  })

  test('that is rejected for good fails at once, and every admin is notified', async () => {
    server.refuse('gone@client.example', 550, 550, 550)
    const row = await ended(await mailTo('gone@client.example'))
    expect(row).toMatchObject({ state: 'FAILED', attempts: 1 })
    expect(row['error']).toMatch(/^The mail server refused the message: .*550/)
    const told = docsOf(await admin.get('/api/notifications?where[category][equals]=delivery'))
    expect(told).toMatchObject([
      { title: 'A mail could not be delivered', link: `/delivery/${String(row['id'])}` },
    ])
    expect((await pool.query(`select 1 from peak.outbox where kind = 'alert'`)).rows).toEqual([])
  })

  test('taken up by a job that ran before is not sent again', async () => {
    const id = await mailTo('again@client.example')
    await ended(id)
    const { enqueueWith } = await import('../../src/core/queue/boss')
    const { DELIVERY } = await import('../../src/modules/delivery/delivery')
    await outbox.write((sql) => enqueueWith(sql, DELIVERY, { id }))
    await outbox.write((sql) => enqueueWith(sql, DELIVERY, { id: randomUUID() }))
    await ended(await mailTo('last@client.example'))
    expect(arrived('again@client.example')).toHaveLength(1)
  })
})

describe('a secret mail', () => {
  const secret = {
    paragraphs: ['Follow the link.'],
    action: { label: 'Set a password', url: LINK },
    secret: true,
    kind: 'password-reset',
  }

  test('is encrypted while it waits, readable where it arrives, and blank afterwards', async () => {
    server.refuse('secret@client.example', 451)
    const id = await mailTo('secret@client.example', secret)
    const waiting = await outbox.rowOf(id)
    expect(String(waiting['text'])).toMatch(/^v1\./)
    expect(JSON.stringify(waiting)).not.toContain('a-secret-token')
    expect(await ended(id)).toMatchObject({ state: 'SENT', text: null, html: null })
    expect(arrived('secret@client.example')[0]?.text).toContain(LINK)
    expect(platform.output()).not.toContain('a-secret-token')
    expect(platform.output()).not.toContain('let me:in')
  })

  test('that waits or was sent keeps its words from admins', async () => {
    server.refuse('slow@client.example', 451)
    const id = await mailTo('slow@client.example', secret)
    expect((await admin.get(`/api/admin/outbox/${id}`)).body).toMatchObject({
      secret: true,
      text: null,
      html: null,
    })
    await ended(id)
    expect((await admin.get(`/api/admin/outbox/${id}`)).body).toMatchObject({ state: 'SENT', text: null })
  })
})
