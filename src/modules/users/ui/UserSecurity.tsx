'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { UserDetail } from '../reads/users'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { answerOf, api, type Call } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { dateOf, momentOf } from '../../auth/ui'
import { ResetFactorForm } from './ResetFactorForm'
import { UserFeeds } from './UserFeeds'

const METHODS = { totp: 'Authenticator app', email: 'Codes by e-mail', sms: 'Codes by text message' }
const ROW = 'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3'

/** The sign-in of a user: in or out, locked or not, with which second factor, and where. */
export function UserSecurity({ user }: { user: UserDetail }) {
  const router = useRouter()
  const { body, failure, ask } = useApi(['user-security', user.id], () =>
    api.GET('/api/users/{id}/security', { params: { path: { id: user.id } } }),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [resetting, setResetting] = useState(false)

  const params = { path: { id: user.id } }
  const activate = (active: boolean) => api.PUT('/api/users/{id}/activate', { params, body: { active } })

  async function act(call: Call<unknown>, words: string) {
    const answer = await answerOf(call)
    setProblem(answer.ok ? null : answer.message)
    await done(answer.ok ? words : '')
  }
  async function done(words: string) {
    setOutcome(words)
    await ask()
    router.refresh()
  }

  return (
    <div className="flex flex-col gap-3">
      {(failure ?? problem) ? <Banner kind="failure">{failure ?? problem}</Banner> : null}
      <p role="status" className="text-15 text-ink-soft empty:hidden">
        {outcome}
      </p>
      <Card>
        <ul aria-label="Sign-in" className="divide-y divide-edge">
          <li className={ROW}>
            <span>
              {user.active ? 'Active: may sign in.' : 'Deactivated: cannot sign in. Nothing was deleted.'}
            </span>
            {user.active ? (
              <Button
                size="small"
                onClick={() => void act(activate(false), 'The user was deactivated and is out at once.')}
              >
                Deactivate
              </Button>
            ) : (
              <Button size="small" onClick={() => void act(activate(true), 'The user was activated.')}>
                Activate
              </Button>
            )}
          </li>
          {body?.lockedUntil ? (
            <li className={ROW}>
              <span>Locked until {momentOf(body.lockedUntil)}, after several failed attempts.</span>
              <Button
                size="small"
                onClick={() =>
                  void act(api.POST('/api/users/{id}/unlock', { params }), 'The account was unlocked.')
                }
              >
                Unlock
              </Button>
            </li>
          ) : null}
          <li className={ROW}>
            <span>
              {body
                ? body.factors.length > 0
                  ? body.factors
                      .map(({ method, since }) => `${METHODS[method]}, since ${dateOf(since)}`)
                      .join('; ')
                  : 'No second factor: the password only.'
                : 'Second factor …'}
            </span>
            {body && body.factors.length > 0 ? (
              <Button size="small" onClick={() => setResetting(true)}>
                Reset the second factor
              </Button>
            ) : null}
          </li>
          <li className={ROW}>
            <span>
              {body
                ? body.sessions.length === 0
                  ? 'Not signed in anywhere.'
                  : body.sessions.length === 1
                    ? 'One session.'
                    : `${body.sessions.length} sessions.`
                : 'Sessions …'}
            </span>
            {body && body.sessions.length > 0 ? (
              <Button
                size="small"
                onClick={() =>
                  void act(
                    api.DELETE('/api/users/{id}/sessions', { params }),
                    'All sessions and calendar addresses were ended.',
                  )
                }
              >
                End all sessions
              </Button>
            ) : null}
          </li>
        </ul>
      </Card>
      {body && body.sessions.length > 0 ? (
        <ul aria-label="Sessions" className="flex flex-col gap-1 text-13 text-ink-soft">
          {body.sessions.map(({ id, device, ip, lastSeenAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4">
              <span>
                {device}
                {ip ? `, ${ip}` : ''}. Last seen {momentOf(lastSeenAt)}.
              </span>
              <Button
                size="small"
                aria-label={`End the session of ${device}, last seen ${momentOf(lastSeenAt)}`}
                onClick={() =>
                  void act(
                    api.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } }),
                    'The session was ended.',
                  )
                }
              >
                End
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {body ? (
        <UserFeeds
          feeds={body.feeds}
          onRevoke={(id) =>
            void act(
              api.DELETE('/api/calendar-feeds/{id}', { params: { path: { id } } }),
              'The calendar address was ended. Calendars that use it no longer receive anything.',
            )
          }
        />
      ) : null}
      {resetting ? (
        <Dialog title="Reset the second factor" onClose={() => setResetting(false)}>
          <ResetFactorForm
            onCancel={() => setResetting(false)}
            user={user.id}
            onDone={() => {
              setResetting(false)
              void done('The second factor was removed, and all sessions and calendar addresses were ended.')
            }}
          />
        </Dialog>
      ) : null}
    </div>
  )
}
