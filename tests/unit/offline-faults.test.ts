import { Agent, request, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startWithClient, TEST_CLIENT, type RawClient } from '../../src/dev/practicepanther/testing'

let client: RawClient
beforeEach(async () => {
  client = await startWithClient({ refreshToken: 'bootstrap' })
})
afterEach(async () => {
  await client.server.close()
})

const fault: RawClient['server']['control']['fault'] = (input) => {
  client.server.control.fault(input)
}
const refresh = (token = 'bootstrap'): Promise<Response> =>
  client.token({ grant_type: 'refresh_token', refresh_token: token, ...TEST_CLIENT })
const statuses = async (count: number, path = 'users/me'): Promise<number[]> => {
  const result: number[] = []
  for (let index = 0; index < count; index += 1) result.push((await client.get(path)).status)
  return result
}
const started = (): (() => number) => {
  const at = performance.now()
  return () => performance.now() - at
}

describe('when a fault strikes', () => {
  it('is by the nth request, from one on, so many times, or by route', async () => {
    fault({ kind: 'status', nth: 2 })
    fault({ kind: 'status', nth: [4, 5], args: { status: 502 } })
    expect(await statuses(6)).toEqual([200, 500, 200, 502, 502, 200])
    client.server.control.clearFaults()
    fault({ kind: 'status', route: 'matters', from: 2, times: 1 })
    expect(await statuses(2)).toEqual([200, 200])
    expect(await statuses(3, 'matters')).toEqual([200, 500, 200])
    fault({ kind: 'status', route: 'customfields/*' })
    expect(await statuses(1, 'customfields/matter')).toEqual([500])
  })

  it('is by a probability that follows from the seed', async () => {
    const run = async (): Promise<number[]> => {
      const other = await startWithClient({ seed: 7 })
      other.server.control.fault({ kind: 'status', probability: 0.5 })
      const result: number[] = []
      for (let index = 0; index < 20; index += 1) result.push((await other.get('users/me')).status)
      await other.server.close()
      return result
    }
    const first = await run()
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await run()).toEqual(first)
  })

  it('distinguishes the row of a list from the list, and leaves the token endpoint alone unless named', async () => {
    const [id] = await client.ids('matters')
    fault({ kind: 'status', route: 'matters/{id}' })
    expect(await statuses(1, 'matters')).toEqual([200])
    expect(await statuses(1, `matters/${id}`)).toEqual([500])
    fault({ kind: 'status' })
    expect((await refresh()).status).toBe(200)
  })

  it('stands in the log', async () => {
    fault({ kind: 'status', args: { status: 503 } })
    await client.get('users/me')
    expect(client.server.control.log().at(-1)).toMatchObject({ status: 503, faults: ['status'] })
  })
})

describe('tokens', () => {
  it('expire in the middle of a pass, until a refresh', async () => {
    fault({ kind: 'expire_tokens', nth: 3 })
    expect(await statuses(4)).toEqual([200, 200, 401, 401])
    const answer = await refresh()
    expect(JSON.stringify(await answer.json())).toContain('access_token')
    const { access_token } = client.server.control.issueTokens()
    expect(
      (
        await fetch(`${client.server.url}/api/v2/users/me`, {
          headers: { authorization: `Bearer ${access_token}` },
        })
      ).status,
    ).toBe(200)
  })

  it('are all rejected at once under parallel calls', async () => {
    fault({ kind: 'expire_tokens', nth: 1 })
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.get('users/me')))
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401])
  })

  it('may be rejected although they are new', async () => {
    fault({ kind: 'unauthorized', from: 1 })
    await refresh()
    expect(await statuses(2)).toEqual([401, 401])
  })

  it('rotate although the reply is lost', async () => {
    fault({ kind: 'refresh_reply_lost', route: 'token', nth: 1 })
    await expect(refresh()).rejects.toThrow()
    const again = await refresh()
    expect([again.status, await again.json()]).toEqual([400, { error: 'invalid_grant' }])
    expect(client.server.control.violations().map((each) => each.kind)).toEqual(['refresh_reuse'])
  })

  it('may be denied a refresh', async () => {
    fault({ kind: 'invalid_grant', route: 'token', nth: 1 })
    fault({ kind: 'invalid_client', route: 'token', nth: 2 })
    expect(await (await refresh()).json()).toEqual({ error: 'invalid_grant' })
    expect(await (await refresh()).json()).toEqual({ error: 'invalid_client' })
    expect((await refresh()).status).toBe(200)
  })
})

