'use client'
import { useAsked } from '../../../ui/api-client/useAsked'
import { Banner } from '../../../ui/components/Banner'
import { ago } from '../../../ui/format/dates'
import type { TaskEvent } from './types'
import { eventInWords } from './words'

/** When a task and its earlier occurrences were done, moved or rolled over. */
export function TaskHistory({ task }: { task: string }) {
  const { body, failure } = useAsked<{ docs: TaskEvent[] }>(`/api/tasks/${task}/history`)
  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!body) return <div aria-hidden className="skeleton h-16" />
  if (body.docs.length === 0) return <p className="text-ink-soft">Nothing has happened to it yet.</p>
  return (
    <ul aria-label="History of the task" className="flex flex-col gap-2">
      {body.docs.map((event) => (
        <li key={event.id}>
          {eventInWords(event)}
          <span className="text-13 text-ink-soft">
            , {event.person?.displayName ?? 'by itself'}, {ago(event.at)}
          </span>
        </li>
      ))}
    </ul>
  )
}
