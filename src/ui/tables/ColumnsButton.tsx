'use client'
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button'
import { Dialog } from '../components/Dialog'
import type { Row, TableModel } from './useListTable'

type Props<T extends Row> = {
  table: TableModel<T>
  /** Takes the ids of the columns that are to be shown, in their order; null for those at first. */
  onChange: (ids: string[] | null) => void
}

/** Chooses the columns of a list and puts them in order. The one that names the row always stands first. */
export function ColumnsButton<T extends Row>(props: Props<T>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Columns3 aria-hidden className="size-4" /> Columns
      </Button>
      {open ? (
        <Dialog title="Columns" onClose={() => setOpen(false)}>
          <Choose {...props} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  )
}

/** Holds the choice itself: the list behind follows with the address, a moment later. */
function Choose<T extends Row>({ table, onChange, onDone }: Props<T> & { onDone: () => void }) {
  const all = table.getAllLeafColumns()
  const fixed = all.filter((column) => !column.getCanHide()).map(({ id }) => id)
  const columns = all
    .filter((column) => column.getCanHide())
    .map(({ id, columnDef }) => ({ key: id, name: String(columnDef.header) }))
  const [shown, setShown] = useState(() =>
    table.getVisibleLeafColumns().flatMap(({ id }) => (fixed.includes(id) ? [] : [id])),
  )
  const put = (keys: string[]) => {
    setShown(keys)
    onChange([...fixed, ...keys])
  }
  const ordered = [
    ...shown.flatMap((key) => columns.find((column) => column.key === key) ?? []),
    ...columns.filter(({ key }) => !shown.includes(key)),
  ]
  const toggle = (key: string) =>
    put(shown.includes(key) ? shown.filter((entry) => entry !== key) : [...shown, key])
  function move(key: string, by: -1 | 1) {
    const [from, keys] = [shown.indexOf(key), [...shown]]
    const [other] = keys.splice(from, 1)
    if (other !== undefined) keys.splice(from + by, 0, other)
    put(keys)
  }
  return (
    <>
      <ul className="divide-y divide-edge">
        {ordered.map(({ key, name }) => {
          const place = shown.indexOf(key)
          return (
            <li key={key} className="flex items-center justify-between gap-3 py-1.5">
              <label className="flex min-h-9 flex-1 cursor-pointer items-center gap-3">
                <input
                  type="checkbox"
                  checked={place >= 0}
                  onChange={() => toggle(key)}
                  className="size-5 accent-accent"
                />
                {name}
              </label>
              {place >= 0 ? (
                <span className="flex gap-1">
                  <Button
                    size="small"
                    look="quiet"
                    disabled={place === 0}
                    aria-label={`Move ${name} left`}
                    onClick={() => move(key, -1)}
                  >
                    <ArrowUp aria-hidden className="size-4" />
                  </Button>
                  <Button
                    size="small"
                    look="quiet"
                    disabled={place === shown.length - 1}
                    aria-label={`Move ${name} right`}
                    onClick={() => move(key, 1)}
                  >
                    <ArrowDown aria-hidden className="size-4" />
                  </Button>
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      <div className="mt-4 flex gap-2">
        <Button look="primary" onClick={onDone}>
          Done
        </Button>
        <Button
          onClick={() => {
            onDone()
            onChange(null)
          }}
        >
          Reset columns
        </Button>
      </div>
    </>
  )
}
