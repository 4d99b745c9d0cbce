import { Retryable, SourceError } from './errors'

/**
 * One exchange of HTTP with PracticePanther: time limits for the headers and for every pause in the
 * body, and answers sorted into "here it is", "try again" and "no".
 */

/** Time limits in milliseconds; tests set short ones. */
export type Limits = { headersMs: number; idleMs: number }
export const DEFAULT_LIMITS: Limits = { headersMs: 120_000, idleMs: 60_000 }

export type Outgoing = { url: string; method: 'GET' | 'POST'; headers: Record<string, string>; body?: string }

export type Answer = {
  status: number
  headers: Headers
  /** Hands over the body piece by piece. @throws Retryable when it stops or pauses too long */
  read: (onChunk: (chunk: Buffer) => void) => Promise<void>
  /** The whole body as text; for small answers. */
  text: () => Promise<string>
}

/** Fires once nothing happened for a while; every sign of life sets it back. */
class Watchdog {
  readonly controller = new AbortController()
  private timer: NodeJS.Timeout | undefined
  constructor(private readonly outer: AbortSignal) {
    outer.addEventListener('abort', this.stopNow)
    if (outer.aborted) this.stopNow()
  }
  private readonly stopNow = () =>
    this.controller.abort(new SourceError('stopped', 'The platform is stopping.'))
  expect(ms: number, what: string): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(
      () => this.controller.abort(new Retryable(`PracticePanther did not answer in time (${what}).`)),
      ms,
    )
  }
  done(): void {
    clearTimeout(this.timer)
    this.outer.removeEventListener('abort', this.stopNow)
  }
}

function asFailure(error: unknown, watchdog: Watchdog): Error {
  const reason: unknown = watchdog.controller.signal.reason
  if (watchdog.controller.signal.aborted && reason instanceof Error) return reason
  if (error instanceof SourceError || error instanceof Retryable) return error
  return new Retryable('The connection to PracticePanther failed.', null, { cause: error })
}

async function readAll(
  response: Response,
  watchdog: Watchdog,
  limits: Limits,
  onChunk: (chunk: Buffer) => void,
): Promise<void> {
  try {
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      watchdog.expect(limits.idleMs, 'the answer stalled')
      onChunk(Buffer.from(part.value.buffer, part.value.byteOffset, part.value.byteLength))
    }
  } catch (error) {
    throw asFailure(error, watchdog)
  } finally {
    watchdog.done()
  }
}

/** Sends one request. @throws Retryable on any failure of the network or a time limit */
export async function exchange(outgoing: Outgoing, limits: Limits, signal: AbortSignal): Promise<Answer> {
  const watchdog = new Watchdog(signal)
  watchdog.expect(limits.headersMs, 'no headers')
  try {
    const response = await fetch(outgoing.url, {
      method: outgoing.method,
      headers: outgoing.headers,
      redirect: 'error',
      signal: watchdog.controller.signal,
      ...(outgoing.body === undefined ? {} : { body: outgoing.body }),
    })
    watchdog.expect(limits.idleMs, 'the answer stalled')
    const read = (onChunk: (chunk: Buffer) => void) => readAll(response, watchdog, limits, onChunk)
    const text = async () => {
      const chunks: Buffer[] = []
      await read((chunk) => chunks.push(chunk))
      return Buffer.concat(chunks).toString('utf8')
    }
    return { status: response.status, headers: response.headers, read, text }
  } catch (error) {
    watchdog.done()
    throw asFailure(error, watchdog)
  }
}

/** What `Retry-After` asks for, as seconds or as a date; null when absent or unreadable. */
export function retryAfterMs(headers: Headers, now: number = Date.now()): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
