import type { Metadata } from 'next'
import { settings } from '@/src/env'
import { readOpenDifferences, readRuns, readSyncState } from '@/src/portal/reads/sync'
import { requireRole } from '@/src/portal/staff'
import { syncSentence } from '@/src/ui/home/SyncLine'
import { PageTitle, Section } from '@/src/ui/parts/Page'
import { DifferenceList } from '@/src/ui/sync/DifferenceList'
import { RunHistory } from '@/src/ui/sync/RunHistory'
import { SyncRoom } from '@/src/ui/sync/SyncRoom'

export const metadata: Metadata = { title: 'Sync' }

const DIFFERENCES_SHOWN = 200
const RUNS_SHOWN = 25

/** The sync from PracticePanther: its state, its differences and its history. */
export default async function SyncPage() {
  const { actor, pool } = await requireRole('admin')
  const [state, differences, runs] = await Promise.all([readSyncState(pool, actor), readOpenDifferences(pool, actor, DIFFERENCES_SHOWN), readRuns(pool, RUNS_SHOWN)])
  return (
    <>
      <PageTitle title="Sync with PracticePanther" />
      <div className="flex flex-col gap-10">
        <SyncRoom summary={syncSentence(state)} />
        <Section title="Differences" id="differences"><DifferenceList differences={differences} /></Section>
        <Section title="History" id="history"><RunHistory runs={runs} timeZone={settings().PP_FIRM_TIME_ZONE} /></Section>
      </div>
    </>
  )
}
