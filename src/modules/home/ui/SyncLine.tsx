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
  return `Last complete sync ${ago(completedAt)}${what}. ${differencesSentence(openDifferences)}`
}

/** How many differences to PracticePanther wait for a decision. */
function differencesSentence(open: number): string {
  if (open === 0) return 'No difference needs a decision.'
  return open === 1 ? '1 difference needs a decision.' : `${writtenNumber(open)} differences need a decision.`
}

/** One line on the home page: for administrators the state of the sync, for coordinators only what waits in their exchanges. */
export function SyncLine({ state, admin }: { state: SyncState; admin: boolean }) {
  if (!admin && state.openDifferences === 0) return null
  return (
    <p className="flex items-start gap-2 text-13 text-ink-soft">
      <RefreshCw aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {admin ? (
          <>
            {syncSentence(state)}{' '}
            <Link href="/sync" className="rounded-sm font-medium text-accent underline underline-offset-2">
              Open the sync
            </Link>
          </>
        ) : (
          `PracticePanther says otherwise in your exchanges: ${differencesSentence(state.openDifferences)} An administrator decides.`
        )}
      </span>
    </p>
  )
}
