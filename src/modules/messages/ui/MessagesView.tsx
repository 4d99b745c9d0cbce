'use client'
import { writtenDay, writtenTime } from '../../../ui/format/dates'
import clsx from 'clsx'
import { LockKeyhole } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Composer } from './Composer'
import type { Message } from './types'
import { useMessages } from './useMessages'

type Props = { exchange: string; person: string; staff: boolean; mayWrite: boolean; timeZone: string }

/** The messages of one exchange and of no other, oldest first, with a place to write. */
export function MessagesView({ exchange, person, staff, mayWrite, timeZone }: Props) {
  const { messages, older, failure, askNewer, askOlder } = useMessages(exchange)
  const end = useRef<HTMLDivElement>(null)
  const last = messages?.at(-1)?.id

  useEffect(() => {
    // A link from the search leads to one message; otherwise the newest is what people come for.
    const wanted = window.location.hash ? document.getElementById(window.location.hash.slice(1)) : null
    ;(wanted ?? end.current)?.scrollIntoView({ block: 'nearest' })
  }, [last])

  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {messages === null && !failure ? <div aria-hidden className="skeleton h-96" /> : null}
      {older ? (
        <Button size="small" className="self-center" onClick={() => void askOlder()}>
          Earlier messages
        </Button>
      ) : null}
      {messages?.length === 0 ? (
        <p className="py-8 text-center text-ink-soft">
          Nobody has written yet. Everyone in this exchange reads what is written here, and nobody else does.
        </p>
      ) : null}
      <div role="log" aria-label="Messages" className="flex flex-col gap-3">
        {messages ? <Lines messages={messages} person={person} timeZone={timeZone} /> : null}
      </div>
      <div ref={end} />
      {mayWrite ? (
        <Composer exchange={exchange} staff={staff} onSent={() => void askNewer()} />
      ) : (
        <p className="text-ink-soft">You have read-only access to these messages.</p>
      )}
    </div>
  )
}

function Lines({
  messages,
  person,
  timeZone,
}: {
  messages: readonly Message[]
  person: string
  timeZone: string
}) {
  return messages.map((message, index) => {
    const day = writtenDay(message.createdAt, timeZone)
    const before = messages[index - 1]
    return (
      <Fragment key={message.id}>
        {before && writtenDay(before.createdAt, timeZone) === day ? null : (
          <p className="mt-3 text-center text-13 text-ink-soft">{day}</p>
        )}
        <Line
          message={message}
          mine={message.sender instanceof Object ? message.sender.id === person : message.sender === person}
          time={writtenTime(message.createdAt, timeZone)}
        />
      </Fragment>
    )
  })
}

function Line({
  message: { id, content, sender, audience, createdAt },
  mine,
  time,
}: {
  message: Message
  mine: boolean
  time: string
}) {
  const note = audience === 'staff'
  return (
    <article
      id={`message-${id}`}
      className={clsx(
        'max-w-[85%] rounded border px-4 py-2 target:outline-2 target:outline-accent',
        mine ? 'self-end' : 'self-start',
        note
          ? 'border-dashed border-edge-strong bg-sunken'
          : mine
            ? 'border-transparent bg-accent-ground'
            : 'border-edge bg-surface',
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-soft">
        <span className="font-medium text-ink">
          {mine ? 'You' : sender instanceof Object ? sender.displayName : 'The platform'}
        </span>
        <time dateTime={createdAt}>{time}</time>
        {note ? (
          <span className="inline-flex items-center gap-1 font-medium text-ink">
            <LockKeyhole aria-hidden className="size-3.5" />
            Note for staff only
          </span>
        ) : null}
      </p>
      <p className="break-words whitespace-pre-line">{content}</p>
    </article>
  )
}
