import { writtenNumber } from '../../../ui/format/numbers'
import type { RunRecord } from '../runRecord'
import type { Schedule } from './api'

/** What a run did, as a sentence. Only what happened is named. */
export function countsSentence({ seen, created, updated, missing, failed }: RunRecord['counts']): string {
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

export const RUN_STATUS_NAMES: Record<RunRecord['status'], string> = {
  RUNNING: 'Running',
  SUCCESS: 'Complete',
  PARTIAL: 'Complete but for some records',
  FAILED: 'Failed',
}

/** How the sync starts by itself. */
export function scheduleSentence(schedule: Schedule | undefined): string {
  if (!schedule || schedule.mode === 'off') return 'It starts only by hand.'
  if (schedule.mode === 'hourly') return 'It starts by itself every hour.'
  return `It starts by itself every day at ${schedule.hour % 12 || 12} ${schedule.hour < 12 ? 'AM' : 'PM'}.`
}
