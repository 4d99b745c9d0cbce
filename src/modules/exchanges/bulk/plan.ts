import { z } from 'zod'
import type { Person } from '../../../core/access/people'
import { isStaff } from '../../../core/access/matrix'
import { InvalidInputError } from '../../../core/errors'
import { EXCHANGE_STATUSES } from '../../../law/status'
import { exchangeFilterQuery } from '../reads/exchangeQuery'
import type { ExchangePatch, ExchangeState } from '../changeMany'
import { singleLine } from '../../../core/api/plainText'

export const tag = singleLine().trim().min(1).max(40)
const tags = z.array(tag).max(20).default([])
const MOST_TAGS = 20
export const MOST_AT_ONCE = 5000

const which = {
  ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE).optional(),
  /** The filter of the exchange list; all that it finds. */
  filter: exchangeFilterQuery.optional(),
  /** Says what would change, and writes nothing. */
  preview: z.boolean().default(false),
}

/** A change of many exchanges at once. */
export const bulkInput = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('assign'), coordinator: z.uuid().nullable(), ...which }),
  z.strictObject({
    action: z.literal('status'),
    status: z.enum(EXCHANGE_STATUSES).nullable(),
    reason: singleLine().trim().max(500).optional(),
    ...which,
  }),
  z.strictObject({ action: z.literal('tag'), add: tags, remove: tags, ...which }),
  z.strictObject({ action: z.literal('archive'), archived: z.boolean().default(true), ...which }),
  z.strictObject({ action: z.literal('export'), ...which }),
])
export type BulkInput = z.infer<typeof bulkInput>
export type BulkChange = Exclude<BulkInput, { action: 'export' }>

/** What is done to each exchange. @throws InvalidInputError for a coordinator who cannot be one */
export function patchOf(
  input: BulkChange,
  coordinator: Person | null,
): (state: ExchangeState) => ExchangePatch {
  switch (input.action) {
    case 'assign': {
      if (input.coordinator && !isStaff(coordinator?.role))
        throw new InvalidInputError(
          'The coordinator must be an administrator or a coordinator of the firm.',
          'coordinator',
        )
      return () => ({
        coordinator: coordinator?.id ?? null,
        coordinatorName: coordinator?.displayName ?? null,
      })
    }
    case 'status':
      return () => ({
        pinnedStatus: input.status,
        statusPinnedReason: input.status ? (input.reason ?? null) : null,
      })
    case 'tag':
      return ({ tags: had }) => ({
        tags: [...new Set([...had, ...input.add])]
          .filter((name) => !input.remove.includes(name))
          .slice(0, MOST_TAGS),
      })
    case 'archive':
      return () => ({ archived: input.archived })
  }
}
