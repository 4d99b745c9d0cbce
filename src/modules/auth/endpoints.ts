import type { Endpoint } from 'payload'
import { passwordEndpoints, payloadPasswords } from './endpoints/passwords'
import { secondFactorEndpoints } from './endpoints/secondFactor'
import { sessionEndpoints } from './endpoints/sessions'
import { payloadSignIn, signInEndpoints } from './endpoints/signIn'
import { userSecurityEndpoints } from './endpoints/users'
import { googleEndpoints } from './google/endpoints'

/** Everything below `/api/auth` that is about the own sign-in. */
export const authEndpoints: Endpoint[] = [
  ...signInEndpoints,
  ...passwordEndpoints,
  ...secondFactorEndpoints,
  ...sessionEndpoints,
  ...googleEndpoints,
]

/** Below `/api/users`: Payload's own routes with our sign-in behind them, and the sessions of other users. */
export const userAuthEndpoints: Endpoint[] = [...payloadSignIn, ...payloadPasswords, ...userSecurityEndpoints]
