'use client'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Banner } from '../../../ui/components/Banner'
import { ago } from '../../../ui/format/dates'
import { eventInWords } from './words'

/** When a task and its earlier occurrences were done, moved or rolled over. */
export function TaskHistory({ task }: { task: string }) {
  const { body, failure } = useApi(['task-history', task], () =>
    api.GET('/api/tasks/{id}/history', { params: { path: { id: task } } }),
  )
  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!body) return <div aria-hidden className="skeleton h-16" />
  if (body.docs.length === 0) return <p className="text-ink-soft">Nothing has happened yet.</p>
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
