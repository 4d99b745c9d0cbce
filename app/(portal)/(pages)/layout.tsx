import type { ReactNode } from 'react'
import { sqlOn } from '@/src/core/database/sql'
import { readBrand } from '@/src/modules/firm'
import { demonstrationNotice } from '@/src/portal/demonstration'
import { requireActor } from '@/src/portal/session'
import { Shell } from '@/src/portal/shell/Shell'

/** Every page requires a session and is shown in the same shell. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  const { actor, person, db } = await requireActor()
  return (
    <Shell
      role={actor.role}
      name={person.displayName}
      email={person.email}
      firm={await readBrand(sqlOn(db))}
      notice={demonstrationNotice()}
    >
      {children}
    </Shell>
  )
}
