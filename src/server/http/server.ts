import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { logger } from '../../logging'

/** Answers one request. The log carries the request's id. */
export type Handler = (req: IncomingMessage, res: ServerResponse, log: Logger) => Promise<void>

export type HttpServer = {
  server: Server
  /** Stops accepting, lets what runs finish, and ends what does not within the grace. */
  close: (graceMs: number) => Promise<void>
}

/** A path without its query: the query may carry personal data and is not logged. */
const pathOf = (req: IncomingMessage) => (req.url ?? '/').split('?')[0] ?? '/'

/** Logs what the API was asked and how it went; pages and their assets only when they fail. */
function logAnswer(req: IncomingMessage, res: ServerResponse, log: Logger, startedAt: number): void {
  const path = pathOf(req)
  const level = res.statusCode >= 500 ? 'error' : path.startsWith('/api/') ? 'debug' : 'trace'
  log[level]({ method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - startedAt) }, 'answered')
}

/** The one HTTP server of the process: every response carries an id that the logs carry too. */
export function createHttpServer(handler: Handler): HttpServer {
  const server = createServer((req, res) => {
    const requestId = randomUUID()
    const log = logger().child({ requestId })
    const startedAt = performance.now()
    res.setHeader('X-Request-Id', requestId)
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
    res.setHeader('X-Frame-Options', 'SAMEORIGIN')
    res.on('finish', () => logAnswer(req, res, log, startedAt))
    handler(req, res, log).catch((error: unknown) => {
      log.error({ err: error }, 'request handler failed')
      if (!res.headersSent) res.statusCode = 500
      res.end()
    })
  })
  server.keepAliveTimeout = 65_000
  const close = async (graceMs: number) => {
    if (!server.listening) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const force = setTimeout(() => server.closeAllConnections(), graceMs)
    await closed
    clearTimeout(force)
  }
  return { server, close }
}
