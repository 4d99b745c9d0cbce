import { ArraySplitter } from './arrayStream'
import { Retryable, SourceError } from './errors'
import { withRetries } from './retry'
import { accessToken, giveUpConnection, type Connection } from './tokens'
import { exchange, retryAfterMs, type Answer } from './transport'

/**
 * Reads PracticePanther. It can only send GET: no function here takes a method. (The one other
 * request of the platform, for a token, is in `tokens.ts`.)
 */

export type Query = Record<string, string>

/** The paths this platform reads (practicepanther.md section 6); any other is a mistake of ours. */
const READABLE = /^\/(accounts|contacts|matters|tasks|users|relationships|customfields)(\/[A-Za-z0-9-]+)?$/

export class PracticePanther {
  /** Requests sent so far, as the run's evidence. */
  requests = 0

  constructor(private readonly connection: Connection) {}

  private urlOf(path: string, query: Query): string {
    if (!READABLE.test(path)) throw new Error(`PracticePanther's ${path} is not read by this platform.`)
    // Encoded by hand: an unencoded "+" would become a space, and `$top` must keep its dollar sign.
    const search = Object.entries(query)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')
    return `${this.connection.baseUrl}/api/v2${path}${search ? `?${search}` : ''}`
  }

  private send(url: string, token: string): Promise<Answer> {
    this.requests += 1
    return exchange(
      { url, method: 'GET', headers: { authorization: `Bearer ${token}`, accept: 'application/json' } },
      this.connection.limits,
      this.connection.signal,
    )
  }

  /** A token that was rejected is refreshed once and the request sent once more; then it is over. */
  private async authorized(url: string): Promise<Answer> {
    const token = await accessToken(this.connection)
    const first = await this.send(url, token)
    if (!(await refusesToken(first))) return first
    const second = await this.send(url, await accessToken(this.connection, token))
    if (!(await refusesToken(second))) return second
    await giveUpConnection(this.connection)
    throw new SourceError(
      'reauthorise',
      'PracticePanther refuses this connection even after a new sign-in. Connect again from the sync page; the data here is kept as it was.',
    )
  }

  private get<T>(path: string, query: Query, use: (answer: Answer) => Promise<T>): Promise<T> {
    const url = this.urlOf(path, query)
    return withRetries(this.connection.retries, this.connection.signal, async () => {
      const answer = await this.authorized(url)
      if (answer.status === 429 || answer.status >= 500) {
        await answer.text().catch(() => undefined)
        throw new Retryable(`${path} answered ${answer.status}`, retryAfterMs(answer.headers))
      }
      return use(answer)
    })
  }

  /**
   * One list, element by element. A list that does not arrive whole is not used at all: the
   * rows are handed over when its end has been seen.
   */
  list<T>(path: string, query: Query, map: (json: Buffer) => T): Promise<T[]> {
    return this.get(path, query, async (answer) => {
      if (answer.status !== 200) {
        await answer.text().catch(() => undefined)
        throw new SourceError('refused', `PracticePanther answered ${answer.status} for ${path}.`)
      }
      const rows: T[] = []
      const splitter = new ArraySplitter((json) => rows.push(map(json)))
      await answer.read((chunk) => splitter.push(chunk))
      splitter.finish()
      return rows
    })
  }

  /** One object, or null when it is not there; `hidden` when this user may not see it. */
  one(path: string): Promise<{ found: 'yes'; json: string } | { found: 'no' | 'hidden' }> {
    return this.get(path, {}, async (answer) => {
      const json = await answer.text()
      if (answer.status === 200) return { found: 'yes' as const, json }
      if (answer.status === 404) return { found: 'no' as const }
      if (answer.status === 403) return { found: 'hidden' as const }
      throw new SourceError('refused', `PracticePanther answered ${answer.status} for ${path}.`)
    })
  }
}

/** 401, or the 400 `invalid_grant` that one vendor page describes: both mean the token (section 3). */
async function refusesToken(answer: Answer): Promise<boolean> {
  if (answer.status === 401) {
    await answer.text().catch(() => undefined)
    return true
  }
  if (answer.status !== 400) return false
  const text = await answer.text()
  if (text.includes('invalid_grant')) return true
  throw new SourceError('refused', 'PracticePanther did not accept a parameter of the request.')
}
