/** Faults that change which rows a list gives (practicepanther.md T4). */

import type { Fault } from './schemas'

export type ListFaults = {
  isNone: boolean
  empty: boolean
  /** Share of the rows that stays, as when a role loses sight of the rest. */
  keep: number | null
  cap: number | null
  duplicated: number
  stale: boolean
  skipped: number
}

/** Whether an id falls into a share of all ids; the same ids every time. */
export function isChosen(id: string, share: number): boolean {
  return Number.parseInt(id.slice(0, 8), 16) / 0x1_0000_0000 < share
}

/** Puts the faults that struck this request together. */
export function readListFaults(faults: readonly Fault[]): ListFaults {
  const result: ListFaults = {
    isNone: true,
    empty: false,
    keep: null,
    cap: null,
    duplicated: 0,
    stale: false,
    skipped: 0,
  }
  for (const fault of faults) {
    if (fault.kind === 'empty_list') result.empty = true
    else if (fault.kind === 'shrunken_list') result.keep = fault.args.keep
    else if (fault.kind === 'silent_cap') result.cap = fault.args.cap
    else if (fault.kind === 'skipped_rows') result.skipped = fault.args.count
    else if (fault.kind === 'duplicate_rows')
      [result.duplicated, result.stale] = [fault.args.count, fault.args.stale]
    else continue
    result.isNone = false
  }
  return result
}
