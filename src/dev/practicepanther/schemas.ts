/** What the control interface accepts (practicepanther.md T2, T4, T5). The types of switches, faults and mutations follow from here. */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ENTITIES } from './rows'

const yesNo = z.enum(['yes', 'no'])
const onOff = z.enum(['on', 'off'])

/** Every unknown of the vendor's behavior, with the most likely answer as the default (T2). */
export const switchesSchema = z.strictObject({
  odata: z
    .union([
      z.enum(['honoured', 'ignored', '400_unknown_property']),
      z.templateLiteral(['top_capped(', z.number().int().positive(), ')']),
    ])
    .default('ignored'),
  hidden_cap: z.union([z.literal('off'), z.number().int().positive()]).default('off'),
  since: z.enum(['inclusive', 'exclusive']).default('inclusive'),
  naive_param: z.enum(['utc', 'server_local']).default('utc'),
  malformed_param: z.enum(['ignored', '400_modelState']).default('ignored'),
  default_order: z.enum(['stable', 'shuffled_per_request']).default('stable'),
  archived_in_default_list: yesNo.default('yes'),
  inactive_users_in_list: yesNo.default('yes'),
  enum_case: z.enum(['insensitive', 'sensitive']).default('insensitive'),
  deleted_by_id: z.enum(['404', '403']).default('404'),
  hidden_by_id: z.enum(['404', '403']).default('404'),
  restore_bumps_updated_at: yesNo.default('no'),
  matter_delete_hides_tasks: yesNo.default('yes'),
  contact_edit_bumps_account: yesNo.default('yes'),
  /** Whether the names inside references follow a rename; the rows' `updated_at` never does (section 7). */
  rename_updates_refs: yesNo.default('yes'),
  contact_status_field: z.enum(['present', 'absent']).default('present'),
  extra_unknown_field: onOff.default('off'),
  extra_unknown_enum: onOff.default('off'),
  /** How an access token that is no longer good is answered (section 3). */
  expired: z.enum(['401', '400_invalid_grant']).default('401'),
  /** Whether a refresh ends the access token that came before it (section 2, unknown). */
  refresh_kills_access: yesNo.default('no'),
})
export type Switches = z.infer<typeof switchesSchema>

const count = z.number().int().positive()
const duration = z.number().nonnegative()

/** When a fault strikes: all matching requests, unless narrowed. Requests are counted from when the fault was set. */
const timing = {
  /** `*` (all of the API), `token`, `authorize`, `matters`, `matters/{id}`, `users/me`, `customfields/matter` ... */
  route: z.string().default('*'),
  nth: z.union([count, z.array(count)]).optional(),
  from: count.optional(),
  times: count.optional(),
  probability: z.number().min(0).max(1).optional(),
}

const retryAfter = z.enum(['seconds', 'http-date', 'absent', 'absurd']).default('seconds')

const noArgs = z.strictObject({}).prefault({})
const fault = <K extends string, A extends z.ZodType>(kind: K, args: A) =>
  z.strictObject({ ...timing, kind: z.literal(kind), args })

