import { v7 as uuid } from 'uuid'
import type { Sql } from '../../../core/database/sql'

/** A field on which a record here and its source disagree, as it is queued for an admin. */
export type OpenDifference = {
  entityType: 'exchanges' | 'tasks' | 'properties'
  entityId: string
  exchange: string | null
  field: string
  ours: string | null
  theirs: string | null
}

/** Fields whose values were compared just now, whether they differ or not. */
export type Compared = { entityType: string; entityId: string; field: string }

/**
 * Queues differences, one open row for each field of a record. What an admin has decided is not
 * asked again while both values stay as they were when it was decided.
 */
export async function queueDifferences(sql: Sql, differences: readonly OpenDifference[]): Promise<void> {
  if (differences.length === 0) return
  await sql.query(
    `insert into sync_discrepancies (id, entity_type, entity_id, exchange_id, field, ours, theirs, status, created_at, updated_at)
     select d.id, d."entityType", d."entityId", d.exchange, d.field, d.ours, d.theirs, 'OPEN', now(), now()
     from jsonb_to_recordset($1::jsonb) as d(id uuid, "entityType" varchar, "entityId" varchar, exchange uuid, field varchar, ours varchar, theirs varchar)
     where not exists (select 1 from sync_discrepancies r where r.status = 'RESOLVED' and r.entity_type = d."entityType" and r.entity_id = d."entityId" and r.field = d.field
       and r.kept = 'ours' and r.ours is not distinct from d.ours and r.theirs is not distinct from d.theirs)
     on conflict (entity_type, entity_id, field) where status = 'OPEN' do update set ours = excluded.ours, theirs = excluded.theirs, updated_at = now()
     where (sync_discrepancies.ours, sync_discrepancies.theirs) is distinct from (excluded.ours, excluded.theirs)`,
    [JSON.stringify(differences.map((difference) => ({ id: uuid(), ...difference })))],
  )
}

/** Closes open differences whose values have come to agree by themselves. */
export async function closeAgreed(sql: Sql, agreed: readonly Compared[]): Promise<void> {
  if (agreed.length === 0) return
  await sql.query(
    `update sync_discrepancies d set status = 'RESOLVED', note = 'Both values have come to agree.', resolved_at = now(), updated_at = now()
     from jsonb_to_recordset($1::jsonb) as a("entityType" varchar, "entityId" varchar, field varchar)
     where d.status = 'OPEN' and d.entity_type = a."entityType" and d.entity_id = a."entityId" and d.field = a.field`,
    [JSON.stringify(agreed)],
  )
}

/** A value as the difference shows it. */
export const shown = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
