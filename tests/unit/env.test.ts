import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  listenHost,
  mailFrom,
  parseSettings,
  provideSettings,
  publicUrl,
  settings,
  SettingsError,
} from '../../src/core/env'

const SECRETS = { PAYLOAD_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: 'aB'.repeat(32) }
// The run itself may have moved the clock.
beforeEach(() => {
  vi.stubEnv('PEAK_CLOCK', '')
})

const complaintOf = (source: Record<string, string>): string => {
  try {
    parseSettings(source)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return ''
}

describe('the settings', () => {
  it('have defaults that make a demonstration', () => {
    expect(parseSettings({})).toMatchObject({
      PORT: 3000,
      DATA_DIR: '.data',
      DEMO: 'on',
      PEAK_ROLE: 'all',
      TRUST_PROXY: 0,
      LOG_LEVEL: 'info',
      PP_FIRM_TIME_ZONE: 'America/Los_Angeles',
      DEMO_PASSWORD: 'Peak-1031-demo!',
    })
  })

  it('take an empty variable for an absent one', () => {
    expect(parseSettings({ PORT: '', DATABASE_URL: '', DEMO: '', PUBLIC_URL: '' })).toEqual(parseSettings({}))
  })

  it.each([
    ['PEAK_CLOCK', '2028-02-29'],
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'peak.example'],
    ['PUBLIC_URL', 'ftp://peak.example'],
    ['DATABASE_URL', 'mysql://localhost/peak'],
    ['PAYLOAD_SECRET', 'short'],
    ['ENCRYPTION_KEY', 'zz'.repeat(32)],
    ['ENCRYPTION_KEY', 'ab'.repeat(31)],
    ['DEMO', 'yes'],
    ['DEMO_PASSWORD', 'short'],
    ['PEAK_ROLE', 'both'],
    ['TRUST_PROXY', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['ADMIN_EMAIL', 'nobody'],
    ['REQUIRE_2FA', 'maybe'],
    ['S3_ENDPOINT', 'bucket.example'],
    ['PP_BASE_URL', 'practicepanther'],
    ['PP_FIRM_TIME_ZONE', 'Mars/Olympus'],
    ['NODE_ENV', 'prod'],
  ])('refuse %s=%s in one line that names it', (name, value) => {
    const complaint = complaintOf({
      ...(name === 'ADMIN_EMAIL' ? { ADMIN_PASSWORD: 'long-enough-1031' } : {}),
      [name]: value,
    })
    expect(complaint).toMatch(new RegExp(`^${name} `))
    expect(complaint).not.toContain('\n')
  })

  it('never show the value of a secret that was rejected', () => {
    expect(complaintOf({ PAYLOAD_SECRET: 'my-own-secret' })).not.toContain('my-own-secret')
    expect(complaintOf({ ENCRYPTION_KEY: 'my-own-key' })).not.toContain('my-own-key')
  })

  it.each([[{ ADMIN_EMAIL: 'a@b.example' }], [{ ADMIN_PASSWORD: 'long-enough-1031' }]])(
    'want both halves of the first administrator',
    (half) => {
      expect(complaintOf(half)).toMatch(/ADMIN_EMAIL and ADMIN_PASSWORD/)
    },
  )
})

describe('a bucket', () => {
  const keys = { S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }
  it('has a name, both halves of its credentials, and an address that nobody listens in on', () => {
    expect(complaintOf({ S3_BUCKET: 'files', S3_ENDPOINT: 'https://s3.example', ...keys })).toBe('')
    expect(complaintOf({ S3_BUCKET: 'files', S3_ENDPOINT: 'http://127.0.0.1:9000', ...keys })).toBe('')
    expect(complaintOf({ S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'a' })).toMatch(/S3_SECRET_ACCESS_KEY/)
    expect(complaintOf({ S3_BUCKET: 'files', S3_ENDPOINT: 'http://s3.example' })).toMatch(/^S3_ENDPOINT/)
    expect(complaintOf(keys)).toMatch(/^S3_BUCKET/)
    expect(complaintOf({ S3_ENDPOINT: 'https://s3.example' })).toMatch(/^S3_BUCKET/)
  })
})

describe('in production', () => {
  const earnest = { DEMO: 'off', ...SECRETS }

  it.each(['PAYLOAD_SECRET', 'ENCRYPTION_KEY'])('%s must be given', (name) => {
    expect(complaintOf({ ...earnest, [name]: '' })).toMatch(new RegExp(`^${name} is required`))
  })

  it('a published password is rejected, in any case of letters', () => {
    expect(
      complaintOf({ ...earnest, ADMIN_EMAIL: 'a@b.example', ADMIN_PASSWORD: 'PEAK-1031-DEMO!' }),
    ).toMatch(/^ADMIN_PASSWORD/)
  })

  it('passes with secrets of its own', () => {
    expect(
      complaintOf({ ...earnest, ADMIN_EMAIL: 'a@b.example', ADMIN_PASSWORD: 'correct-horse-1031' }),
    ).toBe('')
  })
})

describe('what follows from them', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    provideSettings({})
  })

  it('is where people reach the platform', () => {
    provideSettings({ PORT: '4001' })
    expect(publicUrl()).toBe('http://localhost:4001')
    vi.stubEnv('PUBLIC_URL', 'https://peak.example/')
    provideSettings({})
    expect(publicUrl()).toBe('https://peak.example')
  })

  it('is loopback in demonstration and every interface in production', () => {
    expect(listenHost()).toBe('127.0.0.1')
    for (const [name, value] of Object.entries({ DEMO: 'off', ...SECRETS })) vi.stubEnv(name, value)
    provideSettings({})
    expect(listenHost()).toBe('0.0.0.0')
    vi.stubEnv('HOST', '10.0.0.1')
    provideSettings({})
    expect(listenHost()).toBe('10.0.0.1')
  })

  it('is what the start found out by itself', () => {
    provideSettings({ PAYLOAD_SECRET: 'y'.repeat(40) })
    expect(settings().PAYLOAD_SECRET).toBe('y'.repeat(40))
  })
})

