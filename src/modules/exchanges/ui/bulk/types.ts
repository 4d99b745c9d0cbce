/** The result of a bulk change, as the API answers it. */
export type BulkResult = {
  id: string
  name: string | null
  exchangeNumber: string | null
  outcome: 'changed' | 'unchanged' | 'not-found'
  changes: { field: string; from: unknown; to: unknown }[]
}
export type BulkAnswer = {
  preview: boolean
  total: number
  changed: number
  unchanged: number
  notFound: number
  results: BulkResult[]
  csv?: string
  fileName?: string
}

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
