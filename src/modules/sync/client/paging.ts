import type { PracticePanther, Query } from './client'
import { SourceError } from './errors'

/**
 * Reads a whole list although nobody knows whether `$top` and `$skip` are honored
 * (practicepanther.md section 5). They are asked for as an optimization and dropped as soon as the
 * answers show that they are ignored or rejected; a full page is never the reason to go on for ever.
 */
export type PagingMode = 'unknown' | 'ignored' | 'honoured' | 'refused'

const PAGE = 1000
/** More pages than any firm has: a list that never ends is a fault. */
const MAX_PAGES = 500

export type Row = { id: string; updatedAt: string | null }

/** What was learned of a list, for its next reading. */
export type ListResult<T> = { rows: T[]; mode: PagingMode }

const ignoresPaging = (mode: PagingMode) => mode === 'ignored' || mode === 'refused'

/** Keeps one row for each id: the newest, since a row may stand on two pages in two states. */
class Unique<T extends Row> {
  readonly byId = new Map<string, T>()
  /** @returns whether anything new was among them */
  add(rows: readonly T[]): boolean {
    const before = this.byId.size
    for (const row of rows) {
      const held = this.byId.get(row.id)
      if (!held || (row.updatedAt ?? '') >= (held.updatedAt ?? '')) this.byId.set(row.id, row)
    }
    return this.byId.size > before
  }
}

async function paged<T extends Row>(
  source: PracticePanther,
  path: string,
  query: Query,
  map: (json: Buffer) => T,
): Promise<ListResult<T>> {
  const unique = new Unique<T>()
  let skip = 0
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const rows = await source.list(
      path,
      { ...query, $top: String(PAGE), $skip: String(skip), $orderby: 'updated_at,id' },
      map,
    )
    const firstSeen = rows[0] !== undefined && unique.byId.has(rows[0].id)
    const added = unique.add(rows)
    if (rows.length > PAGE) return { rows: [...unique.byId.values()], mode: 'ignored' }
    if (rows.length === 0)
      return { rows: [...unique.byId.values()], mode: page === 0 ? 'unknown' : 'honoured' }
    // The same rows again: the parameters are ignored, and the first answer was the whole list.
    if (!added) return { rows: [...unique.byId.values()], mode: firstSeen ? 'ignored' : 'honoured' }
    skip += rows.length
  }
  throw new SourceError('bad-answer', `PracticePanther's list ${path} does not end.`)
}

/** The whole list in one answer, and what may have been learned about paging. */
async function whole<T extends Row>(
  source: PracticePanther,
  path: string,
  query: Query,
  map: (json: Buffer) => T,
  mode: PagingMode,
): Promise<ListResult<T>> {
  const unique = new Unique<T>()
  unique.add(await source.list(path, query, map))
  return { rows: [...unique.byId.values()], mode }
}

/** Every row of a list, each id once. */
export async function readList<T extends Row>(
  source: PracticePanther,
  path: string,
  query: Query,
  map: (json: Buffer) => T,
  mode: PagingMode,
): Promise<ListResult<T>> {
  if (ignoresPaging(mode)) return whole(source, path, query, map, mode)
  try {
    return await paged(source, path, query, map)
  } catch (error) {
    // A server that knows the parameters and rejects one of them (400) gives the whole list without.
    if (error instanceof SourceError && error.code === 'refused')
      return whole(source, path, query, map, 'refused')
    throw error
  }
}
