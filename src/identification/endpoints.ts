import type { Endpoint } from 'payload'
import { z } from 'zod'
import { isStaff, STAFF, type Role } from '../access/matrix'
import { defineEndpoint, idParam, parseInput } from '../api/defineEndpoint'
import { RECIPIENTS } from '../exchange/notice'
import { requireExchange } from '../exchanges/visible'
import { noticeItems } from './items'
import { recordPaper, revokeOnPaper } from './paper'
import { requireProof } from './proof'
import { keepDraft, previewIdentification, readIdentification, readReceipt } from './read'
import { revokeIdentification, signIdentification } from './sign'

/** Who prepares a notice: the client, and the firm for them. */
const PREPARING: readonly Role[] = ['admin', 'coordinator', 'client']

const itemsBody = z.strictObject({ items: noticeItems })
const signature = { typedName: z.string().trim().min(1).max(200), password: z.string().min(1).max(1000).optional(), code: z.string().min(1).max(40).optional() }

const read = defineEndpoint({
  method: 'get',
  path: '/:id/identification',
  summary: 'What is identified: period, notices, which rule is met and how far it is from failing',
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    return readIdentification(call.req, call.actor, id)
  },
})

const preview = defineEndpoint({
  method: 'post',
  path: '/:id/identification/preview',
  summary: 'What the three tests would say of some properties; nothing is kept',
  roles: PREPARING,
  body: itemsBody,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    return previewIdentification(call.req, call.actor, id, call.body.items)
  },
})

const draft = defineEndpoint({
  method: 'put',
  path: '/:id/identification/draft',
  summary: 'Keeps a draft of the notice for client and staff',
  roles: PREPARING,
  body: itemsBody,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id, isStaff(call.actor.role) ? 'manage' : 'view')
    return { message: 'The draft was kept.', doc: await keepDraft(call.req, call.actor, id, call.body.items) }
  },
})

const sign = defineEndpoint({
  method: 'post',
  path: '/:id/identification/sign',
  summary: 'Signs a notice of identification with typed name and password or code, until the end of day 45; it replaces the one before',
  roles: ['client'],
  status: 201,
  body: z.strictObject({ items: noticeItems, ...signature, acknowledged: z.boolean().default(false) }),
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    await requireProof(call.req, call.actor.id, call.body)
    const doc = await signIdentification(call.req, call.actor, id, call.body.items, call.body)
    return { message: 'The identification was signed and sent.', doc }
  },
})

const paper = defineEndpoint({
  method: 'post',
  path: '/:id/identification/paper',
  summary: 'Records a notice that was sent on paper, with what makes it valid or not',
  roles: STAFF,
  status: 201,
  body: z.strictObject({
    items: noticeItems,
    sentAt: z.string().max(40),
    receivedAt: z.string().max(40).optional(),
    recipient: z.strictObject({ name: z.string().trim().min(1).max(200), kind: z.enum(RECIPIENTS), disqualified: z.boolean().default(false) }),
    signedByTaxpayer: z.boolean(),
    typedName: z.string().trim().max(200).optional(),
    note: z.string().max(500).optional(),
  }),
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id, 'manage')
    const doc = await recordPaper(call.req, id, call.body)
    return { message: doc.valid ? 'The notice was recorded.' : `The notice was recorded as not valid. ${doc.invalidReason}`, doc }
  },
})

const ownRevocation = z.strictObject(signature)
const paperRevocation = z.strictObject({ sentAt: z.string().max(40), note: z.string().trim().min(1).max(500) })

const revoke = defineEndpoint({
  method: 'post',
  path: '/:id/identification/:notice/revoke',
  summary: 'Revokes a notice: the client by signing (`typedName`, `password` or `code`) until the end of day 45, staff by recording a paper (`sentAt`, `note`)',
  roles: PREPARING,
  body: z.union([ownRevocation, paperRevocation]),
  handler: async (call) => {
    const [id, notice] = [idParam(call), idParam(call, 'notice')]
    const { req, actor } = call
    await requireExchange(req, actor, id, isStaff(actor.role) ? 'manage' : 'view')
    if (isStaff(actor.role)) {
      const body = parseInput(paperRevocation, call.body)
      return { message: 'The revocation was recorded.', doc: await revokeOnPaper(req, actor, id, notice, body) }
    }
    const body = parseInput(ownRevocation, call.body)
    await requireProof(req, actor.id, body)
    return { message: 'The identification was revoked.', doc: await revokeIdentification(req, actor, id, notice, { typedName: body.typedName, acknowledged: true }) }
  },
})

const receipt = defineEndpoint({
  method: 'get',
  path: '/:id/identification/:notice/receipt.pdf',
  summary: 'The sealed receipt of a signed notice',
  handler: async (call) => {
    const [id, notice] = [idParam(call), idParam(call, 'notice')]
    await requireExchange(call.req, call.actor, id)
    return readReceipt(call.req, call.actor, id, notice)
  },
})

/** Below `/api/exchanges`. */
export const identificationEndpoints: Endpoint[] = [read, preview, draft, sign, paper, revoke, receipt]
