import pino, { type LogFn, type Logger } from 'pino'
import type { Config } from 'payload'
import { currentWork } from './database/work'
import { settings } from './env'

/**
 * Structured logs: one JSON line an event, with the request's id. Never a secret, never personal
 * data: callers log ids, counts and error codes, and the names below are cut wherever they appear.
 */
const REDACTED = [
  'password',
  '*.password',
  'token',
  '*.token',
  'authorization',
  '*.authorization',
  'cookie',
  '*.cookie',
  'email',
  '*.email',
  'access_token',
  '*.access_token',
  'refresh_token',
  '*.refresh_token',
  'client_secret',
  '*.client_secret',
  'err.query',
  'err.parameters',
  'err.params',
  'err.detail',
]

type Failure = Error & { code?: unknown; status?: unknown; cause?: unknown }

/** A failed statement names its parameters in its message: people's addresses and more. */
const withoutSql = (message: string) =>
  message.startsWith('Failed query') ? 'Failed query' : message.slice(0, 500)

/** Of an error only what shows a developer where to look: SQL errors carry rows in their details. */
function describeError(error: Failure): Record<string, unknown> {
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined
  const sqlText = error.message.startsWith('Failed query')
  return {
    type: error.name,
    message: withoutSql(error.message),
    code: error.code,
    status: error.status,
    stack: sqlText ? undefined : error.stack,
    cause,
  }
}

/** The error that a line is about, when the line has no words of its own: pino then takes its message. */
function errorIn(first: unknown): Error | null {
  if (first instanceof Error) return first
  const inside: unknown = first instanceof Object && 'err' in first ? first.err : null
  return inside instanceof Error ? inside : null
}

/** Data that the database rejected, a broken reference or a bad filter: the caller's, answered with a 4xx and no fault to be logged. */
function isCallersData(error: Failure | null): boolean {
  const cause: unknown = error?.cause
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : error?.code
  return typeof code === 'string' && /^(22|23|42)[0-9A-Z]{3}$/.test(code)
}

const options = () => ({
  level: settings().LOG_LEVEL,
  base: undefined,
  // What the platform was doing, wherever a line comes from.
  mixin: () => {
    const work = currentWork()
    return work ? { work: work.why } : {}
  },
  redact: { paths: REDACTED, censor: '[cut]' },
  serializers: { err: describeError, error: describeError },
  hooks: {
    logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn) {
      const error = errorIn(args[0])
      if (isCallersData(error)) return
      if (error && args.length === 1) method.call(this, { err: error }, withoutSql(error.message))
      else method.apply(this, args)
    },
  },
  timestamp: pino.stdTimeFunctions.isoTime,
})

const shared = globalThis as typeof globalThis & { peakLogger?: Logger }

/** The logger of the process; `child({ requestId })` gives one for a request. Logs go to stderr. */
export function logger(): Logger {
  return (shared.peakLogger ??= pino(options(), pino.destination({ dest: 2, sync: true })))
}

/** The same settings for Payload's own logger. */
export function payloadLogger(): NonNullable<Config['logger']> {
  return {
    options: { ...options(), name: 'payload' },
    destination: pino.destination({ dest: 2, sync: true }),
  }
}
