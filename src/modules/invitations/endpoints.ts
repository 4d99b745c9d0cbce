import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { ROLES, STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam, type Call } from '../../core/api/defineEndpoint'
import { openEndpoint } from '../../core/api/openEndpoint'
import { emailAddress } from '../../core/emailAddress'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { admissionAnswer, admit, noteDeadToken, needsSecondFactor } from '../auth'
import { requireExchange } from '../../core/access/requireExchange'
import { accept, NotOpen, openInvitation } from './accept'
import { assertMayInvite, personOf } from './guest'
import { assertReachable } from './reach'
import { approve, invite, resend, revoke } from './write'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const name = singleLine().trim().min(1).max(100)
const reference = z
  .uuid()
  .nullish()
  .transform((id) => id ?? null)
const PERSON = ['email', 'firstName', 'lastName'] as const

/** Whom to invite. A client's address and name may be left out: they are then those of the contact. */
const guest = z
  .strictObject({
    email: singleLine().trim().toLowerCase().pipe(emailAddress()).optional(),
    role: z.enum(ROLES),
    firstName: name.optional(),
    lastName: name.optional(),
    contact: reference,
    agency: reference,
    exchange: reference,
  })
  .superRefine((asked, { addIssue }) => {
    if (asked.role === 'client' && asked.contact) return
    for (const field of PERSON)
      if (asked[field] === undefined) addIssue({ code: 'custom', path: [field], message: 'is needed' })
  })

const within = <T>(
  { req }: Pick<Call<unknown, unknown>, 'req'>,
  work: (sql: Sql) => Promise<T>,
): Promise<T> => inTransaction(databaseOf(req.payload), work)

const create = defineEndpoint({
  method: 'post',
  path: '/users/invite',
  summary:
    'Invites somebody to sign in, by mail. What a coordinator asks for waits for an administrator, and is for an exchange of theirs',
  roles: STAFF,
  status: 201,
  body: guest,
  answer: answers.create,
  handler: async (call) => {
    assertMayInvite(call.actor, call.body)
    if (call.body.exchange) await requireExchange(call.req, call.actor, call.body.exchange, 'manage')
    return {
      invitation: await within(call, async (sql) =>
        invite(sql, call.req, call.actor, await personOf(sql, call.body)),
      ),
    }
  },
})

const approveOne = defineEndpoint({
  method: 'put',
  path: '/invitations/:id/approve',
  summary: 'Approves an invitation that a coordinator asked for; it is sent',
  roles: ['admin'],
  answer: answers.changed,
  handler: async (call) => {
    const id = idParam(call)
    await assertReachable(databaseOf(call.req.payload), id)
    return {
      message: 'The invitation was approved and sent.',
      invitation: await within(call, (sql) => approve(sql, call.req, id)),
    }
  },
})

const resendOne = defineEndpoint({
  method: 'post',
  path: '/invitations/:id/resend',
  summary: 'Sends an invitation again with a new link; the one before is dead',
  roles: STAFF,
  answer: answers.changed,
  handler: async (call) => {
    const id = idParam(call)
    return {
      message: 'The invitation was sent again.',
      invitation: await within(call, (sql) => resend(sql, call.req, call.actor, id)),
    }
  },
})

const revokeOne = defineEndpoint({
  method: 'delete',
  path: '/invitations/:id',
  summary: 'Withdraws an invitation; its link is dead at once',
  roles: STAFF,
  answer: answers.changed,
  handler: async (call) => {
    const id = idParam(call)
    return {
      message: 'The invitation was withdrawn.',
      invitation: await within(call, (sql) => revoke(sql, call.req, call.actor, id)),
    }
  },
})

/** Keeps that a link was tried that is not open. */
async function noted<T>(req: PayloadRequest, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof NotOpen) await noteDeadToken(req, 'invitations.refused')
    throw error
  }
}

const look = openEndpoint({
  method: 'get',
  path: '/auth/invitation/:token',
  summary: 'Who an open invitation is for; 404 for every other token',
  answer: answers.look,
  handler: async ({ req, param }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const { email, firstName, lastName, role, expiresAt, inviter } = await noted(
      req,
      openInvitation(sql, param('token')),
    )
    return {
      email,
      firstName,
      lastName,
      role,
      expiresAt,
      invitedBy: inviter,
      secondFactorRequired: await needsSecondFactor(sql, role),
    }
  },
})

const acceptOne = openEndpoint({
  method: 'post',
  path: '/auth/accept-invitation',
  setsCookies: true,
  summary: 'Makes the sign-in of an invited person with the password they choose, and lets them in',
  body: z.strictObject({
    token: z.string().min(1).max(200),
    password: z.string().max(2000),
    firstName: name.optional(),
    lastName: name.optional(),
  }),
  answer: admissionAnswer,
  handler: async ({ req, body }) => admit(req, await noted(req, accept(req, body)), { way: 'invitation' }),
})

export const endpoints: ModuleEndpoints = {
  root: [create, approveOne, resendOne, revokeOne, look, acceptOne],
}
