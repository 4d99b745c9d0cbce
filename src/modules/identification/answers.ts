import { z } from 'zod'
import { cents, count, date, docAnswer, id, instant, warning } from '../../core/api/answers'
import { identificationResult } from '../../core/api/lawAnswers'
import { DESCRIPTIONS } from '../../law/description'

/** What the notices of an exchange answer. What a role may not see is absent. */

const source = z.enum(['portal', 'paper'])
const noticeState = z.enum(['SIGNED', 'REPLACED', 'REVOKED'])

/** A property of a notice. */
const item = z.strictObject({
  id: z.string().describe('Name of the item in its notice, chosen by who wrote it'),
  kind: z.enum(DESCRIPTIONS),
  description: z.string(),
  percent: z.number().describe('The share that is identified, in per cent'),
  valueCents: cents
    .optional()
    .describe('Fair market value of what is identified, gross of debt, in US cents'),
  incidentalTo: z.string().optional(),
  construction: z.string().optional(),
  property: id.optional().describe('The property among those of the exchange'),
})
/** A property of a notice that was given: what it became, and for staff what it probably became. */
const namedItem = item.extend({
  property: id.nullable(),
  revoked: z.boolean(),
  suggestedProperty: id.nullish(),
})

const revocation = z.strictObject({
  id,
  source,
  items: z.array(z.string()),
  effective: z.boolean(),
  reason: z.string().nullable().describe('Why it does not count'),
  typedName: z.string().nullable(),
  sentAt: instant,
  sha256: z.string().nullable(),
  contentSha256: z.string().nullable(),
  receipt: z.string().nullable().describe('Address of the PDF document'),
})

const notice = z.strictObject({
  id,
  state: noticeState,
  source,
  items: z.array(namedItem),
  typedName: z.string().nullable(),
  recipient: z.unknown(),
  signedAt: instant.nullable(),
  sentAt: instant.nullable(),
  receivedAt: instant.nullable(),
  endedAt: instant.nullable(),
  valid: z.boolean(),
  invalidReason: z.string().nullable(),
  sha256: z.string().nullable().describe('SHA-256 of the receipt'),
  contentSha256: z.string().nullable().describe('SHA-256 of what was signed'),
  receipt: z.string().nullable().describe('Address of the PDF document'),
  revocations: z.array(revocation),
  flags: z.array(warning),
})

const test = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('three-property'),
    satisfied: z.boolean(),
    count,
    most: count,
    left: z.int(),
  }),
  z.strictObject({
    rule: z.literal('200-percent'),
    satisfied: z.boolean(),
    totalCents: cents,
    limitCents: cents,
    leftCents: cents,
  }),
  z.strictObject({
    rule: z.literal('95-percent'),
    satisfied: z.boolean(),
    receivedCents: cents,
    identifiedCents: cents,
    missingCents: cents,
  }),
])

const evaluated = {
  result: identificationResult.partial({ totalCents: true, limitCents: true }).nullable(),
  tests: z.array(test).describe('The rules that the role may see, each with how far it is from failing'),
  sentence: z.string().nullable(),
  relinquishedValueKnown: z.boolean().optional(),
}
const period = {
  state: z.enum(['before-transfer', 'open', 'closed']),
  deadline: date.nullable(),
}
const draftFields = z.strictObject({ items: z.unknown(), updatedAt: instant }).nullable()

export const read = z.strictObject({
  exchange: id,
  ...period,
  ...evaluated,
  transferDate: date.nullable(),
  daysLeft: z.int().nullable(),
  relinquishedValueCents: cents.nullish(),
  warnings: z.array(warning),
  properties: z
    .array(
      z.strictObject({
        id,
        address: z.string(),
        closingDate: date.nullable(),
        status: z.string().nullable(),
      }),
    )
    .optional()
    .describe('Replacement properties of the exchange, for staff to choose from'),
  items: z.array(item),
  notices: z.array(notice),
  draft: draftFields,
  maySign: z.boolean(),
  signer: z.string().nullable().describe('The name to sign with, for whom may sign'),
  mayRevoke: z.boolean(),
  mayRecordPaper: z.boolean(),
})
export const preview = z.strictObject({
  ...evaluated,
  ...period,
  warnings: z
    .array(warning.extend({ item: z.string() }))
    .describe('Descriptions that may be mistaken for another property'),
})
export const draft = docAnswer(draftFields)
export const sign = docAnswer(
  z.strictObject({
    id,
    state: z.literal('SIGNED'),
    signedAt: instant,
    sha256: z.string(),
    contentSha256: z.string(),
    receipt: z.string(),
    ...evaluated,
    result: evaluated.result.optional(),
    tests: evaluated.tests.optional(),
    sentence: evaluated.sentence.optional(),
  }),
)
export const paper = docAnswer(
  z.strictObject({
    id,
    state: z.literal('SIGNED'),
    valid: z.boolean(),
    invalidReason: z.string().nullable(),
  }),
)
export const revoke = docAnswer(
  z.strictObject({
    id,
    state: noticeState,
    endedAt: instant.nullable(),
    revocation: id,
    effective: z.boolean(),
    reason: z.string().nullish(),
    sha256: z.string().optional(),
    contentSha256: z.string().optional(),
    receipt: z.string().optional(),
  }),
)
export const link = docAnswer(z.strictObject({ notice: id, item: z.string(), property: id.nullable() }))
export const content = z.strictObject({
  content: z.string().describe('What was signed, byte for byte'),
  sha256: z.string(),
})
