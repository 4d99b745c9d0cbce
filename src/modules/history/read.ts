import type { Payload } from 'payload'
import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { pageOf } from '../../core/api/defineEndpoint'
import { poolOf } from '../../core/database/pool'
import { peopleById, type Person } from '../../core/access/people'
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

/** Records of which people outside the firm see what happened: those they may see themselves. */
const OPEN_TO_ALL = `(a.entity_type in ('exchanges', 'exchange-participants', 'properties', 'identifications')
  or (a.entity_type = 'tasks' and exists (select 1 from tasks t where t.id::text = a.entity_id and t.audience = 'all'))
  or (a.entity_type = 'documents' and exists (select 1 from documents d where d.id::text = a.entity_id and d.access_level = 'exchange')))`

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
  const { rows } = await poolOf(payload).query<Row>({
    name: staff ? 'timeline-staff' : 'timeline-others',
    text: `select ${COLUMNS}, count(*) over () as total from audit_logs a
      where a.exchange_id = $1 and a.outcome = 'success' and a.entity_type <> 'messages' and ${somethingVisible('$4')} and ${staff ? SAID_ONCE : OPEN_TO_ALL}
      order by a.created_at desc, a.id desc limit $2 offset $3`,
    values: [exchange, limit, (page - 1) * limit, hiddenByKind(actor)],
  })
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
