/** How near a date is. The warm colors are its own: nothing else on screen is red or amber. */
export type Urgency = 'overdue' | 'now' | 'week' | 'month' | 'later'

/** Overdue; up to 48 hours; up to 7 days; up to 30 days; later. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'overdue'
  if (daysLeft <= 2) return 'now'
  if (daysLeft <= 7) return 'week'
  return daysLeft <= 30 ? 'month' : 'later'
}

/** The groups of the deadline board, most urgent first. */
export const URGENCIES: readonly Urgency[] = ['overdue', 'now', 'week', 'month', 'later']

export const URGENCY_WORDS: Record<Urgency, string> = {
  overdue: 'Overdue',
  now: 'Within 48 hours',
  week: 'Within a week',
  month: 'Within a month',
  later: 'Later',
}

/** Text and ground of each urgency; the token names are those of the style sheet. */
export const URGENCY_TEXT: Record<Urgency, string> = {
  overdue: 'text-red',
  now: 'text-red',
  week: 'text-amber',
  month: 'text-blue',
  later: 'text-ink-soft',
}
export const URGENCY_GROUND: Record<Urgency, string> = {
  overdue: 'bg-red-ground border-red-edge',
  now: 'bg-red-ground border-red-edge',
  week: 'bg-amber-ground border-amber-edge',
  month: 'bg-blue-ground border-blue-edge',
  later: 'bg-surface border-edge',
}
export const URGENCY_MARK: Record<Urgency, string> = {
  overdue: 'bg-red',
  now: 'bg-red',
  week: 'bg-amber',
  month: 'bg-blue',
  later: 'bg-edge-strong',
}