describe('mail and partners', () => {
  it.each([
    ['SMTP_URL', 'http://mail.example'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'A <a@b.example>\r\nBcc: c@d.example'],
    ['GOOGLE_ISSUER', 'google'],
    ['GOOGLE_ISSUER', 'http://accounts.elsewhere.example'],
    ['TWILIO_BASE_URL', 'http://twilio.elsewhere.example'],
  ])('refuse %s=%s', (name, value) => {
    expect(complaintOf({ [name]: value })).toMatch(new RegExp(`^${name} `))
  })

  it.each([
    [{ TWILIO_ACCOUNT_SID: 'AC1' }, /^TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM/],
    [{ GOOGLE_CLIENT_ID: 'x' }, /^GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET/],
  ])('want all of what goes together', (part, complaint) => {
    expect(complaintOf(part)).toMatch(complaint)
  })

  it('are plain on this machine alone', () => {
    expect(
      complaintOf({ GOOGLE_ISSUER: 'http://127.0.0.1:4000', TWILIO_BASE_URL: 'http://localhost:4001' }),
    ).toBe('')
  })

  it.each([
    ['office@firm.example', { name: 'Peak 1031', address: 'office@firm.example' }],
    ['The Firm <office@firm.example>', { name: 'The Firm', address: 'office@firm.example' }],
    ['', { name: 'Peak 1031', address: 'no-reply@localhost' }],
  ])('MAIL_FROM=%s is who mail comes from', (value, from) => {
    vi.stubEnv('MAIL_FROM', value)
    provideSettings({})
    expect(mailFrom()).toEqual(from)
    vi.unstubAllEnvs()
    provideSettings({})
  })
})

describe('a clock that is moved', () => {
  const PEAK_CLOCK = '2028-02-29T20:00:00Z'
  const LOCAL = { ...SECRETS, DEMO: 'off', HOST: '127.0.0.1', PEAK_CLOCK }

  it('is for a platform that this machine alone reaches', () => {
    expect(complaintOf({ PEAK_CLOCK })).toBe('')
    expect(complaintOf({ ...LOCAL, PUBLIC_URL: 'http://localhost:3000' })).toBe('')
  })

  it.each([
    ['listens everywhere', { HOST: '' }],
    ['listens on an address of the network', { HOST: '192.0.2.7' }],
    ['is published', { PUBLIC_URL: 'https://peak.firm.example' }],
  ])('is refused by one that %s', (_, more) => {
    expect(complaintOf({ ...LOCAL, ...more })).toMatch(/^PEAK_CLOCK is for tests/)
  })

  it('goes on from where it was set', async () => {
    provideSettings({ PEAK_CLOCK })
    vi.resetModules()
    const { now, today } = await import('../../src/core/clock')
    const ahead = now().getTime() - Date.parse(PEAK_CLOCK)
    expect([today(), ahead >= 0, now().getTime() - Date.parse(PEAK_CLOCK) >= ahead]).toEqual([
      '2028-02-29',
      true,
      true,
    ])
  })
})
