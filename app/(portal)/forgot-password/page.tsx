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
      lead="Enter your e-mail address. If somebody signs in with it, we send a link to choose a new password."
    >
      <ForgotPassword />
    </AuthLayout>
  )
}
