import { z } from 'zod'
import { emailAddress } from './emailAddress'

/**
 * The only reader of `process.env` (a lint rule forbids others). Every setting of the platform is
 * validated here once, at start; a bad value stops the start with one clear line that names it.
 * `.env.example` documents each of them.
 */

/** An unset and an empty variable mean the same: not given. */
const blankAsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankAsUnset, type.optional())
const withDefault = <T extends z.ZodType>(type: T, fallback: z.input<T>) =>
  z.preprocess((value) => blankAsUnset(value) ?? fallback, type)

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en-US', { timeZone: zone })
      return true
    } catch {
      return false
    }
  },
  { message: 'must be an IANA time zone such as America/Los_Angeles' },
)

/** `office@firm.example`, or `Name <office@firm.example>`. */
const MAILBOX = /^(?:([^<>"\r\n]*?)\s*<([^<>@\s]+@[^<>@\s]+)>|([^<>@\s]+@[^<>@\s]+))$/

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

const schema = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'production', 'test']), 'development'),
  PORT: withDefault(whole(0, 65_535), '3000'),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: withDefault(z.string(), '.data'),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
  DATABASE_OWNER_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
  PAYLOAD_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  ENCRYPTION_KEY: optional(z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hex digits')),
  ENCRYPTION_KEY_PREVIOUS: optional(z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hex digits')),
  DEMO: withDefault(z.enum(['on', 'off']), 'on'),
  DEMO_PASSWORD: withDefault(z.string().min(12, 'must have at least 12 characters'), 'Peak-1031-demo!'),
  PEAK_ROLE: withDefault(z.enum(['all', 'web', 'worker']), 'all'),
  TRUST_PROXY: withDefault(whole(0, 10), '0'),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info'),
  ADMIN_EMAIL: optional(emailAddress()),
  ADMIN_PASSWORD: optional(z.string().min(12, 'must have at least 12 characters')),
  REQUIRE_2FA: optional(z.enum(['admin', 'all', 'off'])),
  CORS_ORIGINS: optional(z.string()),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' })),
  MAIL_FROM: optional(
    z
      .string()
      .regex(MAILBOX, 'must be an address, or a name and an address: Peak 1031 <office@your-firm.example>'),
  ),
  S3_BUCKET: optional(z.string()),
  S3_REGION: withDefault(z.string(), 'us-east-1'),
  S3_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  TWILIO_ACCOUNT_SID: optional(z.string().regex(/^AC/, 'must start with AC')),
  TWILIO_AUTH_TOKEN: optional(z.string()),
  TWILIO_FROM: optional(
    z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|MG\w+)$/, 'must be a number such as +12025550123, or a messaging service'),
  ),
  TWILIO_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  GOOGLE_ISSUER: withDefault(z.url({ protocol: /^https?$/ }), 'https://accounts.google.com'),
  PP_BASE_URL: withDefault(z.url({ protocol: /^https?$/ }), 'https://app.practicepanther.com'),
  PP_CLIENT_ID: optional(z.string()),
  PP_CLIENT_SECRET: optional(z.string()),
  PP_REFRESH_TOKEN: optional(z.string()),
  PP_FIRM_TIME_ZONE: withDefault(timeZone, 'America/Los_Angeles'),
  PEAK_CLOCK: optional(z.iso.datetime({ error: 'must be an instant such as 2028-02-29T20:00:00Z' })),
  PEAK_CHECK_ANSWERS: withDefault(z.enum(['on', 'off']), 'off'),
})

export type Settings = z.infer<typeof schema>

/** The settings were rejected. The message is one line for the person who starts the platform. */
export class SettingsError extends Error {}

const DEFAULT_PASSWORDS = new Set(['peak-1031-demo!', 'changemechangeme', 'password1234', 'administrator'])

