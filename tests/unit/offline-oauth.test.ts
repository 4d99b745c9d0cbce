import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startWithClient, TEST_CLIENT, type RawClient } from '../../src/dev/practicepanther/testing'

const tokensSchema = z.strictObject({
  access_token: z.string().min(100),
  token_type: z.literal('bearer'),
  expires_in: z.number(),
  refresh_token: z.string().regex(/^[0-9a-f]{32}$/),
})
const CALLBACK = 'http://localhost:3000/api/sync/callback'

let client: RawClient
beforeAll(async () => {
  client = await startWithClient({ refreshToken: 'bootstrap' })
})
afterAll(async () => {
  await client.server.close()
})

function authorize(query: Record<string, string>, path = 'oauth/authorize'): Promise<Response> {
  const all = {
    response_type: 'code',
    client_id: TEST_CLIENT.client_id,
    redirect_uri: CALLBACK,
    state: 'xyz',
    ...query,
  }
  return fetch(`${client.server.url}/${path}?${new URLSearchParams(all)}`, { redirect: 'manual' })
}

async function newCode(): Promise<string> {
  const location = new URL((await authorize({})).headers.get('location') ?? '')
  return location.searchParams.get('code') ?? ''
}

const redeem = (code: string, more: Record<string, string> = {}): Promise<Response> =>
  client.token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...TEST_CLIENT, ...more })
const refresh = (token: string, more: Record<string, string> = {}): Promise<Response> =>
  client.token({ grant_type: 'refresh_token', refresh_token: token, ...TEST_CLIENT, ...more })
const withToken = (token: string, path = 'users/me'): Promise<Response> =>
  fetch(`${client.server.url}/api/v2/${path}`, { headers: { authorization: `Bearer ${token}` } })

async function expectError(response: Promise<Response>, error: string): Promise<void> {
  const answer = await response
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error })
}

describe('authorize', () => {
  it('redirects with a code and the state, whatever the case of the path', async () => {
    for (const path of ['oauth/authorize', 'OAuth/Authorize']) {
      const response = await authorize({}, path)
      expect(response.status).toBe(302)
      const location = new URL(response.headers.get('location') ?? '')
      expect(`${location.origin}${location.pathname}`).toBe(CALLBACK)
      expect(location.searchParams.get('state')).toBe('xyz')
      expect(location.searchParams.get('code')).toMatch(/^[\w-]{20,}$/)
    }
  })

  it('rejects a foreign client, a missing state and a plain http address of another machine', async () => {
    await expectError(authorize({ client_id: 'other' }), 'invalid_client')
    await expectError(authorize({ state: '' }), 'invalid_request')
    expect((await authorize({ redirect_uri: 'http://peak1031.example/callback' })).status).toBe(400)
    expect((await authorize({ redirect_uri: 'https://peak1031.example/callback' })).status).toBe(302)
  })

  it('answers a denied consent with access_denied', async () => {
    client.server.control.oauth({ consent: 'deny' })
    const location = new URL((await authorize({})).headers.get('location') ?? '')
    client.server.control.oauth({ consent: 'grant' })
    expect(Object.fromEntries(location.searchParams)).toEqual({ error: 'access_denied', state: 'xyz' })
  })

  it("offers a forged callback whose code is not this client's", async () => {
    const forged = new URL(client.server.control.forgedCallback(CALLBACK, 'forged'))
    expect(forged.searchParams.get('state')).toBe('forged')
    await expectError(redeem(forged.searchParams.get('code') ?? ''), 'invalid_grant')
  })
})

