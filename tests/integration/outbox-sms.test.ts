import { createEmulator, type Emulator } from 'emulate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { closePools, migratedDatabase, poolOn, tablesWith } from '../support/database'
import { outboxOn, type Outbox } from '../support/outbox'
import { API_ONLY, startPlatform, stopPlatforms } from '../support/platform'
import { until } from '../support/wait'

const SID = `AC${'1'.repeat(32)}`
const TOKEN = 'a-token-for-tests'
const FROM = '+15005550006'
let twilio: Emulator
let outbox: Outbox
let database: string

beforeAll(async () => {
  twilio = await createEmulator({
    service: 'twilio',
    port: 0,
    seed: { twilio: { account: { sid: SID, auth_token: TOKEN }, phone_numbers: [{ phone_number: FROM }] } },
  })
  database = await migratedDatabase()
  const settings = {
    ...API_ONLY,
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: FROM,
    TWILIO_BASE_URL: twilio.url,
  }
  await startPlatform({ ...settings, DATABASE_URL: database })
  outbox = await outboxOn(database, settings)
})
afterAll(async () => {
  await outbox.close()
  await stopPlatforms()
  await twilio.close()
  await closePools()
})

const messages = z.object({
  messages: z.array(z.object({ to: z.string(), from: z.string(), body: z.string() })),
})
const sent = async () => {
  const answer = await fetch(`${twilio.url}/2010-04-01/Accounts/${SID}/Messages.json`, {
    headers: { authorization: `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}` },
  })
  return messages.parse(await answer.json()).messages
}
const ended = (id: string) =>
  until('the message is sent or failed', async () => {
    const row = await outbox.rowOf(id)
    return row['state'] === 'QUEUED' ? null : row
  })

test('a text message goes out through Twilio, and its code is blank afterwards', async () => {
  const id = await outbox.write((sql) =>
    outbox.queueSms(sql, { to: '+12025550123', text: '123456 is your code.', kind: 'code', secret: true }),
  )
  expect(await ended(id)).toMatchObject({ state: 'SENT', attempts: 1, text: null })
  expect(await outbox.rowOf(id)).toMatchObject({ recipient: '+•••••••••23', sealed_recipient: null })
  expect(await sent()).toMatchObject([{ to: '+12025550123', from: FROM, body: '123456 is your code.' }])
})

test('a number that is none fails at once', async () => {
  const id = await outbox.write((sql) => outbox.queueSms(sql, { to: '12', text: 'Hello', kind: 'test' }))
  const row = await ended(id)
  expect(row).toMatchObject({ state: 'FAILED', attempts: 1 })
  expect(row['error']).toMatch(/^Twilio refused the message \(\d+\)/)
})

test('the number that a code goes to is nowhere, nor in what Twilio says of it', async () => {
  const id = await outbox.write((sql) =>
    outbox.queueSms(sql, { to: '2025550142', text: '654321 is your code.', kind: 'code', secret: true }),
  )
  const row = await ended(id)
  expect(row).toMatchObject({ state: 'FAILED', recipient: '••••••••42', sealed_recipient: null, text: null })
  expect(row['error']).toMatch(/^Twilio refused the message/)
  const pool = poolOn(database)
  expect(
    (await pool.query(`select 1 from notifications where category = 'delivery'`)).rows.length,
  ).toBeGreaterThan(0)
  expect(await tablesWith(pool, '2025550142')).toEqual([])
})
