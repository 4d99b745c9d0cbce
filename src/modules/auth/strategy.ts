import type { AuthStrategy } from 'payload'
import { tokenOf, userOfToken, type SessionUser } from './session'

/** Users that the API handler has already looked up, by the headers object of their request. */
const known = new WeakMap<object, SessionUser>()

/** Lets Payload take over the user that the API handler found, without asking the database again. */
export function rememberUser(headers: Headers, user: SessionUser): void {
  known.set(headers, user)
}

/**
 * The only strategy that identifies a user for Payload. Its own JWT strategy runs after this one and accepts nothing: our
 * tokens are signed with a key of their own, and nobody is given one that is signed with Payload's.
 */
export const sessionStrategy: AuthStrategy = {
  name: 'peak-session',
  authenticate: async ({ headers, payload }) => {
    const remembered = known.get(headers)
    if (remembered) return { user: remembered }
    const found = tokenOf(headers)
    return { user: found ? await userOfToken(payload, found.token) : null }
  },
}
