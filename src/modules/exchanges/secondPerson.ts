import type { PayloadRequest } from 'payload'
import { sqlOf } from '../../core/database/sql'
import { DomainRuleError } from '../../core/errors'
import { readSettings } from '../../core/settings/store'

/** Under this key of the request's context stands the exchange whose new date a second person has approved. */
export const APPROVED_TRANSFER = 'approvedTransfer'

/**
 * Where the firm wants it, a transfer date that is there already is changed by two people: it moves
 * every deadline (domain.md 4.1). The sync, which writes by itself, is not asked.
 * @throws DomainRuleError
 */
export async function requireSecondPerson(req: PayloadRequest, exchange: string): Promise<void> {
  if (!req.user || req.context[APPROVED_TRANSFER] === exchange) return
  const { transferDateSecondPerson } = await readSettings(await sqlOf(req))
  if (transferDateSecondPerson)
    throw new DomainRuleError(
      'A transfer date is changed with its evidence and the approval of a second person.',
      'second-person',
      'relinquishedTransferDate',
    )
}
