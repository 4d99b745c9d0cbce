import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { isCalendarDate } from '../../law/dates'
import { STAGE_NAMES_IN_ORDER } from '../../law/lifecycle'
import { overridePreview, overrideRequest } from './overrideRequest'
import {
  approveOverride,
  previewOverride,
  rejectOverride,
  requestOverride,
  withdrawOverride,
} from './overrides'
import { readOverrides } from './overrideRows'
import { recordStage } from './record'
import { readStage } from './stage'
import { withdrawStage } from './withdraw'
import { multiLine, singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const read = defineEndpoint({
  method: 'get',
  path: '/:id/stage',
  summary:
    'Where an exchange stands on its way; each purchase with its `properties`; for staff with what stands against each stage and who recorded what',
  exchange: 'view',
  answer: answers.read,
  handler: async (call) => {
    const id = call.exchange
    return readStage(call.req, call.actor, id)
  },
})

const record = defineEndpoint({
  method: 'put',
  path: '/:id/stage',
  summary:
    'Records a stage, its day and evidence, for a purchase with the `property` that is bought; `override` with a reason passes a guard where an administrator may',
  roles: STAFF,
  body: z.strictObject({
    stage: z.enum(STAGE_NAMES_IN_ORDER),
    property: z.uuid().optional(),
    on: z.string().refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' }).optional(),
    reason: multiLine().trim().max(1000).optional(),
    evidence: singleLine().trim().max(500).optional(),
    override: z.boolean().default(false),
    ledgerSettled: z.boolean().optional(),
  }),
  exchange: 'manage',
  answer: answers.record,
  handler: async (call) => {
    const id = call.exchange
    return { message: 'The stage was recorded.', doc: await recordStage(call.req, call.actor, id, call.body) }
  },
})

const withdrawRecording = defineEndpoint({
  method: 'post',
  path: '/:id/stage/:recording/withdraw',
  summary: 'Takes back a stage that was recorded by mistake, with a reason; both stay in the history',
  roles: STAFF,
  body: z.strictObject({ reason: multiLine().trim().min(1).max(1000) }),
  exchange: 'manage',
  answer: answers.withdrawRecording,
  handler: async (call) => {
    const [id, recording] = [call.exchange, idParam(call, 'recording')]
    return {
      message: 'The stage was taken back.',
      doc: await withdrawStage(call.req, call.actor, id, recording, call.body.reason),
    }
  },
})

const listOverrides = defineEndpoint({
  method: 'get',
  path: '/:id/deadline-overrides',
  summary: 'Overrides of the deadlines: all for staff, those that hold for others',
  exchange: 'view',
  answer: answers.listOverrides,
  handler: async (call) => {
    const id = call.exchange
    return { docs: await readOverrides(call.req, call.actor, id) }
  },
})

const request = defineEndpoint({
  method: 'post',
  path: '/:id/deadline-overrides',
  summary: 'Asks for an override by an IRS notice; it moves nothing until a second person approves it',
  roles: STAFF,
  status: 201,
  body: overrideRequest,
  exchange: 'manage',
  answer: answers.request,
  handler: async (call) => {
    const id = call.exchange
    return {
      message: 'The override waits for a second person.',
      doc: await requestOverride(call.req, call.actor, id, call.body),
    }
  },
})

const preview = defineEndpoint({
  method: 'post',
  path: '/:id/deadline-overrides/preview',
  summary: 'What an override would move: the dates before and after; nothing is kept',
  roles: STAFF,
  body: overridePreview,
  exchange: 'manage',
  answer: answers.preview,
  handler: async (call) => {
    const id = call.exchange
    return previewOverride(call.req, id, call.body)
  },
})

const approve = defineEndpoint({
  method: 'post',
  path: '/:id/deadline-overrides/:override/approve',
  summary: 'Approves an override as a second person: the stored deadlines move',
  roles: STAFF,
  body: z.strictObject({ note: multiLine().trim().max(1000).optional() }),
  exchange: 'manage',
  answer: answers.approve,
  handler: async (call) => {
    const [id, override] = [call.exchange, idParam(call, 'override')]
    return {
      message: 'The override was approved.',
      doc: await approveOverride(call.req, call.actor, id, override, call.body.note ?? null),
    }
  },
})

const withNote = z.strictObject({ note: multiLine().trim().min(1).max(1000) })

const refuse = defineEndpoint({
  method: 'post',
  path: '/:id/deadline-overrides/:override/refuse',
  summary: 'Refuses an override that waits',
  roles: STAFF,
  body: withNote,
  exchange: 'manage',
  answer: answers.refuse,
  handler: async (call) => {
    const [id, override] = [call.exchange, idParam(call, 'override')]
    return {
      message: 'The override was refused.',
      doc: await rejectOverride(call.req, call.actor, id, override, call.body.note),
    }
  },
})

const withdraw = defineEndpoint({
  method: 'post',
  path: '/:id/deadline-overrides/:override/withdraw',
  summary:
    "Withdraws one's own request, or as an administrator an override that holds: the deadlines go back",
  roles: STAFF,
  body: withNote,
  exchange: 'manage',
  answer: answers.withdraw,
  handler: async (call) => {
    const [id, override] = [call.exchange, idParam(call, 'override')]
    return {
      message: 'The override was withdrawn.',
      doc: await withdrawOverride(call.req, call.actor, id, override, call.body.note),
    }
  },
})

export const endpoints: ModuleEndpoints = {
  exchanges: [read, record, withdrawRecording, listOverrides, request, preview, approve, refuse, withdraw],
}
