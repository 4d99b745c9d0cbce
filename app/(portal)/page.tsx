import { redirect } from 'next/navigation'
import { findSession } from '@/src/portal/session'

/** The root page: redirects to home with a session, to the sign-in without one. */
export default async function FrontDoor() {
  redirect((await findSession()) ? '/home' : '/login')
}
