import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { Retryable, SourceError } from '../../src/modules/sync/client/errors'
import { withRetries } from '../../src/modules/sync/client/retry'
import { exchange, retryAfterMs } from '../../src/modules/sync/client/transport'

const policy = { attempts: 4, baseMs: 1, maxWaitMs: 20 }
const never = new AbortController().signal

describe('trying again', () => {
  it('stops at the first success', async () => {
    let calls = 0
    const result = await withRetries(policy, never, async () => {
      calls += 1
      if (calls < 3) throw new Retryable('not yet')
      return calls
    })
    expect(result).toBe(3)
  })

  it('gives up after the attempts are used up, and says why', async () => {
    let calls = 0
    const failing = withRetries(policy, never, async () => {
      calls += 1
      throw new Retryable('still closed')
    })
    await expect(failing).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('still closed'),
    })
    expect(calls).toBe(4)
  })

  it('does not repeat what fails for good', async () => {
    let calls = 0
    const failing = withRetries(policy, never, async () => {
      calls += 1
      throw new SourceError('reauthorise', 'no longer')
    })
    await expect(failing).rejects.toMatchObject({ code: 'reauthorise' })
    expect(calls).toBe(1)
  })

  it('waits as long as the server asks, up to the limit', async () => {
    const startedAt = performance.now()
    let calls = 0
    await withRetries({ attempts: 2, baseMs: 1, maxWaitMs: 120 }, never, async () => {
      calls += 1
      if (calls === 1) throw new Retryable('busy', 600_000)
    })
    const waited = performance.now() - startedAt
    // Without the limit it would wait for ten minutes: the test would run out of time.
    expect(waited).toBeGreaterThan(100)
  })

  it('ends at once when the platform stops', async () => {
    const stop = new AbortController()
    const waiting = withRetries({ attempts: 3, baseMs: 60_000, maxWaitMs: 60_000 }, stop.signal, async () => {
      throw new Retryable('busy')
    })
    setTimeout(() => stop.abort(), 20)
    await expect(waiting).rejects.toMatchObject({ code: 'stopped' })
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-03-01T00:00:00Z')
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sun, 01 Mar 2026 00:00:30 GMT', 30_000],
    ['Sat, 28 Feb 2026 00:00:00 GMT', 0],
    ['soon', null],
    ['', null],
  ])('%s', (value, expected) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBe(expected)
  })
  it('is nothing when absent', () => {
    expect(retryAfterMs(new Headers())).toBeNull()
  })
})

describe('one exchange', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })

  const serve = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  }
  const get = (url: string, signal = never) =>
    exchange({ url, method: 'GET', headers: {} }, { headersMs: 300, idleMs: 300 }, signal)

  it('hands over status and body', async () => {
    const answer = await get(
      await serve((_, res) => {
        res.statusCode = 418
        res.end('short and stout')
      }),
    )
    expect([answer.status, await answer.text()]).toEqual([418, 'short and stout'])
  })

  it('may be tried again when no headers come', async () => {
    await expect(get(await serve(() => undefined))).rejects.toThrow(Retryable)
  })

  it('may be tried again when the body stalls or breaks off', async () => {
    const stalled = await get(
      await serve((_, res) => {
        res.write('[{')
      }),
    )
    await expect(stalled.text()).rejects.toThrow(Retryable)
    const broken = await get(
      await serve((_, res) => {
        res.write('[{')
        setTimeout(() => res.destroy(), 20)
      }),
    )
    await expect(broken.text()).rejects.toThrow(Retryable)
  })

  it('may be tried again when nobody listens, and never follows a redirect', async () => {
    await expect(get('http://127.0.0.1:9/')).rejects.toThrow(Retryable)
    await expect(
      get(
        await serve((_, res) => {
          res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
        }),
      ),
    ).rejects.toThrow()
  })

  it('ends when the platform stops', async () => {
    const stop = new AbortController()
    const url = await serve(() => stop.abort())
    await expect(get(url, stop.signal)).rejects.toMatchObject({ code: 'stopped' })
  })
})
