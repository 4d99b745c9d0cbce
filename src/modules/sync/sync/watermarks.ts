import type { Sql } from '../../../core/database/sql'
import type { PagingMode } from '../client/paging'

/**
 * How far each list has been read: the newest `updated_at` of the server's own rows, never our
 * clock. It moves only after a whole pass has been committed.
 */
export type Watermark = { updatedAt: string | null; rowsSeen: number | null; mode: PagingMode }

/** Rows may become visible after their `updated_at`, and nobody knows in which zone a parameter is read. */
const OVERLAP_MS = 12 * 60 * 60 * 1000

const MODES: readonly PagingMode[] = ['unknown', 'ignored', 'honoured', 'refused']

export async function watermarkOf(sql: Sql, list: string): Promise<Watermark> {
  const [row] = await sql.query<{
    updated_at: string | null
    rows_seen: number | null
    paging: string | null
  }>('select updated_at, rows_seen, paging from peak.pp_watermarks where entity = $1', [list])
  return {
    updatedAt: row?.updated_at ?? null,
    rowsSeen: row?.rows_seen ?? null,
    mode: MODES.find((mode) => mode === row?.paging) ?? 'unknown',
  }
}

/** The newest time the server has shown us in any list: for lists whose rows carry none. */
export async function newestSeen(sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ newest: string | null }>(
    'select max(updated_at) as newest from peak.pp_watermarks',
  )
  return row?.newest ?? null
}

/** `updated_since` for a list: the watermark less the overlap, with its zone spelled out. */
export function sinceOf(updatedAt: string): string {
  return new Date(Date.parse(updatedAt) - OVERLAP_MS).toISOString()
}

/** What a finished pass has to remember of a list. */
export type Progress = { list: string; updatedAt: string | null; mode: PagingMode; sweptRows: number | null }

/** Saves the progress of a finished pass. A watermark never goes back. */
export async function saveProgress(sql: Sql, progress: readonly Progress[]): Promise<void> {
  for (const { list, updatedAt, mode, sweptRows } of progress) {
    await sql.query(
      `insert into peak.pp_watermarks (entity, updated_at, paging, rows_seen, swept_at) values ($1, $2, $3, $4, case when $4::int is null then null else now() end)
       on conflict (entity) do update set updated_at = greatest(peak.pp_watermarks.updated_at, excluded.updated_at), paging = excluded.paging,
         rows_seen = coalesce(excluded.rows_seen, peak.pp_watermarks.rows_seen), swept_at = coalesce(excluded.swept_at, peak.pp_watermarks.swept_at)`,
      [list, updatedAt, mode, sweptRows],
    )
  }
}
