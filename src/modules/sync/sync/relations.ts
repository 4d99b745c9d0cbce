import { sqlOn, type Sql } from '../../../core/database/sql'
import { relationshipRow } from '../mapping/rows'
import { cut } from '../mapping/text'
import type { SyncContext } from './context'
import { readSource } from './lists'
import { saveProgress } from './watermarks'

/** Who besides the client stands in a matter, and as what ("CPA", "Broker"): PracticePanther's relationships. */
export type Relation = { matterId: string; contactId: string; role: string | null }

/**
 * Reads the relationships and stores them. They carry no time of change; in a sweep the ones that
 * are no longer there are dropped, since they are a mirror and no record of ours.
 * @returns the matters whose relations changed
 */
export async function readRelations(context: SyncContext): Promise<Set<string>> {
  const { rows, progress, mayBeCut } = await readSource(context, 'relationships', (row) =>
    relationshipRow.parse(row),
  )
  const relations = rows.flatMap(({ value }) =>
    value && value !== 'unchanged' && value.contact_ref && value.matter_ref
      ? [
          {
            id: value.id,
            matter: value.matter_ref.id,
            contact: value.contact_ref.id,
            name: value.name && cut(value.name, 100),
          },
        ]
      : [],
  )
  const sql = sqlOn(context.db)
  const changed = await sql.query<{ matter: string }>(
    `insert into peak.pp_relationships (id, matter_id, contact_id, name) select id, matter, contact, name from jsonb_to_recordset($1::jsonb) as t(id text, matter text, contact text, name text)
     on conflict (id) do update set matter_id = excluded.matter_id, contact_id = excluded.contact_id, name = excluded.name
     where (peak.pp_relationships.matter_id, peak.pp_relationships.contact_id, peak.pp_relationships.name) is distinct from (excluded.matter_id, excluded.contact_id, excluded.name)
     returning matter_id as matter`,
    [JSON.stringify(relations)],
  )
  const dropped =
    progress.sweptRows === null || mayBeCut || relations.length === 0
      ? []
      : await dropAbsent(
          sql,
          relations.map((relation) => relation.id),
        )
  await saveProgress(sql, [progress])
  return new Set([...changed, ...dropped].map((row) => row.matter))
}

/** Drops relations that a sweep did not show, unless so many are gone that the answer is not to be believed. */
function dropAbsent(sql: Sql, present: readonly string[]): Promise<{ matter: string }[]> {
  return sql.query<{ matter: string }>(
    `with absent as (select id from peak.pp_relationships where id <> all($1)), total as (select count(*) as n from peak.pp_relationships)
     delete from peak.pp_relationships r using absent a, total t where r.id = a.id and ((select count(*) from absent) <= 3 or (select count(*) from absent) <= t.n * 0.2)
     returning r.matter_id as matter`,
    [present],
  )
}

/** The relations of some matters. */
export async function relationsOf(sql: Sql, matters: readonly string[]): Promise<Map<string, Relation[]>> {
  const rows = await sql.query<Relation>(
    `select matter_id as "matterId", contact_id as "contactId", name as role from peak.pp_relationships where matter_id = any($1) order by id`,
    [matters],
  )
  return Map.groupBy(rows, (row) => row.matterId)
}
