import { DomainRuleError } from '../../core/errors'

type TaskData = Record<string, unknown>

/** Of a synced task these follow the source (contract section 7); only the status may be ours. */
const FOLLOW_THE_SOURCE = ['title', 'dueDate', 'priority'] as const

/** @throws DomainRuleError when a field that follows PracticePanther would be changed here */
export function assertSourceFieldsKept(data: TaskData, original: TaskData): void {
  if (!original['ppTaskId']) return
  for (const field of FOLLOW_THE_SOURCE) {
    if (field in data && (data[field] ?? null) !== (original[field] ?? null)) {
      throw new DomainRuleError(
        'This task comes from PracticePanther: its subject, due date and priority are changed there.',
        'synced-read-only',
        field,
      )
    }
  }
}

/** What the sync reads: the status of a synced task stays ours from the first change here on (contract section 7). */
export function claimStatus<T extends TaskData>(data: T, original: TaskData | undefined): T {
  const status = data['status']
  if (!original?.['ppTaskId'] || status === undefined || status === original['status']) return data
  const base = original['ppBase']
  return { ...data, ppBase: { ...(base instanceof Object ? base : {}), statusOurs: true } }
}

/** `completedAt` is the instant at which the status became COMPLETED, and empty otherwise. */
export function stampCompletion<T extends TaskData>(data: T, original: TaskData | undefined): T {
  const status = data['status']
  if (status === undefined || status === original?.['status']) return data
  return { ...data, completedAt: status === 'COMPLETED' ? new Date().toISOString() : null }
}
