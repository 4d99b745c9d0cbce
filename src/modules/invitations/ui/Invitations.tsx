'use client'
import { UserPlus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Role } from '../../../core/access/matrix'
import type { InvitationRow } from '../read'
import { List } from '../../../ui/tables/List'
import { Segments } from '../../../ui/tables/Segments'
import { useListTable } from '../../../ui/tables/useListTable'
import type { Page } from '../../../ui/tables/usePage'
import type { Changes } from '../../../ui/tables/useView'
import { Button } from '../../../ui/components/Button'
import { Card, PageTitle } from '../../../ui/components/Page'
import { InvitationLine } from './InvitationLine'

// Loaded when it is opened: the list needs none of its form.
const InviteDialog = dynamic(async () => (await import('./InviteDialog')).InviteDialog)

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
  const params = new URLSearchParams(show === 'open' ? {} : { show })
  const change = (changes: Changes) => {
    const query = new URLSearchParams(params)
    for (const [key, value] of Object.entries(changes)) if (value) query.set(key, value)
    router.push(`/invitations?${query.toString()}`)
  }
  const view = { params, change }
  const table = useListTable({ ...view, page })
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
        title="Invitations"
        lead={
          role === 'admin'
            ? 'Invitations to sign in: yours, and those that coordinators ask for.'
            : 'The people you invited to your exchanges. An administrator sends each invitation.'
        }
        action={invite}
      />
      <List
        table={table}
        one="invitation"
        many="invitations"
        pages={{ page, loading: false, failure: null, retry: router.refresh }}
        view={view}
        filters={[]}
        before={
          <>
            <Segments
              label="Which invitations"
              options={SHOWN}
              value={show}
              onChoose={(value) => change({ show: value })}
            />
            <p role="status" className="ml-2 text-15 text-ink-soft">
              {outcome}
            </p>
          </>
        }
        empty={{
          title: show === 'open' ? 'No invitation is open' : 'Nobody was invited yet',
          text: 'Who is invited gets a mail with a link. It works once, for seven days.',
        }}
      >
        <Card>
          <ul aria-label="Invitations" className="divide-y divide-edge">
            {table.getRowModel().rows.map(({ id, original }) => (
              <InvitationLine
                key={id}
                invitation={original}
                mayApprove={role === 'admin'}
                timeZone={timeZone}
                onTold={setOutcome}
              />
            ))}
          </ul>
        </Card>
      </List>
      {inviting ? <InviteDialog by={role} onDone={done} onClose={() => setInviting(false)} /> : null}
    </>
  )
}
