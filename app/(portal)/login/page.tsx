import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { devicesMayBeTrusted } from '@/src/modules/auth'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { demonstrationNotice } from '@/src/portal/demonstration'
import { safeNext } from '@/src/modules/auth'
import { findSession, openPool } from '@/src/portal/session'
import { problemIn, questionIn } from '@/src/portal/signInQuestion'
import { AuthLayout } from '@/src/modules/auth/ui/login/AuthLayout'
import { SignIn } from '@/src/modules/auth/ui/login/SignIn'

export const metadata: Metadata = { title: 'Sign in' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The sign-in for everybody, portal and panel: nothing else is on the page. */
export default async function LoginPage({ searchParams }: Args) {
  const params = await searchParams
  const destination = safeNext(typeof params['next'] === 'string' ? params['next'] : null)
  if (await findSession()) redirect(destination ?? '/home')
  return (
    <AuthLayout
      title="Sign in"
      lead={
        destination
          ? 'Sign in to continue to the page you asked for.'
          : 'Your exchanges, their dates and your next step.'
      }
      notice={demonstrationNotice()}
    >
      <SignIn
        next={destination ?? '/home'}
        asked={questionIn(params)}
        problem={problemIn(params)}
        google={settings().GOOGLE_CLIENT_ID !== undefined}
        mayTrust={await devicesMayBeTrusted(sqlOn(await openPool()))}
      />
    </AuthLayout>
  )
}
