'use client'
import clsx from 'clsx'
import Link from 'next/link'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { ago, withWrittenDates } from '../../../ui/format/dates'

const EACH = 20

/** The person's notifications, newest first; following one marks it as read. */
export function NoticeList({ onFollow }: { onFollow: () => void }) {
  const [shown, setShown] = useState(EACH)
  const { body, failure, ask } = useApi(['notifications', shown], () =>
    api.GET('/api/notifications', { params: { query: { limit: shown, depth: 0, sort: '-createdAt' } } }),
  )
  if (!body)
    return failure ? <Banner kind="failure">{failure}</Banner> : <div aria-hidden className="skeleton h-48" />
  if (body.docs.length === 0)
    return (
      <p className="py-6 text-center text-ink-soft">
        Nothing yet. What needs you, or happens in your exchanges, appears here.
      </p>
    )

  const read = (id: string) =>
    void answerOf(api.PUT('/api/notifications/{id}/read', { params: { path: { id } } })).then(ask)
  const readAll = () => void answerOf(api.PUT('/api/notifications/read-all')).then(ask)
  return (
    <div className="flex flex-col gap-4">
      {body.docs.some(({ readAt }) => readAt === null) ? (
        <Button size="small" className="self-end" onClick={readAll}>
          Mark all as read
        </Button>
      ) : null}
      <ul className="divide-y divide-edge">
        {body.docs.map(({ id, title, body: text, link, readAt, createdAt }) => (
          <li key={id} className="flex gap-3 py-3">
            <span
              aria-hidden
              className={clsx('mt-2 size-2 shrink-0 rounded-full', readAt ? 'bg-transparent' : 'bg-accent')}
            />
            <div className="min-w-0 flex-1">
              <p className={clsx('break-words', readAt ? '' : 'font-semibold')}>
                {link?.startsWith('/') ? (
                  <Link
                    href={link}
                    onClick={() => {
                      read(id)
                      onFollow()
                    }}
                    className="rounded-sm text-accent hover:underline"
                  >
                    {title}
                  </Link>
                ) : (
                  title
                )}
                {readAt ? null : <span className="sr-only">, not read</span>}
              </p>
              {text ? (
                <p className="text-13 break-words whitespace-pre-line text-ink-soft">
                  {withWrittenDates(text)}
                </p>
              ) : null}
              <p className="text-13 text-ink-soft">{ago(createdAt)}</p>
            </div>
            {readAt ? null : (
              <Button
                size="small"
                look="quiet"
                aria-label={`Mark as read: ${title}`}
                onClick={() => read(id)}
              >
                Read
              </Button>
            )}
          </li>
        ))}
      </ul>
      {body.totalDocs > body.docs.length ? (
        <Button size="small" className="self-center" onClick={() => setShown(shown + EACH)}>
          Show more
        </Button>
      ) : null}
    </div>
  )
}
