import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { logger } from '../../core/logging'
import { setSecurityHeaders } from './headers'

/** Answers one request. The log carries the request's id. */
export type Handler = (req: IncomingMessage, res: ServerResponse, log: Logger) => Promise<void>

export type HttpServer = {
  server: Server
  /** Stops accepting, lets what runs finish, and ends what does not within the grace. */
  close: (graceMs: number) => Promise<void>
}

/** Addresses that carry their own proof: whoever reads the log must not be able to use them. */
const WITH_TOKEN = /^(\/reset-password|\/invitation|\/api\/auth\/invitation|\/api\/calendar-feeds)\/.+/

/** A path without its query, which may carry personal data, and without a token: neither is logged. */
const pathOf = (req: IncomingMessage) =>
  ((req.url ?? '/').split(/[?#]/)[0] ?? '/').replace(WITH_TOKEN, '$1/…')

/** Logs what the API was asked and how it went; pages and their assets only when they fail. */
function logAnswer(req: IncomingMessage, res: ServerResponse, log: Logger, startedAt: number): void {
  const path = pathOf(req)
  const level = res.statusCode >= 500 ? 'error' : path.startsWith('/api/') ? 'debug' : 'trace'
  log[level](
    { method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - startedAt) },
    'answered',
  )
}

const BROKEN: Record<string, [status: number, reason: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The address or the headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long.'],
}

/** What is no HTTP never becomes a request: it is answered here, in the shape of every error. */
function answerBroken(error: Error & { code?: unknown }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, reason, message] = BROKEN[String(error.code)] ?? [
    400,
    'Bad Request',
    'This is not a valid request.',
  ]
  const body = JSON.stringify({ errors: [{ message, code: 'invalid' }] })
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nX-Request-Id: ${randomUUID()}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** The one HTTP server of the process: every response carries an id that the logs carry too. */
export function createHttpServer(handler: Handler): HttpServer {
  const server = createServer((req, res) => {
    const requestId = randomUUID()
    const log = logger().child({ requestId })
    const startedAt = performance.now()
    res.setHeader('X-Request-Id', requestId)
    setSecurityHeaders(res)
    res.on('finish', () => logAnswer(req, res, log, startedAt))
    handler(req, res, log).catch((error: unknown) => {
      log.error({ err: error }, 'request handler failed')
      if (!res.headersSent) res.statusCode = 500
      res.end()
    })
  })
  server.on('clientError', answerBroken)
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