/** With `DEMO=off` nothing is made up: the secrets must be given and must not be a published default. */
function assertSafeProduction(settings: Settings): void {
  if (settings.DEMO === 'on') return
  for (const name of ['PAYLOAD_SECRET', 'ENCRYPTION_KEY'] as const) {
    if (!settings[name]) throw new SettingsError(`${name} is required when DEMO=off.`)
  }
  const password = settings.ADMIN_PASSWORD?.toLowerCase()
  if (password && DEFAULT_PASSWORDS.has(password)) {
    throw new SettingsError('ADMIN_PASSWORD is a published default: choose another one when DEMO=off.')
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Tokens and records must not travel in the clear: plain http is for this machine alone. */
function assertHttpsPartners(settings: Settings): void {
  for (const name of ['PP_BASE_URL', 'TWILIO_BASE_URL', 'GOOGLE_ISSUER', 'S3_ENDPOINT'] as const) {
    const address = settings[name]
    if (address === undefined) continue
    const { protocol, hostname } = new URL(address)
    if (protocol !== 'https:' && !LOOPBACK.has(hostname))
      throw new SettingsError(`${name} must be https, unless it is on this machine.`)
  }
}

/** A moved clock moves the dates of the law: it is for tests, where nobody else comes. */
function assertClockOfTests({ PEAK_CLOCK, PUBLIC_URL, HOST, DEMO }: Settings): void {
  if (PEAK_CLOCK === undefined) return
  const host = HOST ?? (DEMO === 'off' ? '0.0.0.0' : '127.0.0.1')
  if (!LOOPBACK.has(host) || !LOOPBACK.has(new URL(PUBLIC_URL ?? 'http://localhost').hostname))
    throw new SettingsError('PEAK_CLOCK is for tests: it is refused where others reach the platform.')
}

/** Half a set of credentials would fail at the first use, long after the start. */
const TOGETHER = [
  ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
] as const

/** What is said of a bucket that is not named would be passed over in silence. */
function assertBucket({ S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID }: Settings): void {
  if (!S3_BUCKET && (S3_ENDPOINT || S3_ACCESS_KEY_ID))
    throw new SettingsError('S3_BUCKET is not set: the other settings of S3 need it.')
}

function assertCompletePairs(settings: Settings): void {
  for (const names of TOGETHER) {
    const given = names.filter((name) => settings[name] !== undefined).length
    if (given > 0 && given < names.length)
      throw new SettingsError(
        `${names.slice(0, -1).join(', ')} and ${names.at(-1)} go together: set ${names.length === 2 ? 'both' : 'all'} or ${names.length === 2 ? 'neither' : 'none'}.`,
      )
  }
}

/**
 * Validates a set of variables.
 * @throws SettingsError naming the first variable that is wrong
 */
export function parseSettings(source: Record<string, string | undefined>): Settings {
  const result = schema.safeParse(source)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new SettingsError(`${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}`)
  }
  assertCompletePairs(result.data)
  assertSafeProduction(result.data)
  assertHttpsPartners(result.data)
  assertBucket(result.data)
  assertClockOfTests(result.data)
  return result.data
}

let cached: Settings | undefined

/** The validated settings of this process. */
export function settings(): Settings {
  cached ??= parseSettings(process.env)
  return cached
}

/**
 * Sets variables that the start found out by itself (generated secrets, the embedded database's
 * address), so that every copy of this module in the process, Next's bundles included, sees them.
 */
export function provideSettings(found: Partial<Record<keyof Settings, string>>): void {
  Object.assign(process.env, found)
  cached = undefined
}

/** The environment for a child process that needs a clean one (no secrets): PATH and the given extras. */
export function childEnvironment(extras: Record<string, string>): NodeJS.ProcessEnv {
  return { NODE_ENV: settings().NODE_ENV, PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...extras }
}

/** The database as its owner, who migrates: the one that serves, where there is no other. */
export function ownerUrl(): string {
  const { DATABASE_URL = '', DATABASE_OWNER_URL = DATABASE_URL } = settings()
  return DATABASE_OWNER_URL
}

/** Where the platform is reached by people. */
export function publicUrl(): string {
  const { PUBLIC_URL, PORT } = settings()
  return (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '')
}

/** Other browser origins that may call the API. */
export function corsOrigins(): string[] {
  return (
    settings()
      .CORS_ORIGINS?.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean) ?? []
  )
}

/** The address to listen on: loopback in demonstration, every interface in production (contract section 2). */
export function listenHost(): string {
  const { HOST, DEMO } = settings()
  return HOST ?? (DEMO === 'off' ? '0.0.0.0' : '127.0.0.1')
}

/** Who mail comes from; while nobody says, nobody who could be answered at the address of the platform. */
export function mailFrom(): { name: string; address: string } {
  const [, name = '', inAngles, bare] = MAILBOX.exec(settings().MAIL_FROM ?? '') ?? []
  const address = inAngles ?? bare
  return address
    ? { name: name || 'Peak 1031', address }
    : { name: 'Peak 1031', address: `no-reply@${new URL(publicUrl()).hostname}` }
}
