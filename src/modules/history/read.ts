import type { Payload } from 'payload'
import type { Actor } from '../../core/access/actor'
import { markedSql } from '../../core/access/reader'
import { isStaff } from '../../core/access/matrix'
import { pageOf } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { peopleById, type Person } from '../../core/access/people'
import { rowsOf, Values, whereAll } from '../../core/database/statement'
import { describeChange } from './describe'
import { hiddenByKind, somethingVisible, visiblePart } from './visiblePart'

/** One thing that happened in an exchange. */
export type TimelineEntry = {
  id: string
  at: string
  action: string
  entityType: string
  entityId: string
  /** What happened, in words. */
  summary: string
  person: Person | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

type Row = Omit<TimelineEntry, 'summary' | 'person' | 'at'> & {
  at: Date
  userId: string | null
  total: string
}

/** Records of which somebody sees what happened: those that they may see themselves. */
function ofVisibleRecords(actor: Actor, values: Values): string {
  const markedIn = (collection: 'tasks' | 'documents') =>
    `(a.entity_type = '${collection}' and exists (select 1 from ${collection} r where r.id::text = a.entity_id and ${markedSql(actor, collection, 'r', values)}))`
  return `(a.entity_type in ('exchanges', 'exchange-participants', 'properties', 'identifications')
  or ${markedIn('tasks')} or ${markedIn('documents')})`
}

/** What staff read of a stage is its recording, with day and reason: the change of the exchange that goes with it would say it twice. */
const SAID_ONCE = `not (a.action = 'exchanges.update' and jsonb_typeof(a."after") = 'object' and (a."after" ? 'recordedStage' or a."after" ? 'outcome'))`

const COLUMNS = `a.id, a.created_at as at, a.action, a.entity_type as "entityType", a.entity_id as "entityId", a.user_id as "userId", a."before", a."after"`

/** What happened in an exchange, newest first, as far as this person may know it. */
export async function timelineOf(
  payload: Payload,
  actor: Actor,
  exchange: string,
  { page, limit }: { page: number; limit: number },
) {
  const staff = isStaff(actor.role)
  const values = new Values()
  const visible = [
    `a.exchange_id = ${values.add(exchange)}`,
    `a.outcome = 'success'`,
    `a.entity_type <> 'messages'`,
    somethingVisible(values.add(hiddenByKind(actor))),
    staff ? SAID_ONCE : ofVisibleRecords(actor, values),
  ]
  const rows = await rowsOf<Row>(
    databaseOf(payload),
    `select ${COLUMNS}, count(*) over () as total from audit_logs a ${whereAll(visible)}
      order by a.created_at desc, a.id desc limit ${values.add(limit)} offset ${values.add((page - 1) * limit)}`,
    values,
  )
  const people = await peopleById(
    payload,
    rows.map(({ userId }) => userId),
  )
  const docs = rows.map(({ userId, at, total: _total, ...row }): TimelineEntry => {
    const [before, after] = [
      visiblePart(actor, row.entityType, row.before),
      visiblePart(actor, row.entityType, row.after),
    ]
    return {
      ...row,
      at: at.toISOString(),
      before,
      after,
      person: (userId && people.get(userId)) || null,
      summary: describeChange(row.action, before, after),
    }
  })
  return pageOf(docs, Number(rows[0]?.total ?? 0), page, limit)
}
