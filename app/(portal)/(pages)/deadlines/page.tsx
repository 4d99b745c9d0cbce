import type { Metadata } from 'next'
import Link from 'next/link'
import { boardQuery, readBoard } from '@/src/modules/deadlines'
import { requireActor } from '@/src/portal/session'
import { BoardGroups } from '@/src/modules/deadlines/ui/BoardGroups'
import { CoordinatorLoads } from '@/src/modules/deadlines/ui/CoordinatorLoads'
import { Radar } from '@/src/modules/deadlines/ui/Radar'
import { FeedButton } from '@/src/modules/calendar/ui/FeedButton'
import { PageTitle, Section } from '@/src/ui/components/Page'

export const metadata: Metadata = { title: 'Deadlines' }

type Args = { searchParams: Promise<{ coordinator?: string | string[] }> }

/** All coming dates of all my exchanges: by urgency, for administrators by coordinator, and the load of sixty days. */
export default async function DeadlinesPage({ searchParams }: Args) {
  const { actor, db } = await requireActor()
  const asked = boardQuery.safeParse({ coordinator: (await searchParams).coordinator })
  const query = asked.success ? asked.data : boardQuery.parse({})
  const { groups, coordinators, radar } = await readBoard(db, actor, query)
  const whose = query.coordinator
    ? coordinators.find(({ coordinator }) => coordinator === query.coordinator)?.name
    : undefined
  return (
    <>
      <PageTitle
        title="Deadlines"
        lead={
          whose ? (
            <>
              Those of {whose}.{' '}
              <Link href="/deadlines" className="rounded-sm text-accent hover:underline">
                Show everybody’s
              </Link>
            </>
          ) : (
            'Every coming date of your exchanges, the missed ones first.'
          )
        }
        action={<FeedButton exchange={null} />}
      />
      <div className="flex flex-col gap-10">
        <BoardGroups groups={groups} />
        <Section title="The next sixty days" id="radar">
          <Radar days={radar} />
        </Section>
        {actor.role === 'admin' ? (
          <Section title="By coordinator" id="loads">
            <CoordinatorLoads loads={coordinators} />
          </Section>
        ) : null}
      </div>
    </>
  )
}
