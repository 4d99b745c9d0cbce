import { describe, expect, it } from 'vitest'
import { pagedRows, type Row } from '../../src/modules/sync/client/paging'

/** Lists in pages, while people work at the source. */

const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, updatedAt: `2026-01-01T00:00:${index}` }))

/** A source that honors the parameters, with pages of its own size; `between` happens before each later page. */
function sourceOf(
  rows: Row[],
  page: number,
  between: (request: number, rows: Row[]) => void = () => undefined,
) {
  const asked: number[] = []
  const read = (skip: number) => {
    if (asked.length > 0) between(asked.length, rows)
    asked.push(skip)
    return Promise.resolve(rows.slice(skip, skip + page))
  }
  return { asked, read }
}

/** An edit: the row goes to the end of a list in the order of changes. */
function edit(rows: Row[], index: number): void {
  const [row] = rows.splice(index, 1)
  if (row) rows.push({ ...row, updatedAt: `2027-${String(rows.length)}` })
}
const idsOf = (found: { rows: Row[] } | null) => found?.rows.map(({ id }) => id).toSorted()
const all = (count: number) =>
  rowsOf(count)
    .map(({ id }) => id)
    .toSorted()

describe('a list in pages', () => {
  it.each([0, 1, 2, 9, 10, 11, 25])('of %d rows is read whole', async (count) => {
    for (const page of [1, 2, 10]) {
      const { read, asked } = sourceOf(rowsOf(count), page)
      const found = await pagedRows('/matters', read)
      expect(idsOf(found)).toEqual(all(count))
      expect(found?.mode).toBe(count === 0 ? 'unknown' : 'honoured')
      expect(asked.length).toBeLessThanOrEqual(count + 2)
    }
  })

  it.each([1, 2, 3])('misses none when a row is edited before page %d', async (at) => {
    for (const index of [0, 5, 8]) {
      const { read } = sourceOf(rowsOf(35), 10, (request, rows) => {
        if (request === at) edit(rows, index)
      })
      const found = await pagedRows('/matters', read)
      expect(idsOf(found)).toEqual(all(35))
      expect(found?.rows.find(({ id }) => id === `r${index}`)?.updatedAt).toMatch(/^2027/)
    }
  })

  it('misses none when the last row of a page is edited, or several are', async () => {
    for (const edited of [[9], [9, 0, 1], [0, 0, 0, 0]]) {
      const { read } = sourceOf(rowsOf(35), 10, (request, rows) => {
        if (request === 1) for (const index of edited) edit(rows, index)
      })
      expect(idsOf(await pagedRows('/matters', read))).toEqual(all(35))
    }
  })

  it('misses none when a row is deleted in between', async () => {
    const { read } = sourceOf(rowsOf(25), 10, (request, rows) => {
      if (request === 2) rows.splice(3, 1)
    })
    expect(idsOf(await pagedRows('/matters', read))).toEqual(all(25))
  })

  it('that shifts all the time is not read in pages', async () => {
    const { read, asked } = sourceOf(rowsOf(35), 10, (_request, rows) => edit(rows, 0))
    expect(await pagedRows('/matters', read)).toBeNull()
    expect(asked.length).toBeLessThan(20)
  })

  it.each([2, 30])('of %d rows whose parameters are ignored is the first answer', async (count) => {
    const rows = rowsOf(count)
    let requests = 0
    const found = await pagedRows('/matters', () => {
      requests += 1
      return Promise.resolve(requests % 2 ? rows : rows.toReversed())
    })
    expect([idsOf(found), found?.mode, requests]).toEqual([all(count), 'ignored', 2])
  })
})
