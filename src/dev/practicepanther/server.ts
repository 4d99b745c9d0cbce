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
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
}

function makeHolder(options: OfflineServerOptions): WorldHolder {
  const holder: WorldHolder = {
    world: new World(options),
    renew(input) {
      const { seed = options.seed, firm = options.firm, anchor = options.anchor } = input
      holder.world = new World({
        ...options,
        seed,
        firm,
        anchor,
        switches: { ...options.switches, ...input.switches },
      })
    },
  }
  return holder
}

/** Starts the server on a loopback address; port 0 or none takes any free one. */
export async function startOfflineServer(options: OfflineServerOptions = {}): Promise<OfflineServer> {
  const { port = 0, host = '127.0.0.1' } = options
  if (!LOOPBACK.has(host)) throw new Error(`the offline server listens on loopback only, not on ${host}`)
  const holder = makeHolder(options)
  const control = makeControl(holder)
  const server = createServer((request, response) => {
    const isControl = request.url?.startsWith('/__test/') === true
    const done = isControl
      ? handleControl(control, request, response)
      : handle(holder.world, request, response)
    done.catch((error: unknown) => {
      // A mistake of a test, such as a delayed change of a row that is not there, must not look like a fault of the network.
      process.stderr.write(`offline server: ${error instanceof Error ? error.message : String(error)}\n`)
      response.destroy()
    })
  })
  server.keepAliveTimeout = 60_000
  const bound = await listen(server, port, host)
  const name = host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${bound}`, port: bound, control, close: () => close(server) }
}
