import config from '@payload-config'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getPayload, type Payload, type TypedUser } from 'payload'
import { cache } from 'react'
import { actorOf, type Actor } from '../core/access/actor'
import { databaseOf, type Database } from '../core/database/database'

/** The signed-in person of a page: who they are, and what the page reads with. */
export type Session = {
  actor: Actor
  person: { id: string; displayName: string; email: string }
  /** What Payload's own API reads as. */
  user: TypedUser
  payload: Payload
  db: Database
}

/** The person behind this request, or null for nobody. Asked once in a request. */
export const findSession = cache(async (): Promise<Session | null> => {
  // Asked first: it signals to Next that the page belongs to a request, so that no build renders it.
  const asked = await headers()
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: asked })
  const actor = actorOf(user)
  if (!user || !actor) return null
  return {
    actor,
    person: { id: user.id, displayName: user.displayName ?? user.email, email: user.email },
    user,
    payload,
    db: databaseOf(payload),
  }
})

/** The requested path, as the page server passed it on, without what the router adds to it. */
async function askedPath(): Promise<string> {
  const asked = (await headers()).get('x-peak-path') ?? '/'
  return asked.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, '')
}

/** The signed-in person; anybody else is led to the sign-in and comes back afterwards. */
export async function requireActor(): Promise<Session> {
  const session = await findSession()
  if (session) return session
  redirect(`/login?next=${encodeURIComponent(await askedPath())}`)
}

/** The database for a page that anybody may open. */
export async function openPool(): Promise<Database> {
  await headers()
  return databaseOf(await getPayload({ config }))
}
