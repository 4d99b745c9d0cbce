import { actorOf } from '../../core/access/actor'
import type { Role } from '../../core/access/matrix'
import { readerOf } from '../../core/access/reader'
import type { Database } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { DomainRuleError } from '../../core/errors'

const ASKED = `select u.id, u.role, u.active, u.contact_id as contact, u.agency_id as agency, i.exchange_id as exchange
  from invitations i join users u on u.id = i.invited_by_id where i.id = $1 and i.state = 'WAITING'`

type Asked = {
  id: string
  role: Role
  active: boolean
  contact: string | null
  agency: string | null
  exchange: string | null
}

/**
 * What a coordinator asked for may wait for days: it is approved only while they still work here, on
 * that exchange. An administrator who wants the guest all the same invites them.
 * @throws DomainRuleError
 */
export async function assertReachable(db: Database, invitation: string): Promise<void> {
  const [asked] = await sqlOn(db).query<Asked>(ASKED, [invitation])
  if (!asked) return
  const actor = actorOf(asked)
  const reader = actor ? await readerOf(db, actor, 'manage') : null
  if (reader?.seesAllExchanges || (asked.exchange !== null && reader?.takesPartIn(asked.exchange))) return
  throw new DomainRuleError(
    'Whoever asked for this invitation no longer works on the exchange. Withdraw it, and invite the guest yourself if they should come.',
    'out-of-reach',
  )
}
