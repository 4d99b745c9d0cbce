import { z } from 'zod'
import { pageQuery } from '../../../core/api/defineEndpoint'
import { day, several, sortOf } from '../../../core/api/queryFields'
import { STAGE_NAMES_IN_ORDER } from '../../../law/lifecycle'
import { EXCHANGE_STATUSES } from '../../../law/status'
import { DUE_RANGES } from '../../../core/database/dueRanges'
import { singleLine } from '../../../core/api/plainText'

const TYPES = ['delayed', 'simultaneous', 'reverse', 'improvement'] as const

/** Every column of the exchange list that can be sorted by. */
export const EXCHANGE_SORTS = [
  'nextDeadline',
  'name',
  'exchangeNumber',
  'clientName',
  'status',
  'stage',
  'type',
  'coordinatorName',
  'relinquishedAddress',
  'relinquishedTransferDate',
  'identificationDeadline',
  'exchangeDeadline',
  'relinquishedValueCents',
  'proceedsCents',
  'updatedAt',
] as const
export type ExchangeSort = (typeof EXCHANGE_SORTS)[number]

/** How exchanges are narrowed down, in the list and for changes of many at once. */
export const exchangeFilter = {
  q: singleLine().trim().max(200).default(''),
  status: several(z.enum(EXCHANGE_STATUSES)).default([]),
  stage: several(z.enum(STAGE_NAMES_IN_ORDER)).default([]),
  type: several(z.enum(TYPES)).default([]),
  coordinator: several(z.uuid()).default([]),
  /** A user or a contact who takes part, whoever else does. */
  participant: z.uuid().optional(),
  /** A fragment of the address, city, APN or escrow number of any property. */
  property: singleLine().trim().max(200).default(''),
  /** For staff. */
  tag: several(singleLine().min(1).max(40)).default([]),
  transferFrom: day,
  transferTo: day,
  identificationFrom: day,
  identificationTo: day,
  exchangeFrom: day,
  exchangeTo: day,
  deadline: z.enum(DUE_RANGES).optional(),
  expired: z.enum(['yes', 'no']).optional(),
  archived: z.enum(['no', 'only', 'all']).default('no'),
}

/** What the exchange list can be asked. */
export const exchangeQuery = z.strictObject({
  ...exchangeFilter,
  sort: sortOf(EXCHANGE_SORTS).default({ column: 'nextDeadline', descending: false }),
  ...pageQuery,
})
export type ExchangeQuery = z.infer<typeof exchangeQuery>
export const exchangeFilterQuery = z.strictObject(exchangeFilter)
export type ExchangeFilter = z.infer<typeof exchangeFilterQuery>
