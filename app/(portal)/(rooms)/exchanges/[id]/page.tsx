import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isStaff } from '@/src/access/matrix'
import { today } from '@/src/clock'
import { settings } from '@/src/env'
import { timelineOf } from '@/src/exchanges/timeline/read'
import { progressOf } from '@/src/portal/progress'
import { readDifferences, readExchange, readParticipants, readProperties } from '@/src/portal/reads/exchange'
import { readTasks, taskQuery } from '@/src/portal/reads/tasks'
import { isRecordId } from '@/src/portal/recordId'
import { requireActor, type Session } from '@/src/portal/session'
import { sourceFacts } from '@/src/portal/sourceData'
import { truthOf } from '@/src/portal/truth'
import { ExchangeHeader } from '@/src/ui/exchange/ExchangeHeader'
import { ExchangeTasks } from '@/src/ui/exchange/ExchangeTasks'
import { Facts } from '@/src/ui/exchange/Facts'
import { History } from '@/src/ui/exchange/History'
import { Parties } from '@/src/ui/exchange/Parties'
import { ProgressLine } from '@/src/ui/exchange/ProgressLine'
import { Properties } from '@/src/ui/exchange/Properties'
import { Differences, SourceFacts } from '@/src/ui/exchange/StaffFacts'
import { TruthCard } from '@/src/ui/exchange/TruthCard'
import { Section } from '@/src/ui/parts/Page'

type Args = { params: Promise<{ id: string }>; searchParams: Promise<{ history?: string | string[] }> }

const HISTORY_STEP = 20
const MOST_HISTORY = 500

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { actor, pool } = await requireActor()
  const { id } = await params
  const exchange = isRecordId(id) ? await readExchange(pool, actor, id) : null
  return { title: exchange ? `${exchange.exchangeNumber ?? ''} ${exchange.name}`.trim() : 'Not here' }
}

const read = ({ actor, pool, payload }: Session, id: string, history: number) =>
  Promise.all([
    readProperties(pool, actor, id),
    readParticipants(pool, actor, id),
    readTasks(pool, actor, taskQuery.parse({ exchange: id, status: 'all', limit: '200' })),
    readDifferences(pool, actor, id),
    timelineOf(payload, actor, id, { page: 1, limit: history }),
  ])

/** One exchange: the dates first, then the story and the facts. */
export default async function ExchangePage({ params, searchParams }: Args) {
  const session = await requireActor()
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const exchange = await readExchange(session.pool, session.actor, id)
  if (!exchange) notFound()
  const history = Math.min(MOST_HISTORY, Math.max(HISTORY_STEP, Math.trunc(Number(asked.history)) || HISTORY_STEP))
  const [properties, participants, tasks, differences, timeline] = await read(session, id, history)
  const [now, timeZone, staff] = [today(), settings().PP_FIRM_TIME_ZONE, isStaff(session.actor.role)]
  const bought = properties.filter(({ side }) => side === 'replacement')
  const purchased = bought.length > 0 && bought.every(({ status }) => status === 'closed')
  const source = sourceFacts(exchange.ppData, timeZone)
  return (
    <article className="flex flex-col gap-8">
      <div className="flex flex-col gap-4">
        <ExchangeHeader exchange={exchange} today={now} contactLinked={staff} />
        <ProgressLine progress={progressOf(exchange, purchased, now)} />
      </div>
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="The dates and where they come from" id="truth"><TruthCard exchange={exchange} truth={truthOf(exchange, now)} today={now} /></Section>
          <Section title="Properties" id="properties"><Properties properties={properties} /></Section>
          <Section title="Tasks" id="tasks"><ExchangeTasks tasks={tasks.docs} /></Section>
          <Section title="What happened" id="history">
            <History entries={timeline.docs} total={timeline.totalDocs} moreHref={`/exchanges/${id}?history=${history + HISTORY_STEP}#history`} timeZone={timeZone} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="Facts" id="facts"><Facts exchange={exchange} timeZone={timeZone} /></Section>
          <Section title="Parties" id="parties"><Parties clientName={exchange.clientName} coordinatorName={exchange.coordinatorName} participants={participants} contactLinked={staff} /></Section>
          {differences.length > 0 ? <Section title="Differences to PracticePanther" id="differences"><Differences differences={differences} linked={session.actor.role === 'admin'} /></Section> : null}
          {source.length > 0 ? <Section title="Everything else from PracticePanther" id="source"><SourceFacts facts={source} /></Section> : null}
        </div>
      </div>
    </article>
  )
}
