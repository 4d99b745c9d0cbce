import type { AnswerTo } from '../../../../ui/api-client/client'

export type BulkAnswer = AnswerTo<'post', '/api/exchanges/bulk'>
export type BulkResult = BulkAnswer['results'][number]

/** Which exchanges: those that were chosen, or all that the list finds. */
export type Which = { ids: string[] } | { filter: Record<string, string> }
export type BulkAction = 'assign' | 'status' | 'tag' | 'archive' | 'export'

export const ACTION_NAMES: Record<BulkAction, string> = {
  assign: 'Assign',
  status: 'Set the status',
  tag: 'Tag',
  archive: 'Archive',
  export: 'Export',
}
