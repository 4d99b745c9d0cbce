'use client'
import { MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Section } from '../../../../ui/components/Page'
import { answerOf, api, type Call } from '../../../../ui/api-client/client'
import { useApi } from '../../../../ui/api-client/useApi'
import { momentOf } from './words'

/** Where the person is signed in, and the way to end it there. */
export function SessionsPart() {
  const { body, failure, ask } = useApi(['sessions'], () =>
    api.GET('/api/auth/sessions', { params: { query: { limit: 500 } } }),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')

  async function end(call: Call<unknown>, words: string) {
    const answer = await answerOf(call)
    setProblem(answer.ok ? null : answer.message)
    setOutcome(answer.ok ? words : '')
    await ask()
  }

  const others = body?.docs.filter(({ current }) => !current) ?? []
  return (
    <Section
      title="Where you are signed in"
      id="sessions"
      aside={
        others.length > 0 ? (
          <Button
            size="small"
            onClick={() =>
              void end(
                api.DELETE('/api/auth/sessions'),
                'All other sessions and your calendar addresses were ended.',
              )
            }
          >
            End all others
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        {(failure ?? problem) ? <Banner kind="failure">{failure ?? problem}</Banner> : null}
        <p role="status" className="text-15 empty:hidden">
          {outcome}
        </p>
        {body === null && !failure ? <div aria-hidden className="skeleton h-24" /> : null}
        <ul className="flex flex-col divide-y divide-edge rounded border border-edge bg-surface empty:hidden">
          {body?.docs.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-ink-soft" />
              <div className="min-w-0 flex-1">
                <p className="font-semibold break-words">
                  {session.device}
                  {session.current ? <span className="font-normal text-ink-soft">, this one</span> : null}
                </p>
                <p className="text-13 text-ink-soft">
                  {[session.place, session.ip].filter(Boolean).join(', ')}. Last seen{' '}
                  {momentOf(session.lastSeenAt)}.
                </p>
              </div>
              {session.current ? null : (
                <Button
                  size="small"
                  aria-label={`End the session of ${session.device}, last seen ${momentOf(session.lastSeenAt)}`}
                  onClick={() =>
                    void end(
                      api.DELETE('/api/auth/sessions/{id}', { params: { path: { id: session.id } } }),
                      'The session was ended.',
                    )
                  }
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
