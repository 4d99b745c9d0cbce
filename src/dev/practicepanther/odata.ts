/** `$top`, `$skip` and `$orderby`, should the vendor honor them (practicepanther.md section 5.3, unknown). */

import type { Json, Row } from './rows'
import type { Switches } from './schemas'
import type { Rec } from './store'

export type Page = { skip: number; top: number | null; order: Order[] }
type Order = { key: string; isDescending: boolean }

const NO_PAGE: Page = { skip: 0, top: null, order: [] }

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** Under `400_unknown_property` only the CLR names exist: `UpdatedAt`, not `updated_at`. */
function rowKey(name: string, sample: Row | undefined, mode: Switches['odata']): string | null {
  if (mode === '400_unknown_property' && !/^[A-Z]/.test(name)) return null
  const key = name.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase()
  return sample === undefined || key in sample ? key : null
}

function parseOrder(text: string, sample: Row | undefined, mode: Switches['odata']): Order[] | string {
  const orders: Order[] = []
  for (const part of text.split(',')) {
    const [name = '', direction = 'asc'] = part.trim().split(/\s+/)
    const key = rowKey(name, sample, mode)
    if (key === null) return name
    orders.push({ key, isDescending: direction.toLowerCase() === 'desc' })
  }
  return orders
}

function topLimit(top: number | null, mode: Switches['odata']): number | null {
  const cap = /^top_capped\((\d+)\)$/.exec(mode)?.[1]
  return top !== null && cap !== undefined ? Math.min(top, Number(cap)) : top
}

/** What a query asks of paging and order, or the message of the error it is answered with. */
export function readPage(
  query: URLSearchParams,
  sample: Row | undefined,
  mode: Switches['odata'],
): Page | { message: string } {
  if (mode === 'ignored') return NO_PAGE
  const [top, skip, orderby] = [query.get('$top'), query.get('$skip'), query.get('$orderby')]
  const bad = [['$top', top] as const, ['$skip', skip] as const].find(
    ([, text]) => text !== null && wholeNumber(text) === null,
  )
  if (bad)
    return {
      message: `The query specified in the URI is not valid. The value '${bad[1]}' is not valid for ${bad[0]}.`,
    }
  if (query.has('$filter'))
    return { message: "The query specified in the URI is not valid. Query option 'Filter' is not allowed." }
  const order = orderby === null ? [] : parseOrder(orderby, sample, mode)
  if (typeof order === 'string')
    return {
      message: `The query specified in the URI is not valid. Could not find a property named '${order}'.`,
    }
  return { skip: wholeNumber(skip) ?? 0, top: topLimit(wholeNumber(top), mode), order }
}

function compareValues(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [typeof a === 'string' ? a : '', typeof b === 'string' ? b : '']
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Sorts by the order asked for; ties keep the order that the list had. */
export function sortRecords(records: Rec[], order: readonly Order[]): Rec[] {
  if (order.length === 0) return records
  return records.toSorted((a, b) => {
    for (const { key, isDescending } of order) {
      const result = compareValues(a.row[key], b.row[key])
      if (result !== 0) return isDescending ? -result : result
    }
    return 0
  })
}
