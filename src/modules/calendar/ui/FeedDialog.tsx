'use client'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { ago } from '../../../ui/format/dates'

type Props = { exchange: string | null; onClose: () => void }

/** Where the common calendar programs take an address; `webcal:` is opened by the one of the device. */
function programsFor(url: string): { name: string; href: string }[] {
  const webcal = url.replace(/^https?:/, 'webcal:')
  return [
    {
      name: 'Google Calendar',
      href: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    },
    { name: 'Apple Calendar', href: webcal },
    {
      name: 'Outlook',
      href: `https://outlook.office.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}&name=${encodeURIComponent('1031 deadlines')}`,
    },
  ]
}

/** Makes the address that a calendar program subscribes to, and takes addresses back. */
export function FeedDialog({ exchange, onClose }: Props) {
  const { body, failure, ask } = useApi(['calendar-feeds'], () => api.GET('/api/calendar-feeds'))
  const [url, setUrl] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')

  async function make() {
    const answer = await answerOf(api.POST('/api/calendar-feeds', { body: exchange ? { exchange } : {} }))
    setRefused(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setUrl(answer.body.url)
    await ask()
  }
  async function revoke(id: string) {
    const answer = await answerOf(api.DELETE('/api/calendar-feeds/{id}', { params: { path: { id } } }))
    setRefused(answer.ok ? null : answer.message)
    if (answer.ok) setOutcome('The address was removed. Calendars that use it no longer receive anything.')
    await ask()
  }
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setOutcome('Copied.'),
      () => setOutcome('Select the address and copy it by hand.'),
    )

  return (
    <Dialog
      title={exchange ? 'This exchange in your calendar' : 'Your deadlines in your calendar'}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p>
          Subscribe to this address in your calendar app. Its entries explain each date and move when the date
          moves.
        </p>
        {failure || refused ? <Banner kind="failure">{failure ?? refused}</Banner> : null}
        {url ? (
          <div className="flex flex-col gap-2">
            <label className="text-15 font-medium">
              Address, shown this once
              <input
                readOnly
                value={url}
                onFocus={(event) => event.target.select()}
                className="control mt-1 block min-h-11 w-full px-3 font-normal"
              />
            </label>
            <p className="text-13 text-ink-soft">
              Whoever has it sees these dates without signing in. Keep it to yourself, and remove it when you
              no longer need it.
            </p>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => copy(url)}>Copy the address</Button>
              {programsFor(url).map(({ name, href }) => (
                <ButtonLink key={name} href={href} rel="noreferrer" target="_blank">
                  {name}
                </ButtonLink>
              ))}
            </div>
          </div>
        ) : (
          <Button look="primary" className="self-start" onClick={() => void make()}>
            Create an address
          </Button>
        )}
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
        {body && body.docs.length > 0 ? (
          <div>
            <h3 className="mb-2 text-15">Addresses in use</h3>
            <ul className="divide-y divide-edge rounded border border-edge">
              {body.docs.map(({ id, exchangeName, createdAt, readAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
                  <span className="min-w-0">
                    <span className="block break-words">{exchangeName ?? 'All my exchanges'}</span>
                    <span className="block text-13 text-ink-soft">
                      Created {ago(createdAt)}, {readAt ? `read ${ago(readAt)}` : 'never read'}
                    </span>
                  </span>
                  <Button
                    size="small"
                    aria-label={`Remove: ${exchangeName ?? 'all my exchanges'}, created ${ago(createdAt)}`}
                    onClick={() => void revoke(id)}
                  >
                    Remove
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
