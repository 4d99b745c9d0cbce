import type { Metadata } from 'next'
import Link from 'next/link'
import { isStaff } from '@/src/core/access/matrix'
import { today } from '@/src/core/clock'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { firstOf, readDateBoard, readDateStrip } from '@/src/modules/deadlines'
import {
  mostUrgent,
  ownDates,
  readChanges,
  readOutlook,
  readOwnExchanges,
  readTasksNow,
} from '@/src/modules/home'
import { readSyncState } from '@/src/modules/sync'
import { requireActor, type Session } from '@/src/portal/session'
import { Changes } from '@/src/modules/home/ui/Changes'
import { DateBoard } from '@/src/modules/home/ui/DateBoard'
import { DateStrip } from '@/src/modules/home/ui/DateStrip'
import { OwnExchanges } from '@/src/modules/home/ui/OwnExchanges'
import { SyncLine } from '@/src/modules/home/ui/SyncLine'
import { UrgentThings } from '@/src/modules/home/ui/UrgentThings'
import { Card, Empty, PageTitle, Section } from '@/src/ui/components/Page'
import { TaskItems } from '@/src/modules/tasks/ui/TaskItems'
import { writtenDate } from '@/src/ui/format/dates'

export const metadata: Metadata = { title: 'Home' }

const STRIP_DAYS = 45
const SHOWN_A_DAY = 4
const SHOWN_OF_A_GROUP = 6
/** What is done is taken out of these: more than are shown are read. */
const READ_OF_A_GROUP = 100
const DAY_MS = 86_400_000

/** People of the firm see the dates of all their exchanges, everybody else those of their own with what each is about. */
const read = ({ db, actor }: Session) => {
  const staff = isStaff(actor.role)
  return Promise.all([
    staff ? readDateBoard(db, actor, READ_OF_A_GROUP) : [],
    staff ? readDateStrip(db, actor, STRIP_DAYS, SHOWN_A_DAY) : null,
    readTasksNow(db, actor, 6),
    staff ? readChanges(db, actor, new Date(Date.now() - DAY_MS), 24) : [],
    staff ? readSyncState(db, actor) : null,
    staff ? [] : readOwnExchanges(db, actor, 6),
  ])
}

const allDates = (
  <Link href="/deadlines" className="rounded-sm text-13 font-medium text-accent hover:underline">
    All deadlines
  </Link>
)
const allTasks = (
  <Link href="/tasks" className="rounded-sm text-13 font-medium text-accent hover:underline">
    All tasks
  </Link>
)

/** What is urgent first, then every date, then what needs me and what changed. */
export default async function HomePage() {
  const session = await requireActor()
  const { role } = session.actor
  const staff = isStaff(role)
  const [groups, strip, tasks, changes, sync, own] = await read(session)
  const now = today()
  const board = groups.flatMap(({ dates }) => dates)
  const exchanges = staff ? board.map(({ exchange }) => exchange) : own.map(({ id }) => id)
  const known = await readOutlook(session.db, sqlOn(session.db), exchanges)
  const dates = staff ? board : ownDates(own, known, now)
  const nothing = groups.every(({ total }) => total === 0) && tasks.length === 0
  return (
    <>
      <PageTitle title="Home" lead={`Today is ${writtenDate(now)}.`} />
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-4">
          <UrgentThings
            things={mostUrgent(role, dates, tasks, 3, known)}
            asked={staff || role === 'client'}
          />
          {sync ? <SyncLine state={sync} admin={role === 'admin'} /> : null}
        </div>
        {nothing || !strip ? null : (
          <Section title={`The next ${STRIP_DAYS} days`} id="strip">
            <DateStrip dates={strip} today={now} days={STRIP_DAYS} />
          </Section>
        )}
        {own.length > 0 ? (
          <Section title="Your exchanges" id="own">
            <OwnExchanges exchanges={own} today={now} />
          </Section>
        ) : null}
        <div className={staff ? 'grid gap-10 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]' : 'max-w-3xl'}>
          {staff ? (
            <Section title="Coming dates" id="dates" aside={allDates}>
              <DateBoard groups={groups.map((group) => firstOf(group, SHOWN_OF_A_GROUP))} />
            </Section>
          ) : null}
          <div className="flex min-w-0 flex-col gap-10">
            <Section title="Tasks that need you now" id="tasks" aside={allTasks}>
              {tasks.length > 0 ? (
                <Card>
                  <TaskItems tasks={tasks} label="Tasks that need you now" />
                </Card>
              ) : (
                <Empty title="No task waits for you">
                  Your tasks that are due within a week appear here.
                </Empty>
              )}
            </Section>
            {staff ? (
              <Section title="Since yesterday" id="changes">
                <Changes changes={changes} timeZone={settings().PP_FIRM_TIME_ZONE} />
              </Section>
            ) : null}
          </div>
        </div>
      </div>
    </>
  )
}
