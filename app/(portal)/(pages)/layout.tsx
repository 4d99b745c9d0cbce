import type { ReactNode } from 'react'
import { demonstrationNotice } from '@/src/portal/demonstration'
import { requireActor } from '@/src/portal/session'
import { Shell } from '@/src/portal/shell/Shell'

/** Every page requires a session and is shown in the same shell. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  const { actor, person } = await requireActor()
  return (
    <Shell role={actor.role} name={person.displayName} email={person.email} notice={demonstrationNotice()}>
      {children}
    </Shell>
  )
}
