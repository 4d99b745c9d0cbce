import type { RunRecord } from '../runRecord'

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
export type SyncStatus = {
  running: RunRecord[]
  last: Partial<Record<Kind, RunRecord | null>>
  lastSuccess: Partial<Record<Kind, RunRecord | null>>
  schedule?: Schedule
  connection?: string
}

/** The present state. @throws when it cannot be had */
export async function askStatus(signal: AbortSignal): Promise<SyncStatus> {
  const response = await fetch('/api/sync/status', { signal })
  if (!response.ok) throw new Error('The state of the sync could not be read.')
  return response.json()
}

async function messageOf(response: Response, fallback: string): Promise<string> {
  const body: { errors?: { message?: string }[] } | null = await response.json().catch(() => null)
  return body?.errors?.[0]?.message ?? fallback
}

/** Sends a change; @returns null, or what went wrong in words */
async function send(
  path: string,
  body: object,
  fallback: string,
  method: 'POST' | 'PUT' = 'POST',
): Promise<string | null> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok ? null : await messageOf(response, fallback)
  } catch {
    return 'The platform could not be reached. Nothing was changed; please try again.'
  }
}

/** Starts a run. */
export const startRun = (kind: Kind, full: boolean): Promise<string | null> =>
  send(
    `/api/sync/${kind}${full ? '?full=1' : ''}`,
    {},
    'The sync could not be started. Nothing was changed; please try again.',
  )

/** Decides a difference. */
export const resolveDifference = (
  id: string,
  keep: 'ours' | 'theirs',
  note: string,
): Promise<string | null> =>
  send(
    `/api/sync-discrepancies/${id}/resolve`,
    { keep, note },
    'The decision could not be saved. Nothing was changed; please try again.',
  )

/** Saves when the sync starts by itself. */
export const saveSchedule = ({ mode, hour }: Schedule): Promise<string | null> =>
  send(
    '/api/admin/settings',
    { syncSchedule: mode, syncHour: hour },
    'The schedule could not be saved. Nothing was changed; please try again.',
    'PUT',
  )
