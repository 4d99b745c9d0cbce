import Link from 'next/link'
import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { today } from '@/src/core/clock'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { graveWarnings, recordWarnings } from '@/src/modules/lifecycle'
import { timelineOf } from '@/src/modules/history'
import { readDifferences, readParticipants, readProperties } from '@/src/modules/exchanges'
import { readTasks, taskQuery } from '@/src/modules/tasks'
import type { Session } from '@/src/portal/session'
import { sourceFacts } from '@/src/modules/exchanges'
import { getPageExchange } from '@/src/portal/pageExchange'
import { truthOf, withWarnings } from '@/src/modules/deadlines'
import { ExchangeTasks } from '@/src/modules/tasks/ui/ExchangeTasks'
import { Facts } from '@/src/modules/exchanges/ui/record/Facts'
import { History } from '@/src/modules/history/ui/History'
import { Participants } from '@/src/modules/exchanges/ui/record/Participants'
import { Properties } from '@/src/modules/properties/ui/Properties'
import { Differences, SourceFacts } from '@/src/modules/exchanges/ui/record/StaffFacts'
import { Tags } from '@/src/modules/exchanges/ui/record/Tags'
import { TruthCard } from '@/src/modules/deadlines/ui/TruthCard'
import { Banner } from '@/src/ui/components/Banner'
import { Section } from '@/src/ui/components/Page'
import { withWrittenDates } from '@/src/ui/format/dates'

type Args = { params: Promise<{ id: string }> }

/** The latest of each: all of it is behind its own tab. */
const LATEST_TASKS = '6'
const LATEST_CHANGES = 8

const read = ({ actor, db, payload }: Session, id: string) =>
  Promise.all([
    readProperties(db, actor, id),
    readParticipants(db, actor, id),
    readTasks(db, actor, taskQuery.parse({ exchange: id, limit: LATEST_TASKS })),
    readDifferences(db, actor, id),
    timelineOf(payload, actor, id, { page: 1, limit: LATEST_CHANGES }),
    readerOf(db, actor, 'manage'),
  ])

const All = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="no-print rounded-sm text-13 font-medium text-accent hover:underline">
    {children}
  </Link>
)

/** One exchange at a glance: the dates first, then the story and the facts. */
export default async function ExchangePage({ params }: Args) {
  const { id } = await params
  const { session, exchange } = await getPageExchange(id)
  const [properties, participants, tasks, differences, timeline, managed] = await read(session, id)
  const [now, timeZone, staff] = [today(), settings().PP_FIRM_TIME_ZONE, isStaff(session.actor.role)]
  const sql = sqlOn(session.db)
  const [grave, records] = await Promise.all([
    graveWarnings(sql, id, exchange.relinquishedTransferDate, now, session.actor),
    recordWarnings(sql, id, session.actor),
  ])
  const source = sourceFacts(exchange.ppData, timeZone)
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-8">
        {grave.length > 0 ? (
          <div className="flex flex-col gap-2">
            {grave.map(({ message }) => (
              <Banner key={message} kind="failure">
                {withWrittenDates(message)}
              </Banner>
            ))}
          </div>
        ) : null}
        <Section title="The dates and where they come from" id="truth">
          <TruthCard exchange={exchange} truth={withWarnings(truthOf(exchange, now), records)} today={now} />
        </Section>
        <Section title="Properties" id="properties">
          <Properties properties={properties} />
        </Section>
        <Section title="Open tasks" id="tasks" aside={<All href={`/exchanges/${id}/tasks`}>All tasks</All>}>
          <ExchangeTasks tasks={tasks.docs} />
        </Section>
        <Section
          title="What happened last"
          id="history"
          aside={<All href={`/exchanges/${id}/history`}>All that happened</All>}
        >
          <History entries={timeline.docs} total={timeline.docs.length} moreHref={null} timeZone={timeZone} />
        </Section>
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <Section title="Facts" id="facts">
          <Facts exchange={exchange} timeZone={timeZone} />
        </Section>
        {exchange.tags ? (
          <Section title="Tags" id="tags">
            <Tags exchange={id} tags={exchange.tags} works={managed.takesPartIn(id)} />
          </Section>
        ) : null}
        <Section
          title="Participants"
          id="participants"
          aside={<All href={`/exchanges/${id}/participants`}>All participants</All>}
        >
          <Participants
            clientName={exchange.clientName}
            coordinatorName={exchange.coordinatorName}
            participants={participants}
            contactLinked={staff}
          />
        </Section>
        {differences.length > 0 ? (
          <Section title="Differences from PracticePanther" id="differences">
            <Differences differences={differences} linked={session.actor.role === 'admin'} />
          </Section>
        ) : null}
        {source.length > 0 ? (
          <Section title="Everything else from PracticePanther" id="source">
            <SourceFacts facts={source} />
          </Section>
        ) : null}
      </div>
    </div>
  )
}
