import type { Metadata } from 'next'
import { openReset } from '@/src/modules/auth'
import { sqlOn } from '@/src/core/database/sql'
import { openPool } from '@/src/portal/session'
import { AuthLayout } from '@/src/modules/auth/ui/login/AuthLayout'
import { ResetPassword } from '@/src/modules/auth/ui/login/ResetPassword'
import { ButtonLink } from '@/src/ui/components/Button'

export const metadata: Metadata = { title: 'Choose a new password' }

/** Where the link of the mail leads: a new password, or the way to a new link. */
export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (await openReset(sqlOn(await openPool()), token)) {
    return (
      <AuthLayout
        title="Choose a new password"
        lead="You then sign in with it. All your sessions end, on every device."
      >
        <ResetPassword token={token} />
      </AuthLayout>
    )
  }
  return (
    <AuthLayout
      title="This link is no longer valid"
      lead="A link works once, for one hour, and only the newest one works. Your password was not changed."
    >
      <ButtonLink look="primary" href="/forgot-password">
        Ask for a new link
      </ButtonLink>
    </AuthLayout>
  )
}
