import Link from 'next/link'
import { ROLES, type Role } from '../../../../core/access/matrix'
import type { ParticipantRow } from '../../reads/exchange'
import { Card } from '../../../../ui/components/Page'
import { telephone } from '../../../../ui/format/phone'
import { ROLE_NAMES } from '../../../../ui/format/terms'

type Props = {
  clientName: string | null
  coordinatorName: string | null
  participants: ParticipantRow[]
  contactLinked: boolean
}

const roleOf = (role: string | null): Role | undefined => ROLES.find((entry) => entry === role)

function Line({ name, role, children }: { name: React.ReactNode; role: string; children?: React.ReactNode }) {
  return (
    <li className="px-4 py-2.5">
      <p className="font-medium break-words">{name}</p>
      <p className="text-13 text-ink-soft">{role}</p>
      {children}
    </li>
  )
}

/** Who takes part. Ways to reach them are there for staff. */
export function Participants({ clientName, coordinatorName, participants, contactLinked }: Props) {
  if (!clientName && !coordinatorName && participants.length === 0)
    return <p className="text-ink-soft">Nobody has been added to this exchange yet.</p>
  return (
    <Card>
      <ul className="divide-y divide-edge">
        {clientName ? <Line name={clientName} role="Client" /> : null}
        {coordinatorName ? <Line name={coordinatorName} role="Coordinator" /> : null}
        {participants.map(({ id, personName, role, signInRole, contactId, email, phone }) => {
          const known = roleOf(signInRole)
          return (
            <Line
              key={id}
              name={
                contactLinked && contactId ? (
                  <Link href={`/contacts/${contactId}`} className="rounded-sm text-accent hover:underline">
                    {personName}
                  </Link>
                ) : (
                  personName
                )
              }
              role={role ?? (known ? ROLE_NAMES[known] : 'Participant')}
            >
              {email ? (
                <a href={`mailto:${email}`} className="block text-13 break-all text-accent hover:underline">
                  {email}
                </a>
              ) : null}
              {phone ? (
                <a href={telephone(phone)} className="block text-13 text-accent hover:underline">
                  {phone}
                </a>
              ) : null}
            </Line>
          )
        })}
      </ul>
    </Card>
  )
}
