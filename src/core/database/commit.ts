import pg from 'pg'
import { ApiError } from '../errors'
import { noteCommitted } from './work'

/**
 * The database did not say whether it stored the work: the connection ended between the commit and
 * its answer. Neither "saved" nor "nothing was changed" would be true (contract section 3).
 */
export class OutcomeUnknownError extends ApiError {
  constructor(cause?: unknown) {
    super(503, 'We could not confirm whether this was saved. Please check before you send it again.', {
      code: 'outcome-unknown',
    })
    this.cause = cause
  }
}

/** An error inside the transaction was swallowed on the way: PostgreSQL rolls such a transaction back when asked to commit. */
export class TransactionAbortedError extends Error {
  constructor(cause = 'it had failed before') {
    super(`The transaction was rolled back instead of committed: ${cause}.`)
    this.name = 'TransactionAbortedError'
  }
}

/** The server itself rejected the commit (a deferred constraint, a serialization failure): everything was rolled back. */
const isRefusedByServer = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.severity === 'ERROR'

/** What answers to a query: a connection of a pool, or one alone. */
type Connection = { query(text: string): Promise<{ command: string }> }

/**
 * Commits the transaction of a connection, and accepts nothing but the server's own answer.
 * @throws the reason for which the server rejected it; TransactionAbortedError; OutcomeUnknownError when no answer came
 */
export async function commit(connection: Connection): Promise<void> {
  let answer: { command: string }
  try {
    answer = await connection.query('commit')
  } catch (error) {
    if (isRefusedByServer(error)) throw error
    noteCommitted()
    throw new OutcomeUnknownError(error)
  }
  if (answer.command !== 'COMMIT') throw new TransactionAbortedError()
  noteCommitted()
}
