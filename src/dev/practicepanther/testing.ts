/** A bare reader for tests of the offline server itself: it checks nothing and retries nothing. */

import { z } from 'zod'
import { startOfflineServer } from './server'
import type { OfflineServer, OfflineServerOptions } from './types'

export const rowSchema = z.looseObject({ id: z.string() })
export type AnyRow = z.infer<typeof rowSchema>
const listSchema = z.array(rowSchema)

export type RawClient = {
  server: OfflineServer
  /** GET of a path below /api/v2. */
  get: (path: string, init?: RequestInit) => Promise<Response>
  /** GET of a list that is expected to be answered. */
  list: (path: string) => Promise<AnyRow[]>
  ids: (path: string) => Promise<string[]>
  row: (path: string) => Promise<AnyRow>
  /** POST of a form to the token endpoint. */
  token: (form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  /** A request of the control interface. */
  control: (method: string, path: string, body?: unknown) => Promise<Response>
}

export const TEST_CLIENT = { client_id: 'offline-client', client_secret: 'offline-secret' } as const
export const TEST_ANCHOR = '2026-03-20'

/** Starts a server and gives a reader that has a good token. */
export async function startWithClient(options: OfflineServerOptions = {}): Promise<RawClient> {
  const server = await startOfflineServer({ firm: 'small', anchor: TEST_ANCHOR, seed: 1, ...options })
  const bearer = `Bearer ${server.control.issueTokens().access_token}`
  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}/api/v2/${path}`, { headers: { authorization: bearer }, ...init })
  const list = async (path: string): Promise<AnyRow[]> => listSchema.parse(await (await get(path)).json())
  return {
    server,
    get,
    list,
    ids: async (path) => (await list(path)).map((row) => row.id),
    row: async (path) => rowSchema.parse(await (await get(path)).json()),
    token: (form, headers = {}) =>
      fetch(`${server.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form), headers }),
    control: (method, path, body) =>
      fetch(`${server.url}/__test/${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
  }
}
