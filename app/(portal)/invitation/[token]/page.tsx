import type { Metadata } from 'next'
import { needsSecondFactor } from '@/src/modules/auth'
import { sqlOn } from '@/src/core/database/sql'
import { openInvitation } from '@/src/modules/invitations'
import { demonstrationNotice } from '@/src/portal/demonstration'
import { openPool } from '@/src/portal/session'
import { AcceptInvitation } from '@/src/modules/invitations/ui/accept/AcceptInvitation'
import { AuthLayout } from '@/src/modules/auth/ui/login/AuthLayout'
import { ButtonLink } from '@/src/ui/components/Button'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' }

type Args = { params: Promise<{ token: string }> }

/** An invitation: whoever has its link chooses a password and is in. */
export default async function InvitationPage({ params }: Args) {
  const { token } = await params
  const sql = sqlOn(await openPool())
  const invitation = await openInvitation(sql, token).catch(() => null)
  if (!invitation) {
    return (
      <AuthLayout
        title="This invitation is no longer valid"
        lead="It was used, was withdrawn, or has expired. A link works once, for seven days. The person who invited you can send another one."
      >
        <ButtonLink look="primary" href="/login" className="min-h-11 w-full">
          Sign in
        </ButtonLink>
      </AuthLayout>
    )
  }
  const { email, firstName, lastName, inviter, role } = invitation
  const second = (await needsSecondFactor(sql, role))
    ? ' Then you will set up a second factor; have your phone ready.'
    : ''
  return (
    <AuthLayout
      title={`Welcome, ${firstName}`}
      lead={`${inviter ?? 'Your firm'} invited you. Choose a password to sign in.${second}`}
      notice={demonstrationNotice()}
    >
      <AcceptInvitation invited={{ token, email, firstName, lastName }} />
    </AuthLayout>
  )
}
