import { redirect } from 'next/navigation'
import { findSession } from '@/src/portal/session'

/** The front door: home for those who are signed in, the sign-in for everybody else. */
export default async function FrontDoor() {
  redirect((await findSession()) ? '/home' : '/login')
}
