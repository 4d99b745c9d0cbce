import { hash } from 'node:crypto'
import type { Sql } from '../../../core/database/sql'
import type { SyncContext } from './context'
import { fingerprint } from './hash'
import type { Known } from './tables'

/** A fingerprint of a row's bytes. */
export function bytesPrint(json: Buffer): string {
  return hash('sha1', json, 'base64url')
}

/** To be raised with every change of what `mapping/` makes of a row: rows seen before count no longer. */
const MAPPING = 2

/** Of the sign-ins and the source's users, what a row's people are recognized by. */
export async function peopleState(sql: Sql): Promise<unknown> {
  const [users] = await sql.query<{ state: string | null }>(
    `select md5(string_agg(id::text || lower(email) || role || active || display_name, ',' order by id)) as state from users`,
  )
  const [sources] = await sql.query<{ state: string | null }>(
    `select md5(string_agg(id || coalesce(email, ''), ',' order by id)) as state from peak.pp_users`,
  )
  return [users?.state, sources?.state]
}

/**
 * What a row is turned into depends on more than the row: a matter on the day, the zone, the meaning
 * of the fields and the sign-ins, a task on zone and sign-ins, a person on nothing else. When any of
 * it changed, no row of the list counts as seen.
 */
async function surroundings(sql: Sql, context: SyncContext, list: string): Promise<string> {
  if (list === 'tasks') return fingerprint([MAPPING, context.zone, await peopleState(sql)])
  if (list !== 'matters') return fingerprint([MAPPING])
  const fields = await sql.query('select label, field_id from peak.pp_fields order by label')
  return fingerprint([MAPPING, context.today, context.zone, await peopleState(sql), fields])
}

type ReadRow = { id: string; print: string; value: unknown }

/**
 * The rows of a list as they last arrived. In a sweep nearly every row is byte for byte the row of
 * the day before: recognizing it by its bytes saves parsing and mapping it at all.
 */
export class SeenRows {
  private constructor(
    private readonly list: string,
    private readonly around: string,
    /** Whether what is remembered was remembered under the present surroundings. */
    private readonly holds: boolean,
    private readonly idByPrint: Map<string, string>,
  ) {}

  /** For lists that are always read as they are. */
  static nothing(): SeenRows {
    return new SeenRows('', '', false, new Map())
  }

  static async load(sql: Sql, context: SyncContext, list: string): Promise<SeenRows> {
    const around = await surroundings(sql, context, list)
    const [mark] = await sql.query<{ content_hash: string | null }>(
      'select content_hash from peak.pp_watermarks where entity = $1',
      [list],
    )
    const holds = mark?.content_hash === around
    const rows =
      holds && context.full
        ? await sql.query<{ id: string; print: string }>(
            'select id, print from peak.pp_seen where list = $1',
            [list],
          )
        : []
    return new SeenRows(list, around, holds, new Map(rows.map((row) => [row.print, row.id])))
  }

  /** The id of the row with these bytes, if it is one that was seen. */
  idOf(print: string): string | undefined {
    return this.idByPrint.get(print)
  }

  /** Rows to be read again although their bytes are the same: missing ones, and those of a changed account. */
  except(known: ReadonlyMap<string, Known> | null, ids: ReadonlySet<string> = new Set()): SeenRows {
    const kept = [...this.idByPrint].filter(
      ([, id]) => !ids.has(id) && (known === null || known.get(id)?.missing === false),
    )
    return new SeenRows(this.list, this.around, this.holds, new Map(kept))
  }

  /**
   * Remembers what was read and stored. Rows that failed are forgotten, and so are rows read under
   * other surroundings than the remembered ones, unless this was a sweep and all were read.
   */
  async remember(
    sql: Sql,
    context: SyncContext,
    rows: readonly ReadRow[],
    failed: ReadonlySet<string>,
  ): Promise<void> {
    const trusted = this.holds || context.full
    const good = trusted ? rows.filter((row) => row.value !== null && !failed.has(row.id)) : []
    const bad = rows.filter((row) => !trusted || row.value === null || failed.has(row.id))
    const fresh = good.filter((row) => !this.idByPrint.has(row.print))
    if (fresh.length > 0) {
      await sql.query(
        `insert into peak.pp_seen (list, id, print) select $1, id, print from unnest($2::text[], $3::text[]) as t(id, print)
         on conflict (list, id) do update set print = excluded.print where peak.pp_seen.print is distinct from excluded.print`,
        [this.list, fresh.map((row) => row.id), fresh.map((row) => row.print)],
      )
    }
    if (bad.length > 0)
      await sql.query('delete from peak.pp_seen where list = $1 and id = any($2)', [
        this.list,
        bad.map((row) => row.id),
      ])
    if (context.full)
      await sql.query(
        'update peak.pp_watermarks set content_hash = $2 where entity = $1 and content_hash is distinct from $2',
        [this.list, this.around],
      )
  }
}
