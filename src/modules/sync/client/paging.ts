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
  /** Whether a row was read as it is: one that was edited since stands elsewhere now. */
  has({ id, updatedAt }: Row): boolean {
    const held = this.byId.get(id)
    return held !== undefined && held.updatedAt === updatedAt
  }
}

/** Whether a page begins where the one before ended, or after a shift with a row that was read as it is. */
function isNext<T extends Row>(
  rows: readonly T[],
  last: T | undefined,
  skip: number,
  read: Unique<T>,
): boolean {
  const [head] = rows
  if (last) return head?.id === last.id
  return skip === 0 || (head !== undefined && read.has(head))
}

/** So often the list may have shifted between two pages before it is read without pages. */
const MAX_SHIFTS = 5

/**
 * Reads page after page, each from the last row of the one before: a row that is edited or deleted
 * between two pages moves all behind it one place to the front, and one of them would be on no page.
 * Where that last row does not come first again, the list has shifted, and is read again from a page
 * earlier.
 * @returns null for a list that shifts all the time
 */
export async function pagedRows<T extends Row>(
  path: string,
  read: (skip: number) => Promise<T[]>,
): Promise<ListResult<T> | null> {
  const unique = new Unique<T>()
  const all = (mode: PagingMode) => ({ rows: [...unique.byId.values()], mode })
  const first = await read(0)
  unique.add(first)
  if (first.length === 0) return all('unknown')
  if (first.length > PAGE) return all('ignored')
  // Pages of one row cannot overlap: the next would be the same for ever.
  const overlap = first.length > 1 ? 1 : 0
  let [skip, shifts] = [first.length, 0]
  let last: T | undefined = first.at(-1)
  for (let page = 1; page < MAX_PAGES; page += 1) {
    const rows = await read(last ? skip - overlap : skip)
    const follows = overlap === 0 || isNext(rows, last, skip, unique)
    const added = unique.add(rows)
    // The same rows again: the parameters are ignored, and the first answer was the whole list.
    if (rows.length > PAGE || (page === 1 && !added && rows.length === first.length)) return all('ignored')
    if (follows && rows.length <= (last ? overlap : 0)) return all('honoured')
    if (follows) {
      skip += rows.length - (last ? overlap : 0)
      last = rows.at(-1)
    } else {
      if (shifts === MAX_SHIFTS) return null
      shifts += 1
      skip = Math.max(0, skip - PAGE)
      last = undefined
    }
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
    const found = await pagedRows(path, (skip) =>
      source.list(
        path,
        { ...query, $top: String(PAGE), $skip: String(skip), $orderby: 'updated_at,id' },
        map,
      ),
    )
    return found ?? (await whole(source, path, query, map, 'unknown'))
  } catch (error) {
    // A server that knows the parameters and rejects one of them (400) gives the whole list without.
    if (error instanceof SourceError && error.code === 'refused')
      return whole(source, path, query, map, 'refused')
    throw error
  }
}
