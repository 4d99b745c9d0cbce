import { createEmulator, type Emulator } from 'emulate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { digitsIn, newUser, PASSWORD, tokensOf } from '../support/accounts'
import { at, Caller, signIn, textAt } from '../support/api'
import { closePools, migratedDatabase, poolOn, tablesWith } from '../support/database'
import { ADMIN, EARNEST, startPlatform, stopPlatforms } from '../support/platform'
import { until } from '../support/wait'

/** The second factor by text message, over a server that speaks like Twilio. */
const SID = `AC${'2'.repeat(32)}`
const TOKEN = 'a-token-for-tests'
const FROM = '+15005550006'
const PHONE = '+12135550142'
let twilio: Emulator
let url: string
let admin: Caller
let databaseUrl: string

beforeAll(async () => {
  twilio = await createEmulator({ service: 'twilio', port: 0, seed: { twilio: { account: { sid: SID, auth_token: TOKEN }, phone_numbers: [{ phone_number: FROM }] } } })
  databaseUrl = await migratedDatabase()
  url = (await startPlatform({ ...EARNEST, DATABASE_URL: databaseUrl, TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_FROM: FROM, TWILIO_BASE_URL: twilio.url })).url
  admin = await signIn(url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await twilio.close()
  await closePools()
})

const messages = z.object({ messages: z.array(z.object({ to: z.string(), body: z.string() })) })

/** The codes that have come to the phone so far. */
async function codes(): Promise<string[]> {
  const answer = await fetch(`${twilio.url}/2010-04-01/Accounts/${SID}/Messages.json`, { headers: { authorization: `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}` } })
  return messages.parse(await answer.json()).messages.filter(({ to }) => to === PHONE).map(({ body }) => digitsIn(body))
}

const nextCode = (known: readonly string[]) => until('a text message', async () => (await codes()).find((code) => !known.includes(code)) ?? null)

it('sends a code to the phone when it is set up and at every sign-in, and keeps the number sealed', async () => {
  const { id, email } = await newUser(admin)
  const { caller } = await tokensOf(url, email)
  expect((await caller.post('/api/auth/setup-2fa', { method: 'sms', phone: '12' })).status).toBe(400)
  expect((await caller.post('/api/auth/setup-2fa', { method: 'sms', phone: '(213) 555-0142' })).body).toMatchObject({ method: 'sms', sentTo: '••••••••••42' })
  const first = await nextCode([])
  expect((await caller.post('/api/auth/verify-2fa', { code: first })).status).toBe(200)
  const { rows } = await poolOn(databaseUrl).query<{ secret: string }>('select secret from peak.second_factors where user_id = $1', [id])
  expect(rows[0]?.secret).toMatch(/^v1\./)

  const answer = await new Caller(url).post('/api/auth/login', { email, password: PASSWORD })
  expect(answer.body).toMatchObject({ twoFactorRequired: true, methods: ['sms', 'backup'] })
  const second = await nextCode([first])
  expect((await new Caller(url).post('/api/auth/verify-2fa', { challenge: textAt(answer, 'challenge'), code: first })).status).toBe(401)
  expect(at((await new Caller(url).post('/api/auth/verify-2fa', { challenge: textAt(answer, 'challenge'), code: second })).body, 'token')).toBeTruthy()
  expect(await tablesWith(poolOn(databaseUrl), PHONE.slice(2))).toEqual([])
})
