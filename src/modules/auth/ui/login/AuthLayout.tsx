import type { ReactNode } from 'react'
import { Logo } from '../../../../ui/components/Logo'

/** The layout of the sign-in pages: the firm's logo, the form, and nothing else. */
export function AuthLayout({
  title,
  lead,
  notice,
  children,
}: {
  title: string
  lead: string
  notice?: string | null
  children: ReactNode
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-8 flex items-center gap-3">
          <Logo className="size-10" />
          <span className="text-18 font-semibold">Peak 1031</span>
        </div>
        <h1 className="text-24">{title}</h1>
        <p className="mt-1 mb-6 text-ink-soft">{lead}</p>
        {children}
        {notice ? <p className="mt-8 border-t border-edge pt-4 text-13 text-ink-faint">{notice}</p> : null}
      </div>
    </main>
  )
}
