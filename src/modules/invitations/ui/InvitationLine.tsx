'use client'
import { CircleCheck, CircleSlash, Clock, MailCheck } from 'lucide-react'
import clsx from 'clsx'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { InvitationRow } from '../read'
import { answerOf, api, type Call } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { writtenInstant } from '../../../ui/format/dates'
import { ROLE_NAMES } from '../../../ui/format/terms'
import { URGENCY_TEXT } from '../../../ui/format/urgency'
import { standing, tiesOf, undelivered } from './words'

const ICONS = { WAITING: Clock, PENDING: MailCheck, ACCEPTED: CircleCheck, REVOKED: CircleSlash }

type Props = {
  invitation: InvitationRow
  mayApprove: boolean
  timeZone: string
  onTold: (outcome: string) => void
}

function When({ invitation, timeZone }: { invitation: InvitationRow; timeZone: string }) {
  const { state, expired, expiresAt, acceptedAt, createdAt } = invitation
  if (acceptedAt) return <>Accepted {writtenInstant(acceptedAt, timeZone)}</>
  if (state === 'PENDING' && expiresAt)
    return (
      <>
        {expired ? 'Expired' : 'Open until'} {writtenInstant(expiresAt, timeZone)}
      </>
    )
  return <>Asked for {writtenInstant(createdAt, timeZone)}</>
}

/** One invitation, and what can be done about it. */
export function InvitationLine({ invitation, mayApprove, timeZone, onTold }: Props) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const { id, firstName, lastName, email, role, state, inviter } = invitation
  const name = `${firstName} ${lastName}`
  const Icon = ICONS[state]
  const stuck = undelivered(invitation)

  const params = { path: { id } }
  async function act(call: Call<unknown>, outcome: string) {
    setWaiting(true)
    const answer = await answerOf(call)
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onTold(outcome)
    router.refresh()
  }

  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium break-words">
          {name} <span className="font-normal text-ink-soft">{ROLE_NAMES[role]}</span>
        </p>
        <p className="text-13 break-all text-ink-soft">{email}</p>
        {tiesOf(invitation) ? (
          <p className="text-13 break-words text-ink-soft">{tiesOf(invitation)}</p>
        ) : null}
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-13 text-ink-soft">
          <span className="inline-flex items-center gap-1.5 font-medium text-ink">
            <Icon aria-hidden className="size-4" />
            {standing(invitation)}
          </span>
          <span>
            <When invitation={invitation} timeZone={timeZone} />
          </span>
          {inviter ? <span>by {inviter}</span> : null}
        </p>
        {stuck ? <p className={clsx('mt-1 text-13', URGENCY_TEXT.overdue)}>{stuck}</p> : null}
        {failure ? (
          <div className="mt-2">
            <Banner kind="failure">{failure}</Banner>
          </div>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {state === 'WAITING' && mayApprove ? (
          <Button
            size="small"
            look="primary"
            disabled={waiting}
            aria-label={`Approve and send: ${name}`}
            onClick={() =>
              void act(
                api.PUT('/api/invitations/{id}/approve', { params }),
                `The invitation to ${email} is on its way.`,
              )
            }
          >
            Approve and send
          </Button>
        ) : null}
        {state === 'PENDING' ? (
          <Button
            size="small"
            disabled={waiting}
            aria-label={`Send again: ${name}`}
            onClick={() =>
              void act(
                api.POST('/api/invitations/{id}/resend', { params }),
                `A new invitation to ${email} is on its way; the link before it is dead.`,
              )
            }
          >
            Send again
          </Button>
        ) : null}
        {state === 'PENDING' || state === 'WAITING' ? (
          <Button
            size="small"
            disabled={waiting}
            aria-label={`Withdraw: ${name}`}
            onClick={() =>
              void act(
                api.DELETE('/api/invitations/{id}', { params }),
                `The invitation to ${email} was withdrawn.`,
              )
            }
          >
            Withdraw
          </Button>
        ) : null}
      </div>
    </li>
  )
}
