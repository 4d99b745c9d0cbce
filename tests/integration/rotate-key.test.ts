import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Database } from '../../src/core/database/database'
import { ENCRYPTED_COLUMNS } from '../../src/core/crypto/rotate'
import { decryptText } from '../../src/core/crypto/encryption'
import { sqlOn } from '../../src/core/database/sql'
import { childEnvironment, provideSettings } from '../../src/core/env'
import { openFile, recordFile, storeFile } from '../../src/core/files/store/store'
import { toStored } from '../../src/modules/delivery/bodies'
import { toStoredRecipient } from '../../src/modules/delivery/recipient'
import { storeTokens } from '../../src/modules/sync/client/tokens'
import { appCode, newUser, PASSWORD, sentTo, setUpApp, tokensOf } from '../support/accounts'
import { Caller, signIn, textAt } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, API_ONLY, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'
import { scratchFolder } from '../support/scratch'
import { bytesOf } from '../support/streams'

const OLD = PRODUCTION['ENCRYPTION_KEY'] ?? ''
const NEW = 'a7'.repeat(32)
let databaseUrl: string

beforeAll(async () => {
  databaseUrl = await migratedDatabase()
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const rotate = (keys: Record<string, string>) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/rotateKey.ts'], {
    env: childEnvironment({ ...API_ONLY, DATABASE_URL: databaseUrl, ...keys }),
    encoding: 'utf8',
  })

/** What takes Twilio and PracticePanther to be there (a text message on its way, a connection), and an encrypted file. */
async function encryptTheRest(): Promise<void> {
  provideSettings({ ENCRYPTION_KEY: OLD, DATA_DIR: scratchFolder('files') })
  const sql = sqlOn(new Database(poolOn(databaseUrl)))
  await storeTokens(sql, { access_token: 'access', refresh_token: 'refresh', expires_in: 3600 }, null)
  const message = {
    id: uuid(),
    channel: 'sms' as const,
    secret: true,
    text: '123456 is your code.',
    html: null,
  }
  const { shown, encrypted } = toStoredRecipient(message, '+12025550123')
  await sql.query(
    `insert into peak.outbox (id, channel, recipient, sealed_recipient, text, kind, secret, state) values ($1, 'sms', $2, $3, $4, 'sign-in-code', true, 'QUEUED')`,
    [message.id, shown, encrypted, toStored(message).text],
  )
  const file = { name: 'a.txt', type: 'text/plain', encrypt: true }
  await recordFile(sql, await storeFile(new Database(poolOn(databaseUrl)), Buffer.from('kept'), file))
}

/** Decrypts whatever is encrypted with one key. @returns the place of each text. @throws for a text of another key */
async function decryptedAll(key: string): Promise<string[]> {
  provideSettings({ ENCRYPTION_KEY: key })
  const places: string[] = []
  for (const { table, column, purpose, where = 'true' } of ENCRYPTED_COLUMNS) {
    const { rows } = await poolOn(databaseUrl).query<{ encrypted: string; purpose: string }>(
      `select ${column} as encrypted, ${purpose} as purpose from ${table} where ${column} is not null and ${where}`,
    )
    for (const row of rows) {
      expect(decryptText(row.encrypted, row.purpose)).not.toBe('')
      places.push(`${table}.${column}`)
    }
  }
  return places
}

it(
  'encrypts every secret with the new key, and second factors go on working',
  { timeout: 240_000 },
  async () => {
    const before = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
    const admin = await signIn(before.url, ADMIN.email, ADMIN.password)
    expect(
      (
        await admin.send('POST', '/api/contacts', {
          body: '{"firstName":"Kept"}',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'kept' },
        })
      ).status,
    ).toBe(201)
    const user = await newUser(admin)
    const { caller } = await tokensOf(before.url, user.email)
    const { secret } = await setUpApp(caller)
    expect((await caller.post('/api/auth/setup-2fa', { method: 'totp', password: PASSWORD })).status).toBe(
      200,
    )
    await new Caller(before.url).post('/api/auth/forgot-password', { email: user.email })
    await sentTo(poolOn(databaseUrl), user.email, 'password-reset')
    await before.stop()
    await encryptTheRest()
    const held = await decryptedAll(OLD)

    expect(rotate({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_PREVIOUS: 'bb'.repeat(32) }).status).toBe(1)
    const done = rotate({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_PREVIOUS: OLD })
    expect(done.stdout).toMatch(new RegExp(` ${held.length} stored secrets`))
    expect(rotate({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_PREVIOUS: OLD }).stdout).toMatch(/ 0 stored secrets/)
    // Each place held something, and all of it is decrypted with the new key alone.
    expect(new Set(await decryptedAll(NEW))).toEqual(
      new Set(ENCRYPTED_COLUMNS.map(({ table, column }) => `${table}.${column}`)),
    )

    // The bytes of a file are as they were: only its key was encrypted anew.
    const sql = sqlOn(new Database(poolOn(databaseUrl)))
    const [file] = await sql.query<{ id: string }>('select id from peak.files')
    expect((await bytesOf((await openFile(sql, file?.id ?? '')).stream)).toString()).toBe('kept')

    const after = await startPlatform({ ...API_ONLY, ENCRYPTION_KEY: NEW, DATABASE_URL: databaseUrl })
    const challenge = textAt(
      await new Caller(after.url).post('/api/auth/login', { email: user.email, password: PASSWORD }),
      'challenge',
    )
    expect(
      (await new Caller(after.url).post('/api/auth/verify-2fa', { challenge, code: appCode(secret) })).status,
    ).toBe(200)
  },
)

it('knows every place that encrypts', async () => {
  // Each file that encrypts has its table in the list: a new one is found here.
  const encrypting = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.startsWith('core/crypto') &&
      /\bencryptText\(/.test(readFileSync(path.join('src', file), 'utf8')),
  )
  expect(encrypting.sort()).toEqual([
    'core/files/store/store.ts',
    'modules/auth/secondFactor/factors.ts',
    'modules/delivery/bodies.ts',
    'modules/delivery/recipient.ts',
    'modules/sync/client/tokens.ts',
    'server/http/writes/idempotency.ts',
  ])
  for (const { table, column } of ENCRYPTED_COLUMNS)
    await poolOn(databaseUrl).query(`select ${column} from ${table} limit 0`)
})
