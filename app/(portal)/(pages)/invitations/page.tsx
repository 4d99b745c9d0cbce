import type { Metadata } from 'next'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { invitationQuery, readInvitations } from '@/src/modules/invitations'
import { requireRole } from '@/src/portal/staff'
import { Invitations } from '@/src/modules/invitations/ui/Invitations'

export const metadata: Metadata = { title: 'Invitations' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who is invited to sign in. */
export default async function InvitationsPage({ searchParams }: Args) {
  const { actor, db } = await requireRole('admin', 'coordinator')
  const asked = invitationQuery.safeParse(await searchParams)
  const query = asked.success ? asked.data : invitationQuery.parse({})
  return (
    <Invitations
      role={actor.role}
      page={await readInvitations(sqlOn(db), actor, query)}
      show={query.show}
      timeZone={settings().PP_FIRM_TIME_ZONE}
    />
  )
}
