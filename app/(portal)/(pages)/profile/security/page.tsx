import type { Metadata } from 'next'
import { requireActor } from '@/src/portal/session'
import { PageTitle } from '@/src/ui/components/Page'
import { Security } from '@/src/modules/auth/ui/security/Security'

export const metadata: Metadata = { title: 'Security' }

/** The own sign-in: password, second factor, sessions, and what happened with them. */
export default async function SecurityPage() {
  const { person } = await requireActor()
  return (
    <>
      <PageTitle title="Security" lead={`How you sign in as ${person.email}, and where you are signed in.`} />
      <Security email={person.email} />
    </>
  )
}
