import { Archive, CircleAlert, CircleCheck, Clock, type LucideIcon } from 'lucide-react'
import type { State } from '../delivery'
import { STATE_NAMES } from './words'

const ICONS: Record<State, LucideIcon> = {
  QUEUED: Clock,
  KEPT: Archive,
  SENT: CircleCheck,
  FAILED: CircleAlert,
}

/** How a message stands, by icon and words: warm colors are for dates only. */
export function StateBadge({ state }: { state: State }) {
  const Icon = ICONS[state]
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-13 whitespace-nowrap ${state === 'FAILED' ? 'font-semibold text-ink' : 'text-ink-soft'}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {STATE_NAMES[state]}
    </span>
  )
}
