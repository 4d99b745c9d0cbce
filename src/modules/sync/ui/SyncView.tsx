'use client'
import { RefreshCw } from 'lucide-react'
import { ChoiceMenu } from '../../../ui/tables/ChoiceMenu'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { Bone } from '../../../ui/components/Skeleton'
import { ago } from '../../../ui/format/dates'
import { KIND_NAMES, KINDS, type Kind, type SyncStatus } from './api'
import { RunProgress } from './RunProgress'
import { useSync } from './useSync'
import { countsSentence, scheduleSentence } from './words'

const isKind = (value: string): value is Kind => KINDS.some((kind) => kind === value)
const PARTS = [
  { value: 'contacts', name: 'Contacts only' },
  { value: 'matters', name: 'Exchanges only' },
  { value: 'tasks', name: 'Tasks only' },
  { value: 'sweep', name: 'Everything, compared record by record' },
]

function LastRun({ kind, status }: { kind: Kind; status: SyncStatus }) {
  const run = status.lastSuccess[kind]
  return (
    <li className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[8rem_10rem_1fr]">
      <span className="font-medium">{KIND_NAMES[kind]}</span>
      <span className="text-ink-soft">{run?.completedAt ? ago(run.completedAt) : 'Not yet'}</span>
      <span className="figures text-13 leading-6 text-ink-soft">
        {run ? countsSentence(run.counts) : 'There has been no complete run.'}
      </span>
    </li>
  )
}

const LINK = 'rounded-sm font-medium text-accent underline'

/** The connection to the source: only a person can make it, and make it again when it was rejected. */
function Connection({ state }: { state: string | undefined }) {
  if (state === 'new')
    return (
      <Banner>
        PracticePanther is not connected yet.{' '}
        <a href="/api/sync/connect" className={LINK}>
          Connect PracticePanther
        </a>
      </Banner>
    )
  if (state !== 'reauthorise') return null
  return (
    <Banner kind="failure">
      PracticePanther no longer accepts the connection. Everything synced so far is kept.{' '}
      <a href="/api/sync/connect" className={LINK}>
        Connect again
      </a>
    </Banner>
  )
}

/** Starting a sync, watching it, and what the last ones did. */
export function SyncView({ summary }: { summary: string }) {
  const { status, failure, start } = useSync()
  const running = status?.running ?? []
  const busy = running.length > 0
  const startPart = ([value]: string[]) => {
    if (value === 'sweep') void start('all', true)
    else if (value && isKind(value)) void start(value, false)
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="prose-width text-18">
          {summary} <span className="text-ink-soft">{status ? scheduleSentence(status.schedule) : ''}</span>
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <ChoiceMenu
            single
            plain
            label="Sync only a part"
            choices={PARTS}
            chosen={[]}
            onChoose={startPart}
          />
          <Button look="primary" disabled={busy} onClick={() => void start('all', false)}>
            <RefreshCw aria-hidden className="size-4" /> {busy ? 'Syncing …' : 'Sync now'}
          </Button>
        </div>
      </div>
      <Connection state={status?.connection} />
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div role="status" aria-live="polite" className="flex flex-col gap-3">
        {running.map((run) => (
          <RunProgress key={run.id} run={run} />
        ))}
      </div>
      <Card>
        {status ? (
          <ul aria-label="Last complete run of each kind" className="divide-y divide-edge">
            {KINDS.map((kind) => (
              <LastRun key={kind} kind={kind} status={status} />
            ))}
          </ul>
        ) : (
          <div className="flex flex-col gap-3 p-4">
            {KINDS.map((kind) => (
              <Bone key={kind} className="h-6" />
            ))}
          </div>
        )}
      </Card>
    </div>
  )
}
