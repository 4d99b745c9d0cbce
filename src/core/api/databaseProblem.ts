import type { ErrorEntry } from '../errors'

type Failure = { code?: unknown; message?: unknown; cause?: unknown; constraint?: unknown; syscall?: unknown }

/** How the driver and its pool say, without a code, that there is no connection any more. A test reads their sources for new words. */
const DISCONNECTED =
  /timeout exceeded when trying to connect|timeout expired|Connection terminated|connection timeout|cannot begin transaction|Query read timeout|is not queryable|Cannot use a pool after calling end|support SSL connections|establishing an SSL connection|Received unexpected \w+ message from backend/i

/** The first error with an SQLSTATE or a network code, looking through wrappers. */
function rootOf(error: unknown): Failure | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth += 1) {
    const failure: Failure = at
    if (failure.syscall === 'connect' || failure.syscall === 'getaddrinfo' || DISCONNECTED.test(at.message))
      return { code: 'ECONNREFUSED' }
    if (typeof failure.code === 'string') return failure
  }
  return null
}

/** Connection, resources, a server that stops or is a read-only stand-by, its disk: SQLSTATE classes 08, 53, 57P, 58, 25006. */
const UNAVAILABLE = /^(08|53|57P0|58|25006|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/
const LOST_RACE = /^(40001|40P01|55P03|57014)/

/**
 * What an error of the database means to the caller. Data that PostgreSQL rejects (class 22: a
 * malformed uuid, NUL in text, a number out of range) and broken references (23) are the caller's;
 * an unknown column or operator in a filter (42) too; a lost connection is ours and passes.
 */
export function databaseProblem(error: unknown): { status: number; errors: ErrorEntry[] } | null {
  const root = rootOf(error)
  if (!root || typeof root.code !== 'string') return null
  const { code } = root
  if (UNAVAILABLE.test(code))
    return {
      status: 503,
      errors: [
        {
          message:
            'The database cannot be reached right now. Nothing was changed; please try again in a moment.',
          code: 'unavailable',
        },
      ],
    }
  if (LOST_RACE.test(code))
    return {
      status: 409,
      errors: [
        { message: 'Somebody else changed this at the same moment. Please try again.', code: 'conflict' },
      ],
    }
  if (code === '23505')
    return {
      status: 409,
      errors: [{ message: 'There is already a record with this value.', code: 'not-unique' }],
    }
  if (/^(22|23|42)[0-9A-Z]{3}$/.test(code))
    return {
      status: 400,
      errors: [{ message: 'A value in the request is not of the right kind.', code: 'invalid' }],
    }
  return null
}

/** True when the database could not be reached. */
export function isUnavailable(error: unknown): boolean {
  return databaseProblem(error)?.status === 503
}
