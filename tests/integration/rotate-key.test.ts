import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SEALED } from '../../src/crypto/rotate'
import { childEnvironment } from '../../src/env'
import { appCode, newUser, PASSWORD, setUpApp, tokensOf } from '../support/accounts'
import { Caller, signIn, textAt } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, EARNEST, startPlatform, stopPlatforms } from '../support/platform'

const OLD = EARNEST['ENCRYPTION_KEY'] ?? ''
const NEW = 'a7'.repeat(32)
let databaseUrl: string

beforeAll(async () => { databaseUrl = await migratedDatabase() })
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const rotate = (keys: Record<string, string>) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/rotateKey.ts'], { env: childEnvironment({ ...EARNEST, DATABASE_URL: databaseUrl, ...keys }), encoding: 'utf8' })

it('seals every secret with the new key, and second factors go on working', async () => {
  const before = await startPlatform({ ...EARNEST, DATABASE_URL: databaseUrl })
  const user = await newUser(await signIn(before.url, ADMIN.email, ADMIN.password))
  const { secret } = await setUpApp((await tokensOf(before.url, user.email)).caller)
  await before.stop()

  expect(rotate({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_PREVIOUS: 'bb'.repeat(32) }).status).toBe(1)
  const done = rotate({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_PREVIOUS: OLD })
  expect(done.stdout).toMatch(/1 stored secrets/)
  expect(rotate({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_PREVIOUS: OLD }).stdout).toMatch(/ 0 stored secrets/)

  const after = await startPlatform({ ...EARNEST, ENCRYPTION_KEY: NEW, DATABASE_URL: databaseUrl })
  const challenge = textAt(await new Caller(after.url).post('/api/auth/login', { email: user.email, password: PASSWORD }), 'challenge')
  expect((await new Caller(after.url).post('/api/auth/verify-2fa', { challenge, code: appCode(secret) })).status).toBe(200)
})

it('knows every place that seals', async () => {
  // Each file that seals has its table in the list: a new one is found here.
  const sealing = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('crypto') && /\bseal\(/.test(readFileSync(path.join('src', file), 'utf8')))
  expect(sealing.sort()).toEqual(['auth/secondFactor/factors.ts', 'outbox/bodies.ts', 'practicepanther/client/tokens.ts'])
  for (const { table, column } of SEALED) await poolOn(databaseUrl).query(`select ${column} from ${table} limit 0`)
})
