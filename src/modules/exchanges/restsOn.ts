import type { PayloadRequest } from 'payload'
import { idOf } from '../../core/access/actor'
import { sqlOf } from '../../core/database/sql'
import { ImmutableError } from '../../core/errors'
import type { Exchange, Property } from '../../../payload-types'

/** What a signature or an approval rests on stays as it was when it was given (contract section 3). */

const CLIENT_ACTED = `select 1 from identifications where exchange_id = $1 and source = 'portal'
  union all select 1 from exchange_participants where exchange_id = $1 and approvals_client
  union all select 1 from exchange_stages where exchange_id = $1 and stage = 'AGREEMENT_EXECUTED' limit 1`

const APPROVED_DATE = `select 1 from transfer_requests where exchange_id = $1 and state = 'APPROVED' and transfer_date = $2 limit 1`

/**
 * The taxpayer who signed the agreement or a notice, or approved a participant, stays the client;
 * the evidence on which a second person approved the transfer date stays its evidence.
 * @throws ImmutableError
 */
export async function assertExchangeBasis(
  req: PayloadRequest,
  data: Partial<Exchange>,
  original: Partial<Exchange> & { id: string },
): Promise<void> {
  const sql = await sqlOf(req)
  const client = idOf(original.client)
  if (
    client &&
    data.client !== undefined &&
    idOf(data.client) !== client &&
    (await sql.query(CLIENT_ACTED, [original.id])).length > 0
  ) {
    throw new ImmutableError(
      'The client has signed or approved in this exchange: it stays theirs. An exchange of somebody else is a new one.',
      'client',
    )
  }
  const T = original.relinquishedTransferDate
  const sameDate = data.relinquishedTransferDate === undefined || data.relinquishedTransferDate === T
  const evidence =
    data.transferEvidence !== undefined &&
    (data.transferEvidence || null) !== (original.transferEvidence || null)
  if (T && sameDate && evidence && (await sql.query(APPROVED_DATE, [original.id, T])).length > 0) {
    throw new ImmutableError(
      'A second person approved the transfer date on this evidence. Ask for the date anew to change it.',
      'transferEvidence',
    )
  }
}

const NAMED = `select 1 from peak.identification_links where property_id = $1 union all select 1 from exchange_stages where property_id = $1 limit 1`

/**
 * A property that a signed notice became, or of which a purchase was recorded, stays in its exchange
 * and on its side.
 * @throws ImmutableError
 */
export async function assertPropertyBasis(
  req: PayloadRequest,
  data: Partial<Property>,
  original: Partial<Property> & { id: string },
): Promise<void> {
  const moved = data.exchange !== undefined && idOf(data.exchange) !== idOf(original.exchange)
  const turned = data.side !== undefined && data.side !== original.side
  if (!moved && !turned) return
  const sql = await sqlOf(req)
  if ((await sql.query(NAMED, [original.id])).length > 0)
    throw new ImmutableError(
      'A notice of identification or a recorded purchase rests on this property as it is.',
      moved ? 'exchange' : 'side',
    )
}
