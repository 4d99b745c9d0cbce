'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '../../../../ui/components/Button'
import { ACTION_NAMES, type BulkAction, type BulkFilter } from './types'

// Loaded when it is opened: most who look at the list change one exchange at a time.
const BulkDialog = dynamic(async () => (await import('./BulkDialog')).BulkDialog)

const ACTIONS: readonly BulkAction[] = ['assign', 'status', 'tag', 'archive', 'export']

type Props = {
  chosen: ReadonlySet<string>
  /** How many the list finds in all, and by which filter; null is one that cannot be changed as a whole. */
  total: number
  filter: BulkFilter | null
  coordinators: readonly { value: string; name: string }[]
  onClear: () => void
  onDone: () => void
}

/** What can be done with the exchanges that were chosen, or with all that the list finds. */
export function BulkBar({ chosen, total, filter, coordinators, onClear, onDone }: Props) {
  const [all, setAll] = useState(false)
  const [action, setAction] = useState<BulkAction | null>(null)
  if (chosen.size === 0) return null
  const which = all && filter ? { filter } : { ids: [...chosen] }
  const count = all && filter ? total : chosen.size
  const clear = () => {
    setAll(false)
    onClear()
  }
  return (
    <div
      role="region"
      aria-label="With what was chosen"
      className="appear sticky bottom-16 z-20 flex flex-wrap items-center gap-2 rounded border border-edge-strong bg-surface px-4 py-2 shadow-pop lg:bottom-4"
    >
      <p role="status" className="font-semibold">
        {count} chosen
      </p>
      {filter && total > chosen.size ? (
        <Button size="small" look="quiet" onClick={() => setAll(!all)}>
          {all ? 'Only those I chose' : `All ${total} that the list finds`}
        </Button>
      ) : null}
      <span className="flex flex-wrap gap-2">
        {ACTIONS.map((entry) => (
          <Button key={entry} size="small" onClick={() => setAction(entry)}>
            {ACTION_NAMES[entry]}
          </Button>
        ))}
      </span>
      <Button size="small" look="quiet" className="ml-auto" onClick={clear}>
        Clear the selection
      </Button>
      {action ? (
        <BulkDialog
          action={action}
          which={which}
          count={count}
          coordinators={coordinators}
          onClose={() => setAction(null)}
          onDone={onDone}
        />
      ) : null}
    </div>
  )
}
