import type { Sql } from '../../../core/database/sql'
import { closeAgreed, queueDifferences } from '../discrepancies/store'

/**
 * The dates of the source beside ours, for every exchange: T is confirmed and edited here while the
 * matter stays as it is, and so no pass would compare them.
 */

type ComparedDate = { id: string; field: string; ours: string | null; theirs: string | null }

/**
 * Dates that differ and are not queued as they are now, and queued ones that agree now. What the
 * source said of a date is known once its matter was read with it; an absent one says nothing.
 */
const NEWS = `
  select e.id, c.field, c.ours, c.theirs from exchanges e cross join lateral (values
    ('relinquishedTransferDate', e.relinquished_transfer_date, case when e.transfer_date_source = 'confirmed' then e.pp_base->>'relinquishedTransferDate' end),
    ('day45', (e.relinquished_transfer_date::date + 45)::text, e.pp_base->>'day45'),
    ('day180', (e.relinquished_transfer_date::date + 180)::text, e.pp_base->>'day180')) as c(field, ours, theirs)
  left join sync_discrepancies d on d.status = 'OPEN' and d.entity_type = 'exchanges' and d.entity_id = e.id::text and d.field = c.field
  where e.pp_matter_id is not null and e.missing_since is null and e.pp_base ? c.field
    and case when c.theirs <> c.ours then (d.ours, d.theirs) is distinct from (c.ours, c.theirs) else d.id is not null end`

/** Queues the dates on which we and the source have come to differ, and closes those on which both agree. */
export async function compareDates(sql: Sql): Promise<void> {
  const news = await sql.query<ComparedDate>(NEWS)
  const dates = news.map((date) => ({
    ...date,
    entityType: 'exchanges' as const,
    entityId: date.id,
    exchange: date.id,
  }))
  const differs = (date: ComparedDate) =>
    date.ours !== null && date.theirs !== null && date.theirs !== date.ours
  await closeAgreed(
    sql,
    dates
      .filter((date) => !differs(date))
      .map(({ entityType, entityId, field }) => ({ entityType, entityId, field })),
  )
  await queueDifferences(
    sql,
    dates.filter(differs).map(({ entityType, entityId, exchange, field, ours, theirs }) => ({
      entityType,
      entityId,
      exchange,
      field,
      ours,
      theirs,
    })),
  )
}
