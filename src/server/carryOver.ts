import type { Payload } from 'payload'
import { databaseOf } from '../core/database/database'
import { carryOver } from '../core/files/store/carryOver'
import { logger } from '../core/logging'
import { RECEIPT_COLUMNS } from '../modules/identification'
import { AVATAR_COLUMN } from '../modules/profile'

/**
 * Copies files that earlier versions stored in the database into the store. Before requests are answered:
 * nothing else reads the old columns. @throws where the store cannot be reached, so that nothing seems to be missing
 */
export async function carryOverFiles(payload: Payload): Promise<void> {
  let count = 0
  for (const column of [...RECEIPT_COLUMNS, AVATAR_COLUMN])
    count += await carryOver(databaseOf(payload), column)
  if (count > 0) logger().info({ count }, 'files were copied out of the database')
}
