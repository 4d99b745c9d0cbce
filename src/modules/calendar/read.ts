import type { Database } from '../../core/database/database'
import type { Actor } from '../../core/access/actor'
import { rowsOf, Values, whereAll } from '../../core/database/statement'
import { readerOf } from '../../core/access/reader'
import type { DatedExchange } from './calendar'

/** More than any calendar program shows; the nearest ends come first. */
const MOST = 2000

const COLUMNS = `e.id, e.name, e.exchange_number as "exchangeNumber", e.relinquished_transfer_date as "relinquishedTransferDate", e.taxpayer_type::text as "taxpayerType", e.extension_filed as "extensionFiled",
  e.return_due_date as "returnDueDate", e.extended_due_date as "extendedDueDate", e.parked_on as "parkedOn", e.deadline_override as "deadlineOverride", coalesce(a.moves, 0)::int as moves, coalesce(a.at, e.created_at) as "movedAt", e.status in ('COMPLETED', 'TERMINATED') as over`

/** Every write that moved a date or the status has its row in the audit log: they are counted. */
const MOVES = `left join lateral (select count(*) as moves, max(l.created_at) as at from audit_logs l
  where l.exchange_id = e.id and l.entity_type = 'exchanges' and (l."after" ? 'identificationDeadline' or l."after" ? 'exchangeDeadline' or l."after" ? 'safeDeadline' or l."after" ? 'parkedOn' or l."after" ? 'status' or l."after" ? 'pinnedStatus')) a on true`

/** One exchange that the caller has been let into. */
export async function datedExchange(db: Database, id: string): Promise<DatedExchange[]> {
  const { rows } = await db.query<DatedExchange>({
    name: 'calendar-one',
    text: `select ${COLUMNS} from exchanges e ${MOVES} where e.id = $1`,
    values: [id],
  })
  return rows
}

/** The open exchanges of a person. For an admin those they coordinate: all of the firm are no calendar. */
export async function datedExchangesOf(db: Database, actor: Actor): Promise<DatedExchange[]> {
  const reader = await readerOf(db, actor)
  const values = new Values()
  const mine = reader.seesAllExchanges
    ? [`e.coordinator_id = ${values.add(actor.id)}`]
    : reader.sql('exchanges', 'e', values)
  return rowsOf<DatedExchange>(
    db,
    `select ${COLUMNS} from exchanges e ${MOVES} ${whereAll([...mine, 'e.archived is not true', `e.status in ('PENDING', '45D', '180D')`, `(e.relinquished_transfer_date is not null or e.parked_on <> '')`])}
      order by e.safe_deadline, e.id limit ${MOST}`,
    values,
  )
}
