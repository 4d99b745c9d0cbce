import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { isCalendarDate } from '../../law/dates'
import { previewTransferDate } from './preview'
import { decideTransferDate, requestTransferDate, transferRequests } from './requests'
import { multiLine, singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const day = z.string().refine((text) => isCalendarDate(text) && text <= '2199-12-31', {
  message: 'must be a date that exists, YYYY-MM-DD',
})

const preview = defineEndpoint({
  method: 'post',
  path: '/:id/transfer-date-preview',
  summary:
    'What another transfer date would move: deadlines, status, tasks, notices that would lose their effect; nothing is kept',
  roles: STAFF,
  body: z.strictObject({ date: day.nullable() }),
  exchange: 'manage',
  answer: answers.preview,
  handler: async (call) => {
    const id = call.exchange
    return previewTransferDate(call.req, id, call.body.date)
  },
})

const list = defineEndpoint({
  method: 'get',
  path: '/:id/transfer-date-requests',
  summary: 'New transfer dates that were asked for, and who decided them',
  roles: STAFF,
  exchange: 'view',
  answer: answers.list,
  handler: async (call) => {
    const id = call.exchange
    return { docs: await transferRequests(call.req, id) }
  },
})

const request = defineEndpoint({
  method: 'post',
  path: '/:id/transfer-date-requests',
  summary: 'Asks for a new transfer date with its evidence; a second person approves it',
  roles: STAFF,
  status: 201,
  body: z.strictObject({
    date: day,
    evidence: singleLine().trim().min(1).max(500),
    reason: singleLine().trim().min(1).max(500).optional(),
    confirmUnusualDate: z.boolean().optional(),
  }),
  exchange: 'manage',
  answer: answers.request,
  handler: async (call) => {
    const id = call.exchange
    return {
      message: 'The new date waits for a second person.',
      doc: await requestTransferDate(call.req, call.actor, id, call.body),
    }
  },
})

const decision = (verb: 'approve' | 'refuse') =>
  defineEndpoint({
    method: 'post',
    path: `/:id/transfer-date-requests/:request/${verb}`,
    summary:
      verb === 'approve'
        ? 'Approves a new transfer date as a second person: every deadline moves'
        : 'Refuses a new transfer date',
    roles: STAFF,
    body: z.strictObject({ note: multiLine().trim().max(500).optional() }),
    exchange: 'manage',
    answer: answers.decision,
    handler: async (call) => {
      const [id, asked] = [call.exchange, idParam(call, 'request')]
      const doc = await decideTransferDate(
        call.req,
        call.actor,
        id,
        asked,
        verb === 'approve',
        call.body.note ?? null,
      )
      return {
        message: verb === 'approve' ? 'The transfer date was changed.' : 'The new date was refused.',
        doc,
      }
    },
  })

export const endpoints: ModuleEndpoints = {
  exchanges: [preview, list, request, decision('approve'), decision('refuse')],
}
