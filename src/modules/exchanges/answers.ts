import { z } from 'zod'
import { cents, date, docAnswer, id, instant, pageAnswer, warning } from '../../core/api/answers'
import { exchangeStatus, limitedBy, safeUntil, stage } from '../../core/api/lawAnswers'

export const status = docAnswer(
  z.strictObject({
    id,
    status: exchangeStatus.nullish(),
    expired: z.boolean().nullish(),
    pinnedStatus: exchangeStatus.nullish().describe('Set by a person, until it is released'),
  }),
)
export const archive = docAnswer(z.strictObject({ id, archived: z.boolean().nullish() }))

export const portalList = pageAnswer(
  z.strictObject({
    id,
    exchangeNumber: z.string().nullable(),
    name: z.string(),
    type: z.enum(['delayed', 'simultaneous', 'reverse', 'improvement']).nullable(),
    status: exchangeStatus,
    expired: z.boolean(),
    clientName: z.string().nullable(),
    coordinatorName: z.string().nullable(),
    relinquishedTransferDate: date.nullable(),
    identificationDeadline: date.nullable(),
    exchangeDeadline: date.nullable(),
    safeDeadline: date.nullable(),
    safeUntil: safeUntil.nullable(),
    day180: date.nullable(),
    nextDeadline: date.nullable(),
    daysToNext: z.int().nullable(),
    relinquishedAddress: z.string().nullable(),
    relinquishedValueCents: cents.nullish(),
    proceedsCents: cents.nullish(),
    stage: stage.nullable(),
    archived: z.boolean(),
    tags: z.array(z.string()).optional(),
    updatedAt: instant,
  }),
)

/** The dates of an exchange at a glance, for what was and what would be. */
export const datesSummary = z.strictObject({
  transferDate: date.nullable(),
  identificationDeadline: date.nullable(),
  exchangeDeadline: date.nullable(),
  safeDeadline: date.nullable(),
  safeUntil: safeUntil.nullable(),
  returnDueCap: date.nullable(),
  limitedBy: limitedBy.nullable(),
  parking: z.strictObject({ identificationBy: date, endsOn: date }).nullable(),
  status: exchangeStatus,
  expired: z.boolean(),
})

/** What another transfer date would move. */
export const transferPreview = z.strictObject({
  before: datesSummary,
  after: datesSummary,
  tasks: z.array(
    z.strictObject({ id, title: z.string(), from: date.nullable(), to: date.nullable(), ends: z.boolean() }),
  ),
  notices: z.array(
    z.strictObject({
      id,
      typedName: z.string().nullable(),
      counts: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
  warnings: z.array(warning),
  unusual: z.boolean().describe('The date is so far away that it has to be confirmed'),
  secondPerson: z.boolean().describe('The firm wants a second person to approve it'),
})
