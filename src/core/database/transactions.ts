import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'
import { withChanged } from './adapter'
import { commit, TransactionAbortedError } from './commit'
import { clientOf, sqlOnClient } from './sql'
import { takeOnce } from './work'

type Ending = number | string | Promise<number | string | null>

/**
 * Payload's adapter ends transactions through Drizzle and swallows what goes wrong at the commit
 * (ADR 7): a record that was rolled back is answered 201. Here the commit is ours: on the session's
 * own connection, with the server's word for it.
 */
export const withCheckedCommits = (
  base: DatabaseAdapterObj<PostgresAdapter>,
): DatabaseAdapterObj<PostgresAdapter> =>
  withChanged(base, (adapter) => {
    adapter.commitTransaction = (id: Ending) => commitSession(adapter.sessions, id)
  })

async function commitSession(sessions: PostgresAdapter['sessions'], ending: Ending): Promise<void> {
  const id = await ending
  const session = id === null || id === undefined ? undefined : sessions[id]
  // An operation inside it failed and ended it, and what called it went on: nothing of it is there.
  if (id === null || !session) throw new TransactionAbortedError('an operation inside it failed')
  delete sessions[id]
  const client = clientOf(session.db)
  if (!client) throw new Error('The connection of a transaction was not found.')
  try {
    await takeOnce('beforeFirstCommit')?.(sqlOnClient(client))
    await commit(client)
  } catch (error) {
    // Rolls back what is still open, and gives the connection back.
    await session.reject().catch(() => undefined)
    throw error
  }
  // The transaction is over: this gives the connection back.
  await session.resolve()
}
