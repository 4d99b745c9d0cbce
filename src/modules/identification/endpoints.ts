import { z } from 'zod'
import { isStaff, STAFF, type Role } from '../../core/access/matrix'
import { defineEndpoint, idParam, parseInput } from '../../core/api/defineEndpoint'
import { RECIPIENTS } from '../../law/notice'
import { noticeItems } from './items'
import { linkItem } from './links'
import { recordPaper } from './paper'
import { requireProof } from './proof'
import { saveDraft, previewIdentification, readIdentification } from './read'
import { revokeIdentification, revokeOnPaper } from './revoke'
import { readContent, readReceipt } from './readSigned'
import { signIdentification } from './sign'
import { multiLine, singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { FILE } from '../../core/api/answers'
import * as answers from './answers'

/** Who prepares a notice: the client, and the firm for them. */
const PREPARING: readonly Role[] = ['admin', 'coordinator', 'client']

const itemsBody = z.strictObject({ items: noticeItems })
const signature = {
  typedName: singleLine().trim().min(1).max(200),
  password: z.string().min(1).max(1000).optional(),
  code: z.string().min(1).max(40).optional(),
}

const read = defineEndpoint({
  method: 'get',
  path: '/:id/identification',
  summary: 'What is identified: period, notices, which rule is met and how far it is from failing',
  exchange: 'view',
  answer: answers.read,
  handler: async (call) => {
    const id = call.exchange
    return readIdentification(call.req, call.actor, id)
  },
})

const preview = defineEndpoint({
  method: 'post',
  path: '/:id/identification/preview',
  summary: 'What the three tests would say of some properties; nothing is kept',
  roles: PREPARING,
  body: itemsBody,
  exchange: 'view',
  answer: answers.preview,
  handler: async (call) => {
    const id = call.exchange
    return previewIdentification(call.req, call.actor, id, call.body.items)
  },
})

const draft = defineEndpoint({
  method: 'put',
  path: '/:id/identification/draft',
  summary: 'Keeps a draft of the notice for client and staff; a participant needs the permission to upload',
  roles: PREPARING,
  body: itemsBody,
  exchange: 'manage',
  exchangeOthers: 'upload',
  answer: answers.draft,
  handler: async (call) => {
    const id = call.exchange
    return {
      message: 'The draft was saved.',
      doc: await saveDraft(call.req, call.actor, id, call.body.items),
    }
  },
})

const sign = defineEndpoint({
  method: 'post',
  path: '/:id/identification/sign',
  summary:
    'Signs a notice of identification with typed name and password or code, until the end of day 45; it replaces the one before',
  roles: ['client'],
  status: 201,
  body: z.strictObject({ items: noticeItems, ...signature, acknowledged: z.boolean().default(false) }),
  exchange: 'view',
  answer: answers.sign,
  handler: async (call) => {
    const id = call.exchange
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
    sentAt: singleLine().max(40),
    receivedAt: singleLine().max(40).optional(),
    recipient: z.strictObject({
      name: singleLine().trim().min(1).max(200),
      kind: z.enum(RECIPIENTS),
      disqualified: z.boolean().default(false),
    }),
    signedByTaxpayer: z.boolean(),
    typedName: singleLine().trim().max(200).optional(),
    note: multiLine().max(500).optional(),
  }),
  exchange: 'manage',
  answer: answers.paper,
  handler: async (call) => {
    const id = call.exchange
    const doc = await recordPaper(call.req, id, call.body)
    return {
      message: doc.valid
        ? 'The notice was recorded.'
        : `The notice was recorded as not valid. ${doc.invalidReason}`,
      doc,
    }
  },
})

/** Some properties of the notice by their ids; absent, all of them. */
const some = { items: z.array(singleLine().min(1).max(60)).min(1).max(100).optional() }
const ownRevocation = z.strictObject({ ...signature, ...some })
const paperRevocation = z.strictObject({
  sentAt: singleLine().max(40),
  note: multiLine().trim().min(1).max(500),
  signedByTaxpayer: z.boolean(),
  recipient: z.strictObject({ name: singleLine().trim().min(1).max(200), kind: z.enum(RECIPIENTS) }),
  ...some,
})

const revoke = defineEndpoint({
  method: 'post',
  path: '/:id/identification/:notice/revoke',
  summary:
    'Revokes a notice or some of its `items`: the client by signing (`typedName`, `password` or `code`) until the end of day 45, staff by recording a paper, which is kept without effect when it does not count',
  roles: PREPARING,
  body: z.union([ownRevocation, paperRevocation]),
  exchange: 'manage',
  exchangeOthers: 'view',
  answer: answers.revoke,
  handler: async (call) => {
    const [id, notice] = [call.exchange, idParam(call, 'notice')]
    const { req, actor } = call
    if (isStaff(actor.role)) {
      const doc = await revokeOnPaper(req, actor, id, notice, parseInput(paperRevocation, call.body))
      return {
        message: doc.effective
          ? 'The revocation was recorded.'
          : `The revocation was recorded without effect: the identification stands. ${doc.reason}`,
        doc,
      }
    }
    const body = parseInput(ownRevocation, call.body)
    await requireProof(req, actor.id, body)
    return {
      message: 'The identification was revoked.',
      doc: await revokeIdentification(
        req,
        actor,
        id,
        notice,
        { typedName: body.typedName, acknowledged: true },
        body.items,
      ),
    }
  },
})

const link = defineEndpoint({
  method: 'put',
  path: '/:id/identification/:notice/links',
  summary:
    'Says which property of the exchange an identified item became, `null` for none; the signed notice stays as it is',
  roles: STAFF,
  body: z.strictObject({ item: singleLine().min(1).max(60), property: z.uuid().nullable() }),
  exchange: 'manage',
  answer: answers.link,
  handler: async (call) => {
    const [id, notice] = [call.exchange, idParam(call, 'notice')]
    const { item, property } = call.body
    return {
      message: 'The link was kept.',
      doc: await linkItem(call.req, call.actor, id, notice, item, property?.toLowerCase() ?? null),
    }
  },
})

const ofRevocation = z.strictObject({ revocation: z.uuid().optional() })

const receipt = defineEndpoint({
  method: 'get',
  path: '/:id/identification/:notice/receipt.pdf',
  summary: 'The receipt of a signed notice, or of a `revocation` of it',
  query: ofRevocation,
  exchange: 'view',
  answer: FILE,
  handler: async (call) => {
    const [id, notice] = [call.exchange, idParam(call, 'notice')]
    return readReceipt(call.req, call.actor, id, notice, call.query.revocation ?? null)
  },
})

const content = defineEndpoint({
  method: 'get',
  path: '/:id/identification/:notice/content',
  summary: 'The text that was signed, as canonical JSON, and its SHA-256 as the receipt prints it',
  query: ofRevocation,
  exchange: 'view',
  answer: answers.content,
  handler: async (call) => {
    const [id, notice] = [call.exchange, idParam(call, 'notice')]
    return readContent(call.req, call.actor, id, notice, call.query.revocation ?? null)
  },
})

export const endpoints: ModuleEndpoints = {
  exchanges: [read, preview, draft, sign, paper, revoke, link, receipt, content],
}
