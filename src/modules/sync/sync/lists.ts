import { z } from 'zod'
import { sqlOn } from '../../../core/database/sql'
import type { Query } from '../client/client'
import { readList, type Row } from '../client/paging'
import { countingCleaned } from '../mapping/text'
import { sortableInstant } from '../mapping/time'
import type { SyncContext } from './context'
import { bytesPrint, SeenRows } from './seen'
import { newestSeen, sinceOf, watermarkOf, type Progress } from './watermarks'

/**
 * A row as read: its id, its time if it has one, and what it was mapped to: `unchanged` when its
 * bytes are those of the last time, null when it could not be read. `print` is of its bytes.
 */
export type Read<T> = Row & { value: T | 'unchanged' | null; print: string }

export type ReadResult<T> = { rows: Read<T>[]; progress: Progress; mayBeCut: boolean }

const envelope = z.looseObject({ id: z.string().min(1).max(64), updated_at: z.string().nullish() })

function readRow<T>(
  context: SyncContext,
  list: string,
  json: Buffer,
  map: (row: unknown) => T,
  seen: SeenRows,
): Read<T> {
  const print = bytesPrint(json)
  const same = seen.idOf(print)
  if (same !== undefined) return { id: same, updatedAt: null, value: 'unchanged', print }
  const row: unknown = JSON.parse(json.toString('utf8'))
  const known = envelope.safeParse(row)
  const id = known.success ? known.data.id : ''
  const updatedAt = known.success ? sortableInstant(known.data.updated_at) : null
  try {
    const { value, cleaned } = countingCleaned(() => map(row))
    if (cleaned > 0)
      context.tally.note({
        entity: list,
        id,
        code: 'text-cleaned',
        message: `${cleaned === 1 ? 'A text' : `${cleaned} texts`} of this record had line breaks or control characters, which became spaces here. Correct the record in PracticePanther.`,
      })
    return { id, updatedAt, value, print }
  } catch {
    context.tally.fail({
      entity: list,
      id,
      code: 'unreadable',
      message: 'This record of PracticePanther could not be read.',
    })
    return { id, updatedAt, value: null, print }
  }
}

/** Lists that leave archived rows out unless asked for them: whether the default has them is unknown (section 6). */
const WITH_ARCHIVED = new Set(['matters', 'contacts'])

/** A hidden cap shows as a round number (section 5: 2,500 invoices were suspiciously round). */
const USUAL_CAPS = new Set([1000, 2500, 5000, 10_000])
const looksCut = (rows: number) => USUAL_CAPS.has(rows)

/**
 * Reads a list: all of it in a sweep or when it was never read, otherwise what changed since the
 * watermark. Archived rows are asked for besides, and every id comes once.
 */
export async function readSource<T>(
  context: SyncContext,
  list: string,
  map: (row: unknown) => T,
  seen: SeenRows = SeenRows.nothing(),
): Promise<ReadResult<T>> {
  const path = `/${list}`
  const sql = sqlOn(context.db)
  const mark = await watermarkOf(sql, list)
  const reference = mark.updatedAt ?? (mark.rowsSeen === null ? null : await newestSeen(sql))
  const since: Query = !context.full && reference ? { updated_since: sinceOf(reference) } : {}
  context.tally.step = `Reading ${list}`
  const parse = (json: Buffer) => readRow(context, list, json, map, seen)
  const main = await readList(context.source, path, since, parse, mark.mode)
  const mayBeCut =
    since['updated_since'] === undefined && main.mode !== 'honoured' && looksCut(main.rows.length)
  const archived = WITH_ARCHIVED.has(list)
    ? await readList(context.source, path, { ...since, status: 'Archived' }, parse, main.mode)
    : { rows: [] }
  const byId = new Map(main.rows.map((row) => [row.id, row]))
  for (const row of archived.rows)
    if (!byId.has(row.id) || (row.updatedAt ?? '') > (byId.get(row.id)?.updatedAt ?? ''))
      byId.set(row.id, row)
  const rows = [...byId.values()]
  const newest = rows.reduce<string | null>(
    (latest, row) => (row.updatedAt && (!latest || row.updatedAt > latest) ? row.updatedAt : latest),
    null,
  )
  const swept = since['updated_since'] === undefined
  if (mayBeCut)
    context.tally.warn({
      entity: list,
      code: 'list-may-be-cut',
      message: `PracticePanther's list of ${list} has exactly ${main.rows.length} rows: it may have been cut off. Nothing was marked as missing.`,
    })
  return {
    rows,
    progress: { list, updatedAt: newest, mode: main.mode, sweptRows: swept ? rows.length : null },
    mayBeCut,
  }
}
