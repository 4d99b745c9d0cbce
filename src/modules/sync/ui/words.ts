import { writtenNumber } from '../../../ui/format/numbers'
import type { Run, Schedule } from './api'

/** What a run did, as a sentence. Only what happened is named. */
export function countsSentence({
  seen = 0,
  created = 0,
  updated = 0,
  missing = 0,
  failed = 0,
}: Run['counts']): string {
  const parts = [
    `${writtenNumber(seen)} ${seen === 1 ? 'record' : 'records'} seen`,
    ...(created > 0 ? [`${writtenNumber(created)} new`] : []),
    ...(updated > 0 ? [`${writtenNumber(updated)} changed`] : []),
    ...(created + updated === 0 ? ['nothing changed'] : []),
    ...(missing > 0 ? [`${writtenNumber(missing)} no longer at the source`] : []),
    ...(failed > 0 ? [`${writtenNumber(failed)} could not be stored`] : []),
  ]
  return `${parts.join(', ')}.`
}

export const RUN_STATUS_NAMES: Record<Run['status'], string> = {
  RUNNING: 'Running',
  SUCCESS: 'Complete',
  PARTIAL: 'Complete except for some records',
  FAILED: 'Failed',
}

/** How often the sync runs. */
export function scheduleSentence(schedule: Schedule | undefined): string {
  if (!schedule || schedule.mode === 'off') return 'It runs only when it is started by hand.'
  if (schedule.mode === 'hourly') return 'It runs automatically every hour.'
  return `It runs automatically every day at ${schedule.hour % 12 || 12} ${schedule.hour < 12 ? 'AM' : 'PM'}.`
}
