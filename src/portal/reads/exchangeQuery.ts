import { z } from 'zod'
import { pageQuery } from '../../api/defineEndpoint'
import { EXCHANGE_STATUSES } from '../../exchange/status'
import { DUE_RANGES } from './ranges'

const TYPES = ['delayed', 'simultaneous', 'reverse', 'improvement'] as const

/** Every column of the exchange list that can be sorted by. */
export const EXCHANGE_SORTS = [
  'nextDeadline', 'name', 'exchangeNumber', 'clientName', 'status', 'type', 'coordinatorName', 'relinquishedAddress', 'relinquishedTransferDate',
  'identificationDeadline', 'exchangeDeadline', 'relinquishedValueCents', 'proceedsCents', 'updatedAt',
] as const
export type ExchangeSort = (typeof EXCHANGE_SORTS)[number]

/** Several values of one kind, separated by commas. */
const several = <T extends z.ZodType<unknown, string>>(entry: T) => z.string().max(2000).transform((text) => text.split(',').filter(Boolean)).pipe(z.array(entry).max(50))

/** "name" or "-name": a column, and the minus for the other way round. */
export const sortOf = <T extends string>(columns: readonly T[]) =>
  z.string().transform((text, context): { column: T; descending: boolean } => {
    const name = text.replace(/^-/, '')
    const column = columns.find((entry) => entry === name)
    if (column) return { column, descending: text.startsWith('-') }
    context.addIssue({ code: 'custom', message: `must be one of ${columns.join(', ')}` })
    return z.NEVER
  })

/** What the exchange list can be asked. */
export const exchangeQuery = z.strictObject({
  q: z.string().trim().max(200).default(''),
  status: several(z.enum(EXCHANGE_STATUSES)).default([]),
  type: several(z.enum(TYPES)).default([]),
  coordinator: several(z.uuid()).default([]),
  deadline: z.enum(DUE_RANGES).optional(),
  archived: z.enum(['no', 'only', 'all']).default('no'),
  sort: sortOf(EXCHANGE_SORTS).default({ column: 'nextDeadline', descending: false }),
  ...pageQuery,
})
export type ExchangeQuery = z.infer<typeof exchangeQuery>
