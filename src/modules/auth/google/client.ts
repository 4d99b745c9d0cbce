import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client'
import { publicUrl, settings } from '../../../core/env'

/** Whether people may sign in with Google. */
export const googleIsOffered = (): boolean => settings().GOOGLE_CLIENT_ID !== undefined

/** Where Google leads back to; to be entered there. */
export const callbackUrl = (): string => `${publicUrl()}/api/auth/google/callback`

const PATIENCE_SECONDS = 10
let held: Promise<Configuration> | undefined

async function discover(): Promise<Configuration> {
  const { GOOGLE_ISSUER, GOOGLE_CLIENT_ID = '', GOOGLE_CLIENT_SECRET = '' } = settings()
  const issuer = new URL(GOOGLE_ISSUER)
  // Plain http is only accepted by the settings when the issuer is on this machine.
  // The signature of an ID token is checked though it comes straight from Google: TLS alone is not asked for more.
  const execute = [
    enableNonRepudiationChecks,
    ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : []),
  ]
  return discovery(issuer, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, undefined, {
    execute,
    timeout: PATIENCE_SECONDS,
  })
}

/** What Google publishes about itself, requested once; a failure is not cached. */
function configuration(): Promise<Configuration> {
  if (held) return held
  const asked = discover()
  held = asked
  asked.catch(() => {
    held = undefined
  })
  return asked
}

/** What binds an answer of Google to the question: all three are checked when it comes. */
export type Attempt = { state: string; nonce: string; verifier: string }

/** The address at which Google asks the person. */
export async function questionUrl({ state, nonce, verifier }: Attempt): Promise<URL> {
  const challenge = await calculatePKCECodeChallenge(verifier)
  return buildAuthorizationUrl(await configuration(), {
    redirect_uri: callbackUrl(),
    scope: 'openid email',
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    prompt: 'select_account',
  })
}

/** Who Google says it is. */
export type Claims = { email: string | null; verified: boolean }

/**
 * Exchanges the code of an answer for the ID token and checks it: signature, issuer, audience,
 * time, nonce, state and PKCE. @throws when any of them is wrong
 */
export async function claimsOf(search: string, { state, nonce, verifier }: Attempt): Promise<Claims> {
  const tokens = await authorizationCodeGrant(await configuration(), new URL(`${callbackUrl()}${search}`), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  const email = claims?.['email']
  return { email: typeof email === 'string' ? email : null, verified: claims?.['email_verified'] === true }
}