export const faultSchema = z.discriminatedUnion('kind', [
  fault('expire_tokens', noArgs),
  fault('unauthorized', noArgs),
  fault('invalid_grant', noArgs),
  fault('invalid_client', noArgs),
  fault('refresh_reply_lost', noArgs),
  fault('rate_limit', z.strictObject({ retry_after: retryAfter, seconds: duration.default(2) }).prefault({})),
  fault(
    'budget',
    z
      .strictObject({
        limit: count.default(300),
        window_ms: count.default(300_000),
        retry_after: retryAfter,
        seconds: duration.default(2),
      })
      .prefault({}),
  ),
  fault(
    'status',
    z
      .strictObject({
        status: z.number().int().min(400).max(599).default(500),
        body: z.enum(['json', 'html']).default('json'),
      })
      .prefault({}),
  ),
  fault('slow_headers', z.strictObject({ ms: duration.default(25_000) }).prefault({})),
  fault(
    'trickle',
    z.strictObject({ total_ms: duration.default(100_000), chunks: count.default(50) }).prefault({}),
  ),
  fault(
    'stall',
    z.strictObject({ headers: z.boolean().default(true), after_bytes: duration.default(100) }).prefault({}),
  ),
  fault(
    'truncated',
    z
      .strictObject({ at: z.number().min(0).max(1).default(0.5), content_length: z.boolean().default(true) })
      .prefault({}),
  ),
  fault(
    'body',
    z.strictObject({ body: z.enum(['empty', 'html', 'null', 'message']).default('empty') }).prefault({}),
  ),
  fault('empty_list', noArgs),
  fault('shrunken_list', z.strictObject({ keep: z.number().min(0).max(1).default(0.4) }).prefault({})),
  fault('silent_cap', z.strictObject({ cap: count.default(2500) }).prefault({})),
  fault(
    'duplicate_rows',
    z.strictObject({ count: count.default(1), stale: z.boolean().default(false) }).prefault({}),
  ),
  fault('skipped_rows', z.strictObject({ count: count.default(1) }).prefault({})),
  fault('wrong_date', z.strictObject({ skew_ms: z.number().default(600_000) }).prefault({})),
  fault('reset', z.strictObject({ after_bytes: duration.default(0) }).prefault({})),
  fault('keep_alive_closed', noArgs),
])
export type Fault = z.output<typeof faultSchema>
export type FaultInput = z.input<typeof faultSchema>

const entity = z.enum(ENTITIES)
const patch = z
  .record(z.string(), z.json())
  .refine((keys) => !('id' in keys), 'the id stands beside the patch, not in it')

/** A change of the firm: at once, after k more API requests, or visible only later than its `updated_at` (late commit). */
const moment = {
  when: z
    .union([z.literal('now'), z.templateLiteral(['after_request:', z.number().int().positive()])])
    .default('now'),
  /** By the server's clock: the row carries the `updated_at` of now but is served only after this time. */
  visible_in_ms: duration.default(0),
}
const user = z.string().optional()
const onRow = { ...moment, entity, id: z.string() }

export const mutationSchema = z.discriminatedUnion('op', [
  z.strictObject({
    ...moment,
    op: z.literal('insert'),
    entity,
    id: z.string().default(() => randomUUID()),
    patch: patch.prefault({}),
    group: z.enum(['company', 'matter', 'contact']).optional(),
  }),
  z.strictObject({
    ...onRow,
    op: z.literal('update'),
    patch: patch.prefault({}),
    /** Values of a matter's custom fields by label; null clears one. Checkbox, number and text follow the field's type. */
    fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).prefault({}),
    bump: z.boolean().default(true),
  }),
  z.strictObject({ ...onRow, op: z.literal('delete') }),
  z.strictObject({ ...onRow, op: z.literal('restore') }),
  z.strictObject({ ...onRow, op: z.literal('purge') }),
  z.strictObject({ ...moment, op: z.literal('merge'), id: z.string(), into: z.string() }),
  z.strictObject({
    ...moment,
    op: z.literal('hide'),
    entity,
    ids: z.array(z.string()).optional(),
    fraction: z.number().min(0).max(1).default(1),
    user,
  }),
  z.strictObject({ ...moment, op: z.literal('show'), entity, user }),
])
export type Mutation = z.output<typeof mutationSchema>
export type MutationInput = z.input<typeof mutationSchema>

export const clockSchema = z.strictObject({
  /** Sets the clock; a value without zone is UTC. */
  now: z.string().optional(),
  advance_ms: z.number().optional(),
  /** A frozen clock moves only by hand. */
  freeze: z.boolean().optional(),
})
export type ClockInput = z.input<typeof clockSchema>

export const resetSchema = z.strictObject({
  seed: z.number().int().optional(),
  firm: z.enum(['demo', 'small', 'real', 'empty']).optional(),
  anchor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
  switches: switchesSchema.partial().optional(),
})
export type ResetInput = z.input<typeof resetSchema>

export const oauthSchema = z.strictObject({
  expires_in: z.number().int().positive().optional(),
  /** `deny` answers the authorize page with `access_denied`. */
  consent: z.enum(['grant', 'deny']).optional(),
  /** Whose eyes new tokens see with: the id of a user. */
  user: z.string().optional(),
})
export type OAuthInput = z.input<typeof oauthSchema>
