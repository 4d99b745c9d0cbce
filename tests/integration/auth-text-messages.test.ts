import { afterAll, beforeAll, expect, it } from 'vitest'
import { digitsIn, newUser, PASSWORD, tokensOf } from '../support/accounts'
import { at, Caller, signIn, textAt } from '../support/api'
import { closePools, migratedDatabase, poolOn, tablesWith } from '../support/database'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms } from '../support/platform'
import { startTwilio, type TwilioServer } from '../support/twilio'

/** The second factor by text message, over a server that speaks like Twilio. */
const PHONE = '+12135550142'
let twilio: TwilioServer
let url: string
let admin: Caller
let databaseUrl: string

beforeAll(async () => {
  twilio = await startTwilio()
  databaseUrl = await migratedDatabase()
  url = (await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl, ...twilio.settings })).url
  admin = await signIn(url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await twilio.close()
  await closePools()
})

const nextCode = async (known: readonly string[]) => digitsIn(await twilio.next(PHONE, known))

it('sends a code to the phone when it is set up and at every sign-in, and keeps the number encrypted', async () => {
  const { id, email } = await newUser(admin)
  const { caller } = await tokensOf(url, email)
  expect((await caller.post('/api/auth/setup-2fa', { method: 'sms', phone: '12' })).status).toBe(400)
  expect(
    (await caller.post('/api/auth/setup-2fa', { method: 'sms', phone: '(213) 555-0142' })).body,
  ).toMatchObject({ method: 'sms', sentTo: '••••••••••42' })
  const first = await nextCode([])
  expect((await caller.post('/api/auth/verify-2fa', { code: first })).status).toBe(200)
  const { rows } = await poolOn(databaseUrl).query<{ secret: string }>(
    'select secret from peak.second_factors where user_id = $1',
    [id],
  )
  expect(rows[0]?.secret).toMatch(/^v1\./)

  const answer = await new Caller(url).post('/api/auth/login', { email, password: PASSWORD })
  expect(answer.body).toMatchObject({ twoFactorRequired: true, methods: ['sms', 'backup'] })
  const second = await nextCode([first])
  expect(
    (
      await new Caller(url).post('/api/auth/verify-2fa', {
        challenge: textAt(answer, 'challenge'),
        code: first,
      })
    ).status,
  ).toBe(401)
  expect(
    at(
      (
        await new Caller(url).post('/api/auth/verify-2fa', {
          challenge: textAt(answer, 'challenge'),
          code: second,
        })
      ).body,
      'token',
    ),
  ).toBeTruthy()
  expect(await tablesWith(poolOn(databaseUrl), PHONE.slice(2))).toEqual([])
})
