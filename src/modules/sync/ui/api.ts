import { answerOf, api, type AnswerTo } from '../../../ui/api-client/client'

/** What is synced, and what it is called. */
export const KINDS = ['all', 'contacts', 'matters', 'tasks'] as const
export type Kind = (typeof KINDS)[number]
export const KIND_NAMES: Record<Kind, string> = {
  all: 'Everything',
  contacts: 'Contacts',
  matters: 'Exchanges',
  tasks: 'Tasks',
}

/** When the sync starts by itself; `hour` is the hour of the firm's day of the daily run and the daily sweep. */
export const SCHEDULES = ['hourly', 'daily', 'off'] as const
export type Schedule = { mode: (typeof SCHEDULES)[number]; hour: number }

/** The state of the sync as the platform answers it: of each kind the last run, and the last that did not fail. */
export type SyncStatus = AnswerTo<'get', '/api/sync/status'>
export type Run = NonNullable<SyncStatus['running']>[number]

/** The present state. @throws when it cannot be had */
export async function askStatus(signal: AbortSignal): Promise<SyncStatus> {
  const answer = await answerOf(api.GET('/api/sync/status', { signal }))
  if (!answer.ok) throw new Error('The state of the sync could not be read.')
  return answer.body
}

/** Starts a run; @returns null, or what went wrong in words */
export async function startRun(kind: Kind, full: boolean): Promise<string | null> {
  const answer = await answerOf(
    api.POST(`/api/sync/${kind}`, full ? { params: { query: { full: '1' } } } : {}),
  )
  return answer.ok ? null : answer.message
}
