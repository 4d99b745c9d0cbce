'use client'
import { useState } from 'react'
import type { Selection } from './ListTable'

/** Which rows of a list are chosen, across its pages. */
export function useSelection<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
  labelOf: (row: T) => string,
): Selection & { clear: () => void } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const names = new Map(rows.map((row) => [idOf(row), labelOf(row)]))
  return {
    chosen,
    onToggle: (id) =>
      setChosen((ids) =>
        ids.has(id) ? new Set([...ids].filter((entry) => entry !== id)) : new Set(ids).add(id),
      ),
    onToggleAll: (ids) =>
      setChosen((held) =>
        ids.every((id) => held.has(id))
          ? new Set([...held].filter((id) => !ids.includes(id)))
          : new Set([...held, ...ids]),
      ),
    nameOf: (id) => names.get(id) ?? 'this row',
    clear: () => setChosen(new Set()),
  }
}
