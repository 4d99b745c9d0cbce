import type { AnswerTo, BodyTo } from '../../../../ui/api-client/client'

/** What is done with them, as the API takes it. */
export type BulkChange = BodyTo<'post', '/api/exchanges/bulk'>
export type BulkFilter = NonNullable<BulkChange['filter']>
export type BulkAnswer = AnswerTo<'post', '/api/exchanges/bulk'>
export type BulkResult = BulkAnswer['results'][number]

/** Which exchanges: those that were chosen, or all that the list finds. */
export type Which = { ids: string[] } | { filter: BulkFilter }
export type BulkAction = BulkChange['action']

export const ACTION_NAMES: Record<BulkAction, string> = {
  assign: 'Assign',
  status: 'Set the status',
  tag: 'Tag',
  archive: 'Archive',
  export: 'Export',
}
