import { z } from 'zod'
import { date, docAnswer, docsAnswer, id, instant, person, personOrId, warning } from '../../core/api/answers'
import { exchangeStatus, stage } from '../../core/api/lawAnswers'
import { datesSummaryAnswer } from '../exchanges'

const standing = {
  exchange: id,
  stage: stage.nullable(),
  name: z.string().nullable(),
  recordedStage: z.string().nullable(),
  outcome: z.string().nullable(),
  status: exchangeStatus,
  expired: z.boolean(),
}
const obstacles = z
  .array(z.strictObject({ code: z.string(), message: z.string(), overridable: z.boolean() }))
  .optional()
  .describe('What stands against it today; for staff')
const property = z.strictObject({ id, address: z.string() })

const stageLine = z.strictObject({
  stage,
  name: z.string(),
  place: z.number(),
  byClock: z.boolean(),
  reached: z.boolean(),
  on: date.nullable(),
  obstacles,
  allowed: z.boolean().optional(),
  properties: z
    .array(property.extend({ on: date.nullable(), obstacles }))
    .optional()
    .describe('Of a stage of a purchase'),
})
const recording = z.strictObject({
  id,
  stage: z.string(),
  on: date.nullable(),
  property: property.extend({ address: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  overridden: z.array(z.string()).nullable().describe('Codes of the obstacles that were passed'),
  person: person.nullable(),
  at: instant,
  withdraws: id.nullable(),
  withdrawn: z.strictObject({ by: person.nullable(), reason: z.string().nullable(), at: instant }).nullable(),
})
export const read = z.strictObject({
  ...standing,
  warnings: z.array(warning),
  stages: z.array(stageLine),
  history: z.array(recording),
})
export const record = docAnswer(
  z.strictObject({
    ...standing,
    property: property.nullable(),
    overridden: z.array(z.string()),
    warnings: z.array(warning),
  }),
)
export const withdrawRecording = docAnswer(z.strictObject({ ...standing, withdrawn: id, withdrawal: id }))

const before = datesSummaryAnswer
const after = datesSummaryAnswer
export const listOverrides = docsAnswer(
  z.strictObject({
    id,
    which: z.enum(['both', 'identification', 'exchange']).optional(),
    section: z.union([z.literal(6), z.literal(17), z.literal('other')]).describe('Of Rev. Proc. 2018-58'),
    noticeUrl: z.string().nullable(),
    noticeNumber: z.string().nullable(),
    affectedTaxpayer: z.boolean(),
    before: before.optional().describe('While it waits: the dates as they are'),
    after: after.optional(),
    disasterDate: date,
    postponedTo: date,
    advisor: z.string().nullable(),
    state: z.enum(['REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN']),
    reason: z.string().optional(),
    note: z.string().nullish(),
    requestedBy: personOrId,
    decidedBy: personOrId.nullable(),
    decidedAt: instant.nullable(),
    createdAt: instant,
  }),
)
export const request = docAnswer(z.strictObject({ id, state: z.literal('REQUESTED'), before, after }))
export const preview = z.strictObject({ before, after })
export const approve = docAnswer(
  z.strictObject({ id, state: z.literal('APPROVED'), after: after.nullable() }),
)
export const refuse = docAnswer(z.strictObject({ id, state: z.literal('REFUSED') }))
export const withdraw = docAnswer(
  z.strictObject({ id, state: z.literal('WITHDRAWN'), after: after.nullable() }),
)
