import { sqlOn } from '../../../core/database/sql'
import { FIELD_LABELS, resolveFieldIds, type FieldIds, type FieldKey } from '../mapping/fields'
import { customFieldRow } from '../mapping/rows'
import type { SyncContext } from './context'
import { readList } from '../client/paging'

const isKey = (key: string): key is FieldKey => key in FIELD_LABELS

/** The custom fields of matters by meaning: found by label the first time, by id from then on. */
export async function loadFieldIds(context: SyncContext): Promise<FieldIds> {
  const sql = sqlOn(context.db)
  const stored = await sql.query<{ label: string; field_id: string }>(
    'select label, field_id from peak.pp_fields',
  )
  const known: FieldIds = Object.fromEntries(stored.map((row) => [row.label, row.field_id]))
  const { rows } = await readList(
    context.source,
    '/customfields/matter',
    {},
    (json) => ({ ...customFieldRow.parse(JSON.parse(json.toString('utf8'))), updatedAt: null }),
    'ignored',
  )
  const ids = resolveFieldIds(known, context.labels, rows)
  const changed = Object.entries(ids).filter(([key, id]) => isKey(key) && known[key] !== id)
  if (changed.length > 0) {
    await sql.query(
      `insert into peak.pp_fields (label, field_id) select label, id from jsonb_to_recordset($1::jsonb) as t(label text, id text) on conflict (label) do update set field_id = excluded.field_id`,
      [JSON.stringify(changed.map(([label, id]) => ({ label, id })))],
    )
  }
  return ids
}
