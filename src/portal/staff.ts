import { notFound } from 'next/navigation'
import type { Role } from '../core/access/matrix'
import { requireActor, type Session } from './session'

/** The signed-in person, when their role has this page; others are answered 404. */
export async function requireRole(...roles: readonly Role[]): Promise<Session> {
  const session = await requireActor()
  if (!roles.includes(session.actor.role)) notFound()
  return session
}
