import { z } from 'zod'
import { count, id, instant, messageAnswer, pageAnswer, recordOf } from '../../core/api/answers'
import { ROLES } from '../../core/access/matrix'
import { FACTOR_METHODS } from './secondFactor/factors'

/** What signing in and its administration answer. */

const way = z.enum(['password', 'google', 'invitation', 'reset'])
const method = z.enum(FACTOR_METHODS)
const exp = z.int().describe('When the access token ends, in seconds since 1970')

const admittedFields = {
  user: z.strictObject({
    id,
    email: z.string(),
    role: z.enum(ROLES),
    firstName: z.string(),
    lastName: z.string(),
  }),
  token: z.string().describe('Access token, for the header Authorization'),
  exp,
  refreshToken: z.string().describe('Renews both tokens, once'),
}
const challengeFields = {
  twoFactorRequired: z.literal(true),
  challenge: z.string().describe('To be sent to verify-2fa with the code'),
  methods: z.array(z.enum([...FACTOR_METHODS, 'backup'])),
  setUp: z.literal(true).optional().describe('There is no second factor yet: setup-2fa comes first'),
}
const message = { message: z.string() }
/** A session, or the challenge for the second factor. */
export const admission = z.union([z.strictObject(admittedFields), z.strictObject(challengeFields)])
/** The same with a sentence. */
export const admissionWithMessage = z.union([
  z.strictObject({ ...message, ...admittedFields }),
  z.strictObject({ ...message, ...challengeFields }),
])
const backupCodes = z.array(z.string()).describe('Shown this once')
export const verified = z.union([
  z.strictObject({ ...admittedFields, backupCodes: backupCodes.optional() }),
  z.strictObject({ backupCodes }),
])
export const panelRefresh = z.strictObject({
  ...message,
  exp,
  refreshedToken: z.string(),
  user: recordOf('users'),
})

export const setUp = z.union([
  z.strictObject({
    method: z.literal('totp'),
    secret: z.string(),
    otpauthUrl: z.string(),
    qrCode: z.string().describe('PNG as a data URL'),
  }),
  z.strictObject({
    method: z.enum(['email', 'sms']),
    sentTo: z.string().describe('Address or number, masked'),
  }),
])
export const factor = z.strictObject({ method, since: instant })
export const secondFactor = z.strictObject({
  factors: z.array(factor),
  backupCodesLeft: count,
  required: z.boolean().describe('The policy asks for one'),
  available: z.array(method),
  trustedDevices: z.boolean().describe('A browser may be trusted for thirty days'),
})
export const codesAnew = z.strictObject({ backupCodes })

export const session = z.strictObject({
  id,
  device: z.string(),
  ip: z.string().nullable(),
  place: z.string().nullable(),
  way,
  secondFactor: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
})
export const sessions = pageAnswer(session.extend({ current: z.boolean().describe('The session that asks') }))
export const ended = messageAnswer.extend({
  ended: count.describe('Sessions that ended'),
  feeds: count.describe('Calendar feeds that were revoked'),
})
/** A sign-in, or an attempt at one, in the audit log. */
export const signInEvent = z.strictObject({
  id,
  action: z.string(),
  outcome: z.string(),
  ip: z.string().nullable(),
  device: z.string().nullable(),
  way: z.string().nullable(),
  createdAt: instant,
})
export const history = pageAnswer(signInEvent)

export const lockedAccount = z.strictObject({
  id,
  email: z.string(),
  displayName: z.string(),
  lockedAt: instant,
  lockedUntil: instant,
  ip: z.string().nullable(),
})
export const locked = pageAnswer(lockedAccount)
export const unlocked = messageAnswer.extend({ unlocked: z.boolean() })
export const ways = z.strictObject({ google: z.boolean(), sms: z.boolean() })
