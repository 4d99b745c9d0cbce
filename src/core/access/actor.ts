import type { Role } from './matrix'

/** The signed-in person as the access rules need them: nothing more than this decides. */
export type Actor = {
  id: string
  role: Role
  /** The synced contact this sign-in belongs to, if any. */
  contact: string | null
  /** The agency this person works for, if any. */
  agency: string | null
}

type Related = string | { id: string } | null | undefined

/** The id of a relationship in any of its states: id, a record with one, empty. Nothing else is guessed at. */
export function idOf(value: unknown): string | null {
  const id: unknown = value instanceof Object && 'id' in value ? value.id : value
  return typeof id === 'string' && id !== '' ? id : null
}

type UserLike = {
  id: string
  role: Role
  active?: boolean | null
  contact?: Related
  agency?: Related
}

/** The actor behind a request's user, or null for nobody. A deactivated user is nobody. */
export function actorOf(user: UserLike | null | undefined): Actor | null {
  if (!user || user.active === false) return null
  return { id: user.id, role: user.role, contact: idOf(user.contact), agency: idOf(user.agency) }
}

/** The session behind a request, when a person is signed in. */
export function sessionIdOf(req: { user?: unknown }): string | null {
  const id: unknown = req.user instanceof Object && 'sessionId' in req.user ? req.user.sessionId : null
  return typeof id === 'string' ? id : null
}
