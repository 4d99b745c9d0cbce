/** Lists: visible rows, filtered, ordered, paged and capped as the switches say (practicepanther.md T2, sections 5 and 6). */

import { compileFilters } from './filters'
import { textOf } from './json'
import { isChosen, type ListFaults } from './list-faults'
import { readPage, sortRecords, type Page } from './odata'
import { shuffled, type Random } from './random'
import { errorReply, listReply, modelStateReply, type Reply } from './reply'
import type { Entity, FieldGroup } from './rows'
import type { Switches } from './schemas'
import { servedJson } from './serve'
import type { Rec, Store } from './store'
import { naive, parseServed } from './time'

export type ListRequest = {
  entity: Entity
  group: FieldGroup | null
  query: URLSearchParams
  user: string
  store: Store
  switches: Switches
  random: Random
  faults: ListFaults
}

function selectRecords(request: ListRequest): Rec[] | Reply {
  const { store, switches, entity } = request
  const filters = compileFilters(entity, request.query, { store, switches })
  if (switches.malformed_param === '400_modelState' && Object.keys(filters.errors).length > 0)
    return modelStateReply(filters.errors)
  const withArchived = switches.archived_in_default_list === 'yes' || filters.named.has('status')
  const withInactive = switches.inactive_users_in_list === 'yes'
  return store
    .visible(entity, request.user, switches)
    .filter(
      (record) =>
        (request.group === null || record.group === request.group) &&
        (withArchived || !store.isArchived(record)) &&
        (withInactive || entity !== 'users' || record.row.is_active === true) &&
        filters.matches(record),
    )
}

/** The same row as it was a day before, for a list that gives it twice (T4, duplicate rows). */
function stale(record: Rec): Rec {
  const updated = textOf(record.row, 'updated_at')
  const row =
    updated === null ? record.row : { ...record.row, updated_at: naive(parseServed(updated) - 86_400_000) }
  return { ...record, row, json: null, hash: null }
}

function cutPage(records: Rec[], page: Page, faults: ListFaults): Rec[] {
  const isLater = page.skip > 0
  const start = Math.max(0, page.skip + (isLater ? faults.skipped - faults.duplicated : 0))
  const isPaged = isLater || page.top !== null
  let rows = records.slice(start, page.top === null ? undefined : start + page.top)
  if (!isPaged && faults.skipped > 0) rows = rows.toSpliced(Math.floor(rows.length / 2), faults.skipped)
  if (faults.duplicated === 0) return rows
  const tail = rows.slice(-faults.duplicated)
  if (faults.stale) rows = [...rows.slice(0, -faults.duplicated), ...tail.map(stale)]
  return isPaged ? rows : [...rows, ...tail]
}

function applyListFaults(records: Rec[], faults: ListFaults): Rec[] {
  if (faults.empty) return []
  const kept =
    faults.keep === null ? records : records.filter((record) => isChosen(record.row.id, faults.keep ?? 1))
  return faults.cap === null ? kept : kept.slice(0, faults.cap)
}

/** Whole lists in the stable order are the same bytes until the firm changes, so their compressed form can be kept. */
function cacheKey(request: ListRequest): string | null {
  const isPlain =
    request.switches.default_order === 'stable' && request.faults.isNone && request.query.size === 0
  return isPlain ? `${request.entity}:${request.group ?? ''}:${request.user}:${request.store.version}` : null
}

/** Answers a list; the rows are those of now, however long the sending takes. */
export function answerList(request: ListRequest): Reply {
  const selected = selectRecords(request)
  if (!Array.isArray(selected)) return selected
  const { switches } = request
  const page = readPage(request.query, selected[0]?.row, switches.odata)
  if ('message' in page) return errorReply(400, page.message)
  const inOrder =
    switches.default_order === 'shuffled_per_request' ? shuffled(selected, request.random) : selected
  const rows = cutPage(
    sortRecords(applyListFaults(inOrder, request.faults), page.order),
    page,
    request.faults,
  )
  const capped = switches.hidden_cap === 'off' ? rows : rows.slice(0, switches.hidden_cap)
  return listReply(() => servedRows(capped, switches), cacheKey(request))
}

function* servedRows(records: readonly Rec[], switches: Switches): Iterable<string> {
  for (const record of records) yield servedJson(record, switches)
}
