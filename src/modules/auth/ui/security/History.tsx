'use client'
import { Banner } from '../../../../ui/components/Banner'
import { Section } from '../../../../ui/components/Page'
import { api } from '../../../../ui/api-client/client'
import { useApi } from '../../../../ui/api-client/useApi'
import { eventName, momentOf } from './words'

/** The latest sign-ins, failed ones too: an attempt by somebody else is seen here. */
export function History() {
  const { body, failure } = useApi(['sign-ins'], () =>
    api.GET('/api/auth/history', { params: { query: { limit: 100 } } }),
  )
  return (
    <Section title="What happened" id="history">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {body === null && !failure ? <div aria-hidden className="skeleton h-24" /> : null}
      {body ? (
        <div
          tabIndex={0}
          role="group"
          aria-label="Latest events"
          className="max-h-96 overflow-y-auto rounded border border-edge bg-surface"
        >
          <ol className="divide-y divide-edge">
            {body.docs.map((event) => (
              <li key={event.id} className="px-4 py-2">
                <p>{eventName(event.action)}</p>
                <p className="text-13 text-ink-soft">
                  {momentOf(event.createdAt)}
                  {event.device ? `, ${event.device}` : ''}
                  {event.ip ? `, ${event.ip}` : ''}
                </p>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Section>
  )
}