describe('429', () => {
  it.each([
    ['seconds', /^2$/],
    ['http-date', /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/],
    ['absurd', /^999999$/],
  ] as const)('with Retry-After as %s', async (kind, pattern) => {
    fault({ kind: 'rate_limit', args: { retry_after: kind } })
    const response = await client.get('matters')
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toMatch(pattern)
  })

  it('without Retry-After, and on the token endpoint', async () => {
    fault({ kind: 'rate_limit', route: 'token', args: { retry_after: 'absent' } })
    const response = await refresh()
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, null])
  })

  it('once a budget in a sliding window is spent', async () => {
    client.server.control.clock({ freeze: true })
    fault({ kind: 'budget', args: { limit: 3, window_ms: 300_000 } })
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429])
    client.server.control.clock({ advance_ms: 299_000 })
    expect(await statuses(1)).toEqual([429])
    client.server.control.clock({ advance_ms: 1001 })
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
  })
})

describe('failures of the server', () => {
  it.each([500, 502, 503])('%i with a JSON body and with an HTML body', async (status) => {
    fault({ kind: 'status', nth: 1, args: { status } })
    fault({ kind: 'status', nth: 2, args: { status, body: 'html' } })
    const json = await client.get('matters')
    expect([json.status, await json.json()]).toEqual([
      status,
      expect.objectContaining({ message: 'An error has occurred.', exceptionType: expect.any(String) }),
    ])
    const html = await client.get('matters')
    expect([html.status, html.headers.get('content-type'), await html.text()]).toEqual([
      status,
      expect.stringContaining('text/html'),
      expect.stringContaining('<html>'),
    ])
  })

  it.each([
    ['empty', ''],
    ['null', 'null'],
    ['message', '{"message":"An error has occurred."}'],
  ] as const)('200 with %s', async (body, text) => {
    fault({ kind: 'body', args: { body } })
    const response = await client.get('matters')
    expect([response.status, await response.text()]).toEqual([200, text])
  })

  it('200 with HTML', async () => {
    fault({ kind: 'body', args: { body: 'html' } })
    const response = await client.get('matters')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ])
    expect(await response.text()).toContain('<!DOCTYPE html>')
  })
})

describe('slowness', () => {
  it('before the headers', async () => {
    fault({ kind: 'slow_headers', args: { ms: 150 } })
    const elapsed = started()
    expect((await client.get('users/me')).status).toBe(200)
    expect(elapsed()).toBeGreaterThan(140)
  })

  it('in the body, piece by piece', async () => {
    const whole = await client.list('matters')
    fault({ kind: 'trickle', args: { total_ms: 500, chunks: 10 } })
    const elapsed = started()
    const response = await client.get('matters')
    expect(await response.json()).toEqual(whole)
    expect(elapsed()).toBeGreaterThan(300)
  })

  it.each([true, false])('without end, headers sent: %s', async (headers) => {
    fault({ kind: 'stall', args: { headers } })
    const signal = AbortSignal.timeout(200)
    const answer = client.get('matters', {
      signal,
      headers: { authorization: `Bearer ${client.server.control.issueTokens().access_token}` },
    })
    await expect(answer.then((response) => response.text())).rejects.toThrow()
    if (headers) expect((await answer).status).toBe(200)
  })
})

describe('broken bodies', () => {
  it('are cut short of their length', async () => {
    fault({ kind: 'truncated', args: { at: 0.5, content_length: true } })
    const response = await client.get('matters')
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000)
    await expect(response.text()).rejects.toThrow()
  })

  it('are cut without any sign but that they do not parse', async () => {
    const whole = await (await client.get('matters')).text()
    fault({ kind: 'truncated', args: { at: 0.5, content_length: false } })
    const response = await client.get('matters')
    expect([response.headers.get('content-length'), response.headers.get('transfer-encoding')]).toEqual([
      null,
      null,
    ])
    const text = await response.text()
    expect(whole.startsWith(text.slice(0, 1000))).toBe(true)
    expect(text.length).toBeLessThan(whole.length * 0.6)
    expect(() => {
      JSON.parse(text)
    }).toThrow()
  })

  it.each([0, 500])('end in a reset after %i bytes', async (bytes) => {
    fault({ kind: 'reset', nth: 1, args: { after_bytes: bytes } })
    await expect(client.get('matters').then((response) => response.text())).rejects.toThrow()
    expect(await statuses(1)).toEqual([200])
  })
})

