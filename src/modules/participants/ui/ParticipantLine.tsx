'use client'
import { Clock } from 'lucide-react'
import Link from 'next/link'
import { ROLE_PERMISSIONS } from '../../../core/access/matrix'
import { Button } from '../../../ui/components/Button'
import { ROLE_NAMES } from '../../../ui/format/terms'
import { PERMISSION_NAMES, signInRoleOf, type Participant } from './types'

type Props = {
  participant: Participant
  /** Whose approval the firm wants. */ wanted: Participant['approvals']
  works: boolean
  contactLinked: boolean
  mayApprove: boolean
  onApprove: () => void
  onEdit: () => void
  onRemove: () => void
}

const waitsFor = ({ approvals }: Participant, wanted: Participant['approvals']) =>
  [
    wanted.admin && !approvals.admin ? 'an administrator' : '',
    wanted.client && !approvals.client ? 'the client' : '',
  ]
    .filter(Boolean)
    .join(' and ')

/** Whether a row takes away something that the role has. */
const isNarrowed = (participant: Participant) =>
  ROLE_PERMISSIONS[signInRoleOf(participant) ?? 'client'].some(
    (permission) => !participant.permissions.includes(permission),
  )

/** One person in an exchange: who, as what, what they may do, and what waits to be decided. */
export function ParticipantLine({
  participant,
  wanted,
  works,
  contactLinked,
  mayApprove,
  onApprove,
  onEdit,
  onRemove,
}: Props) {
  const signIn = signInRoleOf(participant)
  const name = participant.personName ?? 'Somebody'
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">
          {contactLinked && participant.contact ? (
            <Link
              href={`/contacts/${participant.contact}`}
              className="rounded-sm text-accent hover:underline"
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className="text-13 text-ink-soft">
          {[
            participant.role,
            signIn ? ROLE_NAMES[signIn] : 'Contact',
            participant.source === 'sync' ? 'from PracticePanther' : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {works && isNarrowed(participant) ? (
          <p className="text-13 text-ink-soft">
            May:{' '}
            {participant.permissions
              .map((permission) => PERMISSION_NAMES[permission].toLowerCase())
              .join(', ') || 'nothing'}
          </p>
        ) : null}
        {participant.status === 'PENDING' ? (
          <p className="mt-1 inline-flex items-center gap-1.5 text-13 font-medium">
            <Clock aria-hidden className="size-4" />
            Waits for approval. Not yet given by {waitsFor(participant, wanted)}.
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {mayApprove ? (
          <Button size="small" look="primary" aria-label={`Approve: ${name}`} onClick={onApprove}>
            Approve
          </Button>
        ) : null}
        {works ? (
          <Button size="small" aria-label={`Change: ${name}`} onClick={onEdit}>
            Change
          </Button>
        ) : null}
        {works ? (
          <Button size="small" look="quiet" aria-label={`Remove: ${name}`} onClick={onRemove}>
            Remove
          </Button>
        ) : null}
      </div>
    </div>
  )
}
