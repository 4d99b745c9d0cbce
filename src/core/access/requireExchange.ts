import type { PayloadRequest } from 'payload'
import type { Actor } from './actor'
import type { Permission } from './matrix'
import { exchangeScope } from './scope'
import { poolOf } from '../database/pool'
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
  const scope = await exchangeScope(poolOf(req.payload), actor, permission)
  if (scope !== 'all') {
    if (!scope.includes(id)) throw new NotFoundError()
    return
  }
  const { rowCount } = await poolOf(req.payload).query({
    name: 'exchange-exists',
    text: 'select 1 from exchanges where id = $1',
    values: [id],
  })
  if (!rowCount) throw new NotFoundError()
}
