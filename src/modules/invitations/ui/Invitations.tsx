'use client'
import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Role } from '../../../core/access/matrix'
import type { InvitationRow } from '../read'
import { Pager } from '../../../ui/tables/Pager'
import { Segments } from '../../../ui/tables/Segments'
import type { Page } from '../../../ui/tables/usePage'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Card, Empty, PageTitle } from '../../../ui/components/Page'
import { InvitationLine } from './InvitationLine'
import { InviteForm } from './InviteForm'

const SHOWN = [
  { value: 'open', name: 'Open' },
  { value: 'all', name: 'All' },
]

type Props = { role: Role; page: Page<InvitationRow>; show: 'open' | 'all'; timeZone: string }

/** Who was invited, and the state of each invitation; inviting somebody is the page's one action. */
export function Invitations({ role, page, show, timeZone }: Props) {
  const router = useRouter()
  const [inviting, setInviting] = useState(false)
  const [outcome, setOutcome] = useState('')
  const go = (change: { show?: string; page?: number }) => {
    const query = new URLSearchParams({ show: change.show ?? show, page: String(change.page ?? 1) })
    router.push(`/people?${query.toString()}`)
  }
  const done = (words: string) => {
    setInviting(false)
    setOutcome(words)
    router.refresh()
  }
  const invite = (
    <Button look="primary" onClick={() => setInviting(true)}>
      <UserPlus aria-hidden className="size-4" /> Invite somebody
    </Button>
  )
  return (
    <>
      <PageTitle
        title="People"
        lead={
          role === 'admin'
            ? 'Invitations to sign in: yours, and those that coordinators ask for.'
            : 'The people you invited to your exchanges. An administrator sends each invitation.'
        }
        action={invite}
      />
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-4">
          <Segments
            label="Which invitations"
            options={SHOWN}
            value={show}
            onChoose={(value) => go({ show: value })}
          />
          <p role="status" className="text-15 text-ink-soft">
            {outcome}
          </p>
        </div>
        {page.docs.length === 0 ? (
          <Empty title={show === 'open' ? 'No invitation is open' : 'Nobody was invited yet'}>
            Who is invited gets a mail with a link. It works once, for seven days.
          </Empty>
        ) : (
          <Card>
            <ul aria-label="Invitations" className="divide-y divide-edge">
              {page.docs.map((invitation) => (
                <InvitationLine
                  key={invitation.id}
                  invitation={invitation}
                  mayApprove={role === 'admin'}
                  timeZone={timeZone}
                  onTold={setOutcome}
                />
              ))}
            </ul>
          </Card>
        )}
        <Pager page={page} one="invitation" many="invitations" onPage={(number) => go({ page: number })} />
      </div>
      {inviting ? (
        <Dialog title="Invite somebody" onClose={() => setInviting(false)}>
          <InviteForm by={role} onDone={done} onCancel={() => setInviting(false)} />
        </Dialog>
      ) : null}
    </>
  )
}
