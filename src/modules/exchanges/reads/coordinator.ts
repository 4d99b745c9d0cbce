import type { Queryable } from '../../../core/database/database'
import { writtenPhone } from '../../../core/phone'

/** The coordinator of an exchange, as somebody who takes part reaches them at work. */
export type CoordinatorReach = { name: string; email: string; phone: string | null }

/** For a person who has been let into the exchange; null while nobody coordinates it. */
export async function readCoordinatorReach(
  db: Queryable,
  exchange: string,
): Promise<CoordinatorReach | null> {
  const { rows } = await db.query<CoordinatorReach>({
    name: 'coordinator-reach',
    text: 'select u.display_name as name, u.email, u.phone from exchanges e join users u on u.id = e.coordinator_id and u.active where e.id = $1',
    values: [exchange],
  })
  const [found] = rows
  return found ? { ...found, phone: found.phone && writtenPhone(found.phone) } : null
}
