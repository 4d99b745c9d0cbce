import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a database that can be cut and mended, as a network or a restart does it. */
export type Line = {
  url: string
  cut: () => Promise<void>
  mend: () => Promise<void>
  close: () => Promise<void>
  /** The next COMMIT reaches the database, and its answer never comes back. */
  loseNextCommit: () => void
}

const COMMIT = Buffer.from('commit\0')

/** Puts a line between the platform and its database. */
export async function lineTo(databaseUrl: string): Promise<Line> {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  let losing = false
  const server = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname)
    for (const end of [socket, onward]) {
      open.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        open.delete(end)
        socket.destroy()
        onward.destroy()
      })
    }
    socket.on('data', (chunk) => {
      if (losing && chunk.includes(COMMIT)) {
        losing = false
        onward.unpipe(socket)
        onward.once('data', () => socket.destroy()).resume()
      }
      onward.write(chunk)
    })
    onward.pipe(socket)
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const url = new URL(databaseUrl)
  url.port = String(port)
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of open) socket.destroy()
    await closed
  }
  const loseNextCommit = () => {
    losing = true
  }
  return {
    url: url.href,
    loseNextCommit,
    cut,
    mend: () => listen(port),
    close: async () => {
      if (server.listening) await cut()
    },
  }
}
