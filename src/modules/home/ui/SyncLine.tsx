import { writtenNumber } from '../../../ui/format/numbers'
import { RefreshCw } from 'lucide-react'
import Link from 'next/link'
import type { SyncState } from '../../sync'
import { ago } from '../../../ui/format/dates'

const counted = (count: number, one: string, many: string) =>
  `${writtenNumber(count)} ${count === 1 ? one : many}`

/** The state of the sync in one or two sentences. */
export function syncSentence({ completedAt, running, counts, openDifferences }: SyncState): string {
  if (!completedAt)
    return running
      ? 'The first sync with PracticePanther is running now.'
      : 'PracticePanther has not been synced yet.'
  const changed = counts ? counts.created + counts.updated : 0
  const what = counts
    ? `: ${counted(counts.seen, 'record', 'records')}, ${changed === 0 ? 'nothing' : writtenNumber(changed)} changed`
    : ''
  const open =
    openDifferences === 0
      ? 'No difference needs a decision.'
      : openDifferences === 1
        ? '1 difference needs a decision.'
        : `${writtenNumber(openDifferences)} differences need a decision.`
  return `Last complete sync ${ago(completedAt)}${what}. ${open}`
}

/** One line on the home page of staff; for admins it leads to the sync. */
export function SyncLine({ state, linked }: { state: SyncState; linked: boolean }) {
  return (
    <p className="flex items-start gap-2 text-13 text-ink-soft">
      <RefreshCw aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {syncSentence(state)}{' '}
        {linked ? (
          <Link href="/sync" className="rounded-sm font-medium text-accent underline underline-offset-2">
            Open the sync
          </Link>
        ) : null}
      </span>
    </p>
  )
}
