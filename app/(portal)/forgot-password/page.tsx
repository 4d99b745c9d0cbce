import type { Metadata } from 'next'
import { AuthLayout } from '@/src/modules/auth/ui/login/AuthLayout'
import { ForgotPassword } from '@/src/modules/auth/ui/login/ForgotPassword'

export const metadata: Metadata = { title: 'Forgot your password' }
export const dynamic = 'force-dynamic'

/** Asks for the mail with the link to a new password. */
export default function ForgotPasswordPage() {
  return (
    <AuthLayout
      title="A new password"
      lead="Give your e-mail address. If it belongs to a user, a link to choose a new password is on its way in a moment."
    >
      <ForgotPassword />
    </AuthLayout>
  )
}
