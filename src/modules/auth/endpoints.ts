import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { passwordEndpoints, payloadPasswords } from './endpoints/passwords'
import { secondFactorEndpoints } from './endpoints/secondFactor'
import { sessionEndpoints } from './endpoints/sessions'
import { payloadSignIn, signInEndpoints } from './endpoints/signIn'
import { userSecurityEndpoints } from './endpoints/users'
import { googleEndpoints } from './google/endpoints'

/** Everything about one's own sign-in; below `/api/users` Payload's own routes with our sign-in behind them, and the sessions of other users. */
export const endpoints: ModuleEndpoints = {
  root: [
    ...signInEndpoints,
    ...passwordEndpoints,
    ...secondFactorEndpoints,
    ...sessionEndpoints,
    ...googleEndpoints,
  ],
  users: [...payloadSignIn, ...payloadPasswords, ...userSecurityEndpoints],
}
