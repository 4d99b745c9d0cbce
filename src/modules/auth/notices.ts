import type { Sql } from '../../core/database/sql'
import { publicUrl } from '../../core/env'
import { alertAdmins } from '../notifications'
import { queueMail, queueSms } from '../delivery'
import type { Origin } from './origin'
import type { Person } from './person'

/** What people are notified of about their own sign-in, and administrators about those of others. */

const from = ({ device, ip, place }: Origin) =>
  `${device}, address ${ip || 'unknown'}${place ? ` (${place})` : ''}`
const SECURITY_PAGE = { label: 'Look at your sessions', url: () => `${publicUrl()}/profile/security` }
const securityPage = () => ({ label: SECURITY_PAGE.label, url: SECURITY_PAGE.url() })
const NOT_YOU =
  'If this was not you, end the session on your security page, choose a new password, and tell your coordinator.'

/** The code of a sign-in by mail. */
export const mailCode = (sql: Sql, person: Person, code: string) =>
  queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'sign-in-code',
    secret: true,
    subject: 'Your sign-in code',
    paragraphs: [
      `Your code is ${code}. It works once, for ten minutes.`,
      'Nobody from the firm will ever ask you for it. If you did not try to sign in, somebody knows your password: choose a new one.',
    ],
  })

/** The code of a sign-in by text message. */
export const textCode = (sql: Sql, phone: string, code: string) =>
  queueSms(sql, {
    to: phone,
    kind: 'sign-in-code',
    secret: true,
    text: `Your Peak 1031 code is ${code}. It works once, for ten minutes. Nobody will ever ask you for it.`,
  })

export const mailReset = (sql: Sql, person: Person, token: string) =>
  queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'password-reset',
    secret: true,
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody, probably you, asked for a new password for this address.',
      'The link works once, for one hour. If you did not ask for it, you can ignore this e-mail: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url: `${publicUrl()}/reset-password/${token}` },
  })

export const mailPasswordChanged = (sql: Sql, person: Person, origin: Origin) =>
  queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'password-changed',
    subject: 'Your password was changed',
    paragraphs: [
      `Your password was changed from ${from(origin)}. Every session was ended.`,
      'If this was not you, ask for a new password at once and tell your coordinator.',
    ],
    action: { label: 'Choose a new password', url: `${publicUrl()}/forgot-password` },
  })

export const mailNewOrigin = (sql: Sql, person: Person, origin: Origin, what: 'device' | 'address') =>
  queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'new-sign-in',
    subject: `Sign-in from a new ${what}`,
    paragraphs: [
      `Somebody signed in as you from a ${what} that was not used before: ${from(origin)}.`,
      NOT_YOU,
    ],
    action: securityPage(),
  })

export const mailSecondFactor = (sql: Sql, person: Person, change: 'set up' | 'removed', origin: Origin) =>
  queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'second-factor',
    subject: `Second factor ${change}`,
    paragraphs: [`A second factor of your sign-in was ${change} from ${from(origin)}.`, NOT_YOU],
    action: securityPage(),
  })

/** A refresh token was used twice: one of the two was not the owner. */
export async function notifyTokenReuse(sql: Sql, person: Person, origin: Origin): Promise<void> {
  await queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'session-reuse',
    subject: 'A session of yours was ended',
    paragraphs: [
      `A session was renewed twice with the same key, the second time from ${from(origin)}. This happens when a copy of it is in other hands, so the session was ended everywhere.`,
      'Sign in again. If it happens once more, choose a new password.',
    ],
    action: securityPage(),
  })
  await alertAdmins(sql, {
    title: 'A session was used twice',
    body: `${person.firstName} ${person.lastName} (${person.email}), from ${from(origin)}. The session was ended.`,
    link: '/users',
  })
}

export async function notifyLockout(sql: Sql, person: Person, origin: Origin): Promise<void> {
  await queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'lockout',
    subject: 'Your sign-in is locked for 15 minutes',
    paragraphs: [
      `There were several failed attempts to sign in as you, the last from ${from(origin)}. To be safe, nobody can sign in as you for 15 minutes.`,
      'If you forgot your password, ask for a new one.',
    ],
    action: { label: 'Choose a new password', url: `${publicUrl()}/forgot-password` },
  })
  await alertAdmins(sql, {
    title: 'An account is locked',
    body: `Repeated failed sign-ins for ${person.email}, the last from ${from(origin)}.`,
    link: '/users',
  })
}

/** Many failures from one place, each account perhaps tried but once or twice. */
export const notifyPasswordSpraying = (sql: Sql, failures: number, origin: Origin) =>
  alertAdmins(sql, {
    title: 'Many failed sign-ins from one place',
    body: `${failures} sign-ins failed within a quarter of an hour from ${from(origin)}, whatever the account. From 100 on nothing is tried from there.`,
    link: '/users',
  })

/** A session goes on in another device than the one it was begun in. */
export const mailMoved = (sql: Sql, person: Person, before: string, origin: Origin) =>
  queueMail(sql, {
    to: person.email,
    user: person.id,
    kind: 'session-moved',
    subject: 'A session of yours goes on in another device',
    paragraphs: [`A session that was begun in ${before} was renewed from ${from(origin)}.`, NOT_YOU],
    action: securityPage(),
  })