describe('connections', () => {
  type Call = { response: IncomingMessage; socket: Socket }
  const call = (agent: Agent): Promise<Call> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${client.server.control.issueTokens().access_token}` }
      request(`${client.server.url}/api/v2/users/me`, { agent, headers }, (response) => {
        const { socket } = response
        response.resume().on('end', () => {
          resolve({ response, socket })
        })
      })
        .on('error', reject)
        .end()
    })

  it('are kept alive, or closed although the answer did not say so', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const first = await call(agent)
    fault({ kind: 'keep_alive_closed', nth: 1 })
    const second = await call(agent)
    expect(second.socket).toBe(first.socket)
    expect(second.response.headers.connection).toBe('keep-alive')
    await vi.waitFor(() => {
      expect(second.socket.destroyed).toBe(true)
    })
    const third = await call(agent)
    expect(third.response.statusCode).toBe(200)
    expect(third.socket).not.toBe(second.socket)
    agent.destroy()
  })

  it('carry a wrong Date, or the one of a skewed clock', async () => {
    // The header has whole seconds, and says a moment between the question and the answer.
    const expectSkew = async (skew: number): Promise<void> => {
      const asked = Date.now()
      const date = Date.parse((await client.get('users/me')).headers.get('date') ?? '') - skew
      expect(date).toBeGreaterThan(asked - 1000)
      expect(date).toBeLessThanOrEqual(Date.now())
    }
    await expectSkew(0)
    fault({ kind: 'wrong_date', nth: 1, args: { skew_ms: -600_000 } })
    await expectSkew(-600_000)
    client.server.control.clock({ advance_ms: 600_000 })
    await expectSkew(600_000)
  })
})

describe('lists that lie', () => {
  it('are empty, shrunken or capped with status 200', async () => {
    fault({ kind: 'empty_list', nth: 1 })
    fault({ kind: 'shrunken_list', nth: [2, 3], args: { keep: 0.4 } })
    fault({ kind: 'silent_cap', nth: 4, args: { cap: 250 } })
    expect(await client.ids('tasks')).toEqual([])
    const shrunken = await client.ids('tasks')
    expect(shrunken.length / 522).toBeCloseTo(0.4, 1)
    expect(await client.ids('tasks')).toEqual(shrunken)
    expect(await client.ids('tasks')).toHaveLength(250)
    expect(await client.ids('tasks')).toHaveLength(522)
  })

  it('repeat rows at the end of a whole list, the older version first', async () => {
    const all = await client.list('matters')
    fault({ kind: 'duplicate_rows', args: { count: 2, stale: true } })
    const rows = await client.list('matters')
    expect(rows).toHaveLength(22)
    expect(rows.slice(20)).toEqual(all.slice(18))
    expect(rows.slice(18, 20).map((row) => row.id)).toEqual(all.slice(18).map((row) => row.id))
    expect(String(rows[18]?.updated_at) < String(rows[20]?.updated_at)).toBe(true)
  })

  it('repeat and skip rows over the borders of pages', async () => {
    const paged = await startWithClient({ switches: { odata: 'honoured' } })
    const all = await paged.ids('matters')
    const walk = async (): Promise<string[]> => {
      const seen: string[] = []
      for (let skip = 0; ; skip += 6) {
        const page = await paged.ids(`matters?$top=6&$skip=${skip}`)
        seen.push(...page)
        if (page.length < 6) return seen
      }
    }
    expect(await walk()).toEqual(all)
    paged.server.control.fault({ kind: 'duplicate_rows', args: { count: 1 } })
    const doubled = await walk()
    expect(doubled.length).toBeGreaterThan(all.length)
    expect(new Set(doubled)).toEqual(new Set(all))
    paged.server.control.clearFaults()
    paged.server.control.fault({ kind: 'skipped_rows', args: { count: 1 } })
    expect(new Set(await walk()).size).toBeLessThan(all.length)
    await paged.server.close()
  })

  it('skip a row in the middle of a whole list', async () => {
    const all = await client.ids('matters')
    fault({ kind: 'skipped_rows', args: { count: 1 } })
    expect(await client.ids('matters')).toEqual(all.toSpliced(10, 1))
  })
})