describe('token endpoint', () => {
  it('redeems a code once', async () => {
    const code = await newCode()
    const tokens = tokensSchema.parse(await (await redeem(code)).json())
    expect(tokens.expires_in).toBe(86_399)
    expect((await withToken(tokens.access_token)).status).toBe(200)
    await expectError(redeem(code), 'invalid_grant')
    expect(client.server.control.violations().map((each) => each.kind)).toContain('code_reuse')
  })

  it('rejects another redirect address and a code that is too old', async () => {
    await expectError(redeem(await newCode(), { redirect_uri: `${CALLBACK}/other` }), 'invalid_grant')
    const code = await newCode()
    client.server.control.clock({ advance_ms: 6 * 60_000 })
    await expectError(redeem(code), 'invalid_grant')
  })

  it('rotates the refresh token and counts its second use', async () => {
    const first = tokensSchema.parse(await (await redeem(await newCode())).json())
    const second = tokensSchema.parse(await (await refresh(first.refresh_token)).json())
    expect(second.refresh_token).not.toBe(first.refresh_token)
    const before = client.server.control.violations().length
    await expectError(refresh(first.refresh_token), 'invalid_grant')
    expect(
      client.server.control
        .violations()
        .slice(before)
        .map((each) => each.kind),
    ).toEqual(['refresh_reuse'])
    expect((await refresh(second.refresh_token)).status).toBe(200)
  })

  it('takes the bootstrap refresh token and credentials as Basic', async () => {
    const basic = `Basic ${Buffer.from(`${TEST_CLIENT.client_id}:${TEST_CLIENT.client_secret}`).toString('base64')}`
    const response = await client.token(
      { grant_type: 'refresh_token', refresh_token: 'bootstrap' },
      { authorization: basic },
    )
    expect(tokensSchema.parse(await response.json()).token_type).toBe('bearer')
  })

  it('takes a Basic secret with a lone percent sign as it is', async () => {
    const other = await startWithClient({ clientSecret: '100%', refreshToken: 'bootstrap' })
    const basic = `Basic ${Buffer.from(`${TEST_CLIENT.client_id}:100%`).toString('base64')}`
    const response = await other.token(
      { grant_type: 'refresh_token', refresh_token: 'bootstrap' },
      { authorization: basic },
    )
    expect(response.status).toBe(200)
    await other.server.close()
  })

  it.each([
    [true, 200],
    [false, 400],
  ] as const)(
    'knows refresh tokens of an earlier run only where told to: %s',
    async (tokensOutliveRestart, status) => {
      const { refresh_token } = client.server.control.issueTokens()
      const later = await startWithClient({ tokensOutliveRestart })
      const form = { grant_type: 'refresh_token', ...TEST_CLIENT }
      expect((await later.token({ ...form, refresh_token })).status).toBe(status)
      expect((await later.token({ ...form, refresh_token })).status).toBe(400)
      expect((await later.token({ ...form, refresh_token: '0'.repeat(32) })).status).toBe(400)
      await later.server.close()
    },
  )

  it('answers errors in the OAuth style', async () => {
    await expectError(refresh('unknown'), 'invalid_grant')
    await expectError(refresh('unknown', { client_secret: 'wrong' }), 'invalid_client')
    await expectError(
      client.token({ grant_type: 'client_credentials', ...TEST_CLIENT }),
      'unsupported_grant_type',
    )
    await expectError(client.token({ ...TEST_CLIENT }), 'invalid_request')
    const json = fetch(`${client.server.url}/OAuth/Token`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'refresh_token', ...TEST_CLIENT }),
      headers: { 'content-type': 'application/json' },
    })
    await expectError(json, 'invalid_request')
  })

  it("ends a token by its settable lifetime on the server's clock", async () => {
    client.server.control.oauth({ expires_in: 60 })
    const tokens = tokensSchema.parse(await (await redeem(await newCode())).json())
    expect(tokens.expires_in).toBe(60)
    client.server.control.clock({ advance_ms: 61_000 })
    const response = await withToken(tokens.access_token)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await response.json()).toEqual({ message: 'Authorization has been denied for this request.' })
  })
})

describe('bearer tokens', () => {
  it('are needed, opaque and taken under any case of the scheme word', async () => {
    expect((await fetch(`${client.server.url}/api/v2/matters`)).status).toBe(401)
    expect((await withToken('nonsense')).status).toBe(401)
    const { access_token } = client.server.control.issueTokens()
    const response = await fetch(`${client.server.url}/API/V2/Users/Me`, {
      headers: { authorization: `BEARER ${access_token}` },
    })
    expect(response.status).toBe(200)
  })

  it('never stand in the log', async () => {
    const { access_token, refresh_token } = client.server.control.issueTokens()
    await withToken(access_token)
    await refresh(refresh_token)
    await fetch(`${client.server.url}/api/v2/users/me?access_token=${access_token}`)
    const log = await (await client.control('GET', 'log')).text()
    for (const secret of [access_token, refresh_token, TEST_CLIENT.client_secret, 'bootstrap'])
      expect(log).not.toContain(secret)
    expect(log).toMatch(/"token":"at-\d+"/)
    expect(client.server.control.violations().map((each) => each.kind)).toContain('secret_in_query')
  })
})

describe('switches of the tokens', () => {
  it.each([
    ['no', 200],
    ['yes', 401],
  ] as const)('refresh_kills_access: %s', async (answer, status) => {
    const other = await startWithClient({ switches: { refresh_kills_access: answer } })
    const { access_token, refresh_token } = other.server.control.issueTokens()
    await other.token({ grant_type: 'refresh_token', refresh_token, ...TEST_CLIENT })
    const response = await fetch(`${other.server.url}/api/v2/users/me`, {
      headers: { authorization: `Bearer ${access_token}` },
    })
    expect(response.status).toBe(status)
    await other.server.close()
  })

  it('expired: 400_invalid_grant', async () => {
    const other = await startWithClient({ switches: { expired: '400_invalid_grant' } })
    const response = await fetch(`${other.server.url}/api/v2/users/me`, {
      headers: { authorization: 'Bearer old' },
    })
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_grant' }])
    await other.server.close()
  })
})
