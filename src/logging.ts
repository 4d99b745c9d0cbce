import pino, { type Logger } from 'pino'
import type { Config } from 'payload'
import { settings } from './env'

/**
 * Structured logs: one JSON line an event, with the request's id. Never a secret, never personal
 * data: callers log ids, counts and error codes, and the names below are cut wherever they appear.
 */
const REDACTED = [
  'password', '*.password', 'token', '*.token', 'authorization', '*.authorization', 'cookie', '*.cookie', 'email', '*.email',
  'access_token', '*.access_token', 'refresh_token', '*.refresh_token', 'client_secret', '*.client_secret', 'err.query', 'err.parameters', 'err.params', 'err.detail',
]

type Failure = Error & { code?: unknown; status?: unknown; cause?: unknown }

/** Of an error only what tells a developer where to look: SQL errors carry rows in their details. */
function describeError(error: Failure): Record<string, unknown> {
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined
  const sqlText = error.message.startsWith('Failed query')
  return { type: error.name, message: sqlText ? 'Failed query' : error.message.slice(0, 500), code: error.code, status: error.status, stack: sqlText ? undefined : error.stack, cause }
}

const options = () => ({
  level: settings().LOG_LEVEL,
  base: undefined,
  redact: { paths: REDACTED, censor: '[cut]' },
  serializers: { err: describeError, error: describeError },
  timestamp: pino.stdTimeFunctions.isoTime,
})

const shared = globalThis as typeof globalThis & { peakLogger?: Logger }

/** The logger of the process; `child({ requestId })` gives one for a request. Logs go to stderr. */
export function logger(): Logger {
  return (shared.peakLogger ??= pino(options(), pino.destination({ dest: 2, sync: true })))
}

/** The same settings for Payload's own logger. */
export function payloadLogger(): NonNullable<Config['logger']> {
  return { options: { ...options(), name: 'payload' }, destination: pino.destination({ dest: 2, sync: true }) }
}
