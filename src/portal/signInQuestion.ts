import { GOOGLE_PROBLEMS } from '../modules/auth'
import type { Challenge, Method } from '../modules/auth/ui/account/api'

const METHODS: readonly Method[] = ['totp', 'email', 'sms', 'backup']
const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

type Params = Record<string, string | string[] | undefined>

/** The question for the second factor with which another sign-in method leads to the sign-in page. */
export function questionIn(params: Params): Challenge | null {
  const challenge = one(params['challenge'])
  const methods = one(params['methods'])
    .split(',')
    .flatMap((name) => METHODS.find((method) => method === name) ?? [])
  return /^[\w-]{20,200}$/.test(challenge) && methods.length > 0
    ? { challenge, methods, setUp: params['setUp'] === '1' }
    : null
}

/** Why another sign-in method failed, in words. */
const PROBLEMS: Record<(typeof GOOGLE_PROBLEMS)[number], string> = {
  'google-off': 'Signing in with Google is not set up here. Use your password.',
  'google-unreachable': 'Google could not be reached. Try again, or use your password.',
  'google-again': 'Signing in with Google did not work. Try again, or use your password.',
  'google-refused':
    'You did not allow it at Google, so nothing was changed. Use your password, or try again.',
  'google-unverified': 'Google has not verified the address of this account. Use your password.',
  'google-unknown':
    'No active user here has the address of this Google account. Use your password, or ask your coordinator for an invitation.',
}

export function problemIn(params: Params): string | null {
  const problem = GOOGLE_PROBLEMS.find((name) => name === one(params['problem']))
  return problem ? PROBLEMS[problem] : null
}
