import type { RunRecord } from '../runRecord'
import type { Schedule } from './api'

const number = new Intl.NumberFormat('en-US')

/** What a run did, as a sentence. Only what happened is named. */
export function countsSentence({ seen, created, updated, missing, failed }: RunRecord['counts']): string {
  const parts = [
    `${number.format(seen)} ${seen === 1 ? 'record' : 'records'} seen`,
    ...(created > 0 ? [`${number.format(created)} new`] : []),
    ...(updated > 0 ? [`${number.format(updated)} changed`] : []),
    ...(created + updated === 0 ? ['nothing changed'] : []),
    ...(missing > 0 ? [`${number.format(missing)} no longer at the source`] : []),
    ...(failed > 0 ? [`${number.format(failed)} could not be stored`] : []),
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
