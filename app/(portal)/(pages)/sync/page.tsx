import type { Metadata } from 'next'
import { sqlOn } from '@/src/database/pool'
import { settings } from '@/src/env'
import { readOpenDifferences, readRuns, readSyncState } from '@/src/portal/reads/sync'
import { requireRole } from '@/src/portal/staff'
import { readSettings } from '@/src/settings/store'
import { syncSentence } from '@/src/ui/home/SyncLine'
import { Notice } from '@/src/ui/parts/Notice'
import { PageTitle, Section } from '@/src/ui/parts/Page'
import { DifferenceList } from '@/src/ui/sync/DifferenceList'
import { RunHistory } from '@/src/ui/sync/RunHistory'
import { ScheduleForm } from '@/src/ui/sync/ScheduleForm'
import { SyncView } from '@/src/ui/sync/SyncView'

export const metadata: Metadata = { title: 'Sync' }

const DIFFERENCES_SHOWN = 200
const RUNS_SHOWN = 25

/** What came of connecting, as PracticePanther's answer led back here. */
const CONNECTED: Record<string, string> = {
  done: 'PracticePanther is connected.',
  refused: 'PracticePanther was not connected, because it was not allowed there. Nothing was changed.',
  failed:
    'PracticePanther was not connected: it did not accept the answer. Nothing was changed; please try again.',
}

/** The sync from PracticePanther: its state, its differences and its history. */
export default async function SyncPage({
  searchParams,
}: {
  searchParams: Promise<{ connect?: string | string[] }>
}) {
  const { actor, pool } = await requireRole('admin')
  const [state, differences, runs, { syncSchedule, syncHour }, { connect }] = await Promise.all([
    readSyncState(pool, actor),
    readOpenDifferences(pool, actor, DIFFERENCES_SHOWN),
    readRuns(pool, RUNS_SHOWN),
    readSettings(sqlOn(pool)),
    searchParams,
  ])
  const connected = typeof connect === 'string' ? CONNECTED[connect] : undefined
  return (
    <>
      <PageTitle title="Sync with PracticePanther" />
      <div className="flex flex-col gap-10">
        {connected ? <Notice kind={connect === 'done' ? 'info' : 'failure'}>{connected}</Notice> : null}
        <SyncView summary={syncSentence(state)} />
        <Section title="Differences" id="differences">
          <DifferenceList differences={differences} />
        </Section>
        <Section title="Schedule" id="schedule">
          <ScheduleForm schedule={{ mode: syncSchedule, hour: syncHour }} />
        </Section>
        <Section title="History" id="history">
          <RunHistory runs={runs} timeZone={settings().PP_FIRM_TIME_ZONE} />
        </Section>
      </div>
    </>
  )
}
