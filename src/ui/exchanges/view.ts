/** What filters the list of exchanges. */
export const EXCHANGE_FILTERS = ['q', 'status', 'deadline', 'coordinator', 'type', 'archived'] as const

const ASKED: readonly string[] = [...EXCHANGE_FILTERS, 'sort', 'page', 'limit']

/** The part of a view that the server is asked: how the screen is arranged, and what nobody knows, is left out. */
export function exchangeQuestion(view: string): string {
  const known = [...new URLSearchParams(view)].filter(([key]) => ASKED.includes(key))
  return new URLSearchParams(known).toString()
}
