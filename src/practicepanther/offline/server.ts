/**
 * The project's own PracticePanther: the vendor has no sandbox, so the demonstration and the tests
 * talk to this server, which behaves as practicepanther.md says and, by switches, as it might.
 */

import { createServer, type Server } from 'node:http'
import { handleControl, makeControl, type WorldHolder } from './control'
import { handle } from './handle'
import type { OfflineServer, OfflineServerOptions } from './types'
import { World } from './world'

export type { ControlApi, OfflineServer, OfflineServerOptions } from './types'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'))
      else resolve(address.port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function makeHolder(options: OfflineServerOptions): WorldHolder {
  const holder: WorldHolder = {
    world: new World(options),
    renew(input) {
      const switches = { ...options.switches, ...input.switches }
      holder.world = new World({ ...options, ...withoutUndefined(input), switches })
    },
  }
  return holder
}

function withoutUndefined<T extends object>(input: T): Partial<T> {
  const kept: Partial<T> = { ...input }
  for (const key in kept) if (kept[key] === undefined) delete kept[key]
  return kept
}

/** Starts the server on a loopback address; port 0 or none takes any free one. */
export async function startOfflineServer(options: OfflineServerOptions = {}): Promise<OfflineServer> {
  const { port = 0, host = '127.0.0.1' } = options
  if (!LOOPBACK.has(host)) throw new Error(`the offline server listens on loopback only, not on ${host}`)
  const holder = makeHolder(options)
  const control = makeControl(holder)
  const server = createServer((request, response) => {
    const isControl = request.url?.startsWith('/__test/') === true
    const done = isControl ? handleControl(control, request, response) : handle(holder.world, request, response)
    done.catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  const bound = await listen(server, port, host)
  const name = host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${bound}`, port: bound, control, close: () => close(server) }
}
