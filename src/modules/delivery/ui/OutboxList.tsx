'use client'
import Link from 'next/link'
import type { OutboxRecord } from '../read'
import { ChoiceMenu } from '../../../ui/tables/ChoiceMenu'
import { Pager } from '../../../ui/tables/Pager'
import { usePage, type Page } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Empty } from '../../../ui/components/Page'
import { writtenInstant } from '../../../ui/format/dates'
import { StateBadge } from './StateBadge'
import { CHANNEL_NAMES, kindName, STATE_NAMES } from './words'

const STATES = Object.entries(STATE_NAMES).map(([value, name]) => ({ value, name }))
const CHANNELS = Object.entries(CHANNEL_NAMES).map(([value, name]) => ({ value, name }))
const FILTERS = ['state', 'channel']

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
          href={`/mail/${id}`}
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

/** What the platform wrote to people, newest first. */
export function OutboxList({ viewName, remembered, timeZone, first }: Props) {
  const { params, query, change } = useView(viewName, remembered)
  const { page, loading, failure, retry } = usePage('/api/admin/outbox', query, first)
  const filtered = FILTERS.some((key) => params.has(key))
  const clear = () => change(Object.fromEntries(FILTERS.map((key) => [key, null])))
  const chosen = (key: string) => [params.get(key) ?? ''].filter(Boolean)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <ChoiceMenu
          single
          label="State"
          choices={STATES}
          chosen={chosen('state')}
          onChoose={([value]) => change({ state: value ?? null })}
        />
        <ChoiceMenu
          single
          label="Way"
          choices={CHANNELS}
          chosen={chosen('channel')}
          onChoose={([value]) => change({ channel: value ?? null })}
        />
        {filtered ? (
          <Button look="quiet" size="small" onClick={clear}>
            Clear
          </Button>
        ) : null}
      </div>
      {failure ? (
        <Banner kind="failure">
          {failure}{' '}
          <button type="button" onClick={retry} className="rounded-sm font-medium text-accent underline">
            Try again
          </button>
        </Banner>
      ) : null}
      {page.docs.length === 0 && !loading ? (
        <NoMessage filtered={filtered} onClear={clear} />
      ) : (
        <Card className={`transition-opacity ${loading ? 'opacity-60' : ''}`}>
          <ul aria-label="Messages" className="divide-y divide-edge">
            {page.docs.map((message) => (
              <Line key={message.id} message={message} timeZone={timeZone} />
            ))}
          </ul>
        </Card>
      )}
      <Pager
        page={page}
        one="message"
        many="messages"
        onPage={(number) => change({ page: number === 1 ? null : String(number) })}
      />
    </div>
  )
}

function NoMessage({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return (
      <Empty title="No message matches" action={<Button onClick={onClear}>Clear the filters</Button>}>
        Nothing was written that way, or nothing stands so.
      </Empty>
    )
  return (
    <Empty title="Nothing was written yet">
      Invitations, codes, new passwords and alerts stand here as soon as the platform writes one.
    </Empty>
  )
}
