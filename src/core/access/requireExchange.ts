import type { PayloadRequest } from 'payload'
import type { Actor } from './actor'
import type { Permission } from './matrix'
import { readerOf } from './reader'
import { databaseOf } from '../database/database'
import { NotFoundError } from '../errors'

/**
 * Lets a request on only when the exchange exists and the person takes part in it.
 * @throws NotFoundError for a missing and for a foreign exchange alike
 */
export async function requireExchange(
  req: PayloadRequest,
  actor: Actor,
  id: string,
  permission: Permission = 'view',
): Promise<void> {
  const reader = await readerOf(databaseOf(req.payload), actor, permission)
  if (!reader.takesPartIn(id)) throw new NotFoundError()
  if (!reader.seesAllExchanges) return
  const { rowCount } = await databaseOf(req.payload).query({
    name: 'exchange-exists',
    text: 'select 1 from exchanges where id = $1',
    values: [id],
  })
  if (!rowCount) throw new NotFoundError()
}
