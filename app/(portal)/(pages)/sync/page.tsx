import type { Metadata } from 'next'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { readOpenDifferences, readRuns, readSyncState } from '@/src/modules/sync'
import { requireRole } from '@/src/portal/staff'
import { readSettings } from '@/src/core/settings/store'
import { syncSentence } from '@/src/modules/home/ui/SyncLine'
import { Banner } from '@/src/ui/components/Banner'
import { PageTitle, Section } from '@/src/ui/components/Page'
import { DifferenceList } from '@/src/modules/sync/ui/DifferenceList'
import { RunHistory } from '@/src/modules/sync/ui/RunHistory'
import { ScheduleForm } from '@/src/modules/sync/ui/ScheduleForm'
import { SyncView } from '@/src/modules/sync/ui/SyncView'

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
  const { actor, db } = await requireRole('admin')
  const [state, differences, runs, { syncSchedule, syncHour }, { connect }] = await Promise.all([
    readSyncState(db, actor),
    readOpenDifferences(db, actor, DIFFERENCES_SHOWN),
    readRuns(db, RUNS_SHOWN),
    readSettings(sqlOn(db)),
    searchParams,
  ])
  const connected = typeof connect === 'string' ? CONNECTED[connect] : undefined
  return (
    <>
      <PageTitle title="Sync with PracticePanther" />
      <div className="flex flex-col gap-10">
        {connected ? <Banner kind={connect === 'done' ? 'info' : 'failure'}>{connected}</Banner> : null}
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
