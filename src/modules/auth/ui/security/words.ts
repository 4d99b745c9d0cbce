import { writtenDay, writtenInstant } from '../../../../ui/format/dates'

/** Dates and events of the security page in plain words. */
export const dateOf = (instant: string): string => writtenDay(instant)
export const momentOf = (instant: string): string => writtenInstant(instant)

const EVENTS: Record<string, string> = {
  'sessions.start': 'Signed in',
  'sessions.failure': 'A sign-in failed',
  'sessions.refused': 'A sign-in with Google was refused',
  'sessions.lockout': 'The account was locked for 15 minutes',
  'sessions.end': 'Signed out',
  'sessions.revoke': 'A session was ended',
  'sessions.revoke-all': 'All other sessions were ended',
  'sessions.reuse': 'A session was used twice and was ended',
  'sessions.moved': 'A session continued from another device or address',
  'sessions.policy': 'A session ended: a second factor is needed now',
  'sessions.confirm-failure': 'A wrong password was entered to confirm a change',
  'sessions.unlock': 'An account was unlocked',
  'second-factor.success': 'The second factor was entered',
  'second-factor.failure': 'A wrong code was entered',
  'second-factor.set-up': 'A second factor was set up',
  'second-factor.remove': 'The second factor was removed',
  'second-factor.reset': 'A second factor was removed by an administrator',
  'second-factor.backup-codes': 'New backup codes were made',
  'users.password': 'The password was changed',
  'users.reset-asked': 'A new password was requested',
}

/** What happened, for somebody who does not know our names for it. */
export const eventName = (action: string): string => EVENTS[action] ?? action.replaceAll(/[.-]/g, ' ')
