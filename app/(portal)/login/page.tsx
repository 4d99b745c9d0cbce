import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { demonstrationNotice } from '@/src/portal/demonstration'
import { safeNext } from '@/src/portal/nextPath'
import { findSession } from '@/src/portal/session'
import { SignInForm } from '@/src/ui/login/SignInForm'
import { Mark } from '@/src/ui/parts/Mark'

export const metadata: Metadata = { title: 'Sign in' }

type Args = { searchParams: Promise<{ next?: string | string[] }> }

/** The sign-in for everybody: nothing else is on the page. */
export default async function LoginPage({ searchParams }: Args) {
  const { next } = await searchParams
  const destination = safeNext(typeof next === 'string' ? next : null)
  if (await findSession()) redirect(destination ?? '/home')
  const notice = demonstrationNotice()
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-8 flex items-center gap-3">
          <Mark className="size-10" />
          <span className="text-18 font-semibold">Peak 1031</span>
        </div>
        <h1 className="text-24">Sign in</h1>
        <p className="mt-1 mb-6 text-ink-soft">{destination ? 'Sign in to continue to the page you asked for.' : 'Your exchanges, their dates and your next step.'}</p>
        <SignInForm next={destination ?? '/home'} />
        {notice ? <p className="mt-8 border-t border-edge pt-4 text-13 text-ink-faint">{notice}</p> : null}
      </div>
    </main>
  )
}
