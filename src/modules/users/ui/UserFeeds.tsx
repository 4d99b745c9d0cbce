import { Button } from '../../../ui/components/Button'
import { Card } from '../../../ui/components/Page'
import { momentOf } from '../../auth/ui'

export type UserFeed = { id: string; exchangeName: string | null; createdAt: string; readAt: string | null }

/** The calendar addresses of a user: they show dates without a sign-in until they are ended. */
export function UserFeeds({
  feeds,
  onRevoke,
}: {
  feeds: readonly UserFeed[]
  onRevoke: (id: string) => void
}) {
  if (feeds.length === 0) return null
  return (
    <section aria-labelledby="user-feeds" className="mt-3">
      <h3 id="user-feeds" className="mb-1 text-15">
        Calendar addresses
      </h3>
      <p className="mb-2 text-13 text-ink-soft">
        They show dates without a sign-in. All of them end with all sessions, a new password, another role or
        when the user is deactivated.
      </p>
      <Card>
        <ul className="divide-y divide-edge">
          {feeds.map(({ id, exchangeName, createdAt, readAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
              <span className="min-w-0">
                <span className="block break-words">{exchangeName ?? 'All exchanges of the user'}</span>
                <span className="block text-13 text-ink-soft">
                  Created {momentOf(createdAt)}, {readAt ? `last read ${momentOf(readAt)}` : 'never read'}.
                </span>
              </span>
              <Button
                size="small"
                aria-label={`End the calendar address of ${exchangeName ?? 'all exchanges'}, created ${momentOf(createdAt)}`}
                onClick={() => onRevoke(id)}
              >
                End
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
