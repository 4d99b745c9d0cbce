'use client'
import Link from 'next/link'
import type { OutboxRecord } from '../read'
import { api } from '../../../ui/api-client/client'
import { Card } from '../../../ui/components/Page'
import { writtenInstant } from '../../../ui/format/dates'
import { choicesOf, FilterChip } from '../../../ui/tables/FilterChip'
import { List } from '../../../ui/tables/List'
import { useListTable } from '../../../ui/tables/useListTable'
import { usePage, type Page, type PageRequest } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { StateBadge } from './StateBadge'
import { CHANNEL_NAMES, kindName, STATE_NAMES } from './words'

const STATES = choicesOf(STATE_NAMES)
const CHANNELS = choicesOf(CHANNEL_NAMES)

type Props = {
  viewName: string
  remembered: string
  timeZone: string
  first: { query: string; page: Page<OutboxRecord> }
}

function Line({ message, timeZone }: { message: OutboxRecord; timeZone: string }) {
  const { id, channel, recipient, subject, kind, state, error, createdAt } = message
  return (
    <li className="relative grid gap-x-6 px-4 py-3 hover:bg-sunken md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Link
          prefetch={false}
          href={`/delivery/${id}`}
          className="block rounded-sm font-medium break-words text-accent after:absolute after:inset-0 hover:underline"
        >
          {subject || kindName(kind)}
        </Link>
        <p className="text-13 break-words text-ink-soft">
          {CHANNEL_NAMES[channel]} to {recipient}
        </p>
        {error ? <p className="mt-0.5 text-13 break-words text-ink-soft">{error}</p> : null}
      </div>
      <p className="flex flex-wrap items-center gap-x-4 md:flex-col md:items-end md:justify-start">
        <StateBadge state={state} />
        <time dateTime={createdAt} className="text-13 text-ink-soft">
          {writtenInstant(createdAt, timeZone)}
        </time>
      </p>
    </li>
  )
}

const askPage = (request: PageRequest) => api.GET('/api/admin/outbox', request)

/** What the platform wrote to people, newest first. */
export function OutboxList({ viewName, remembered, timeZone, first }: Props) {
  const view = useView(viewName, remembered)
  const pages = usePage(askPage, view.query, first)
  const table = useListTable({ ...view, page: pages.page })
  return (
    <List
      table={table}
      one="message"
      many="messages"
      pages={pages}
      view={view}
      filters={['state', 'channel']}
      chips={
        <>
          <FilterChip view={view} name="state" label="State" choices={STATES} />
          <FilterChip view={view} name="channel" label="Channel" choices={CHANNELS} />
        </>
      }
      empty={{
        title: 'No messages yet',
        text: 'Invitations, codes, new passwords and alerts appear here as soon as the platform writes one.',
      }}
    >
      <Card className={`transition-opacity ${pages.loading ? 'opacity-60' : ''}`}>
        <ul aria-label="Messages" className="divide-y divide-edge">
          {table.getRowModel().rows.map(({ id, original }) => (
            <Line key={id} message={original} timeZone={timeZone} />
          ))}
        </ul>
      </Card>
    </List>
  )
}
