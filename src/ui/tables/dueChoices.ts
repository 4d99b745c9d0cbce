import { choicesOf } from './FilterChip'

/** How near a date is, as lists filter by it. */
export const DUE_CHOICES = choicesOf({
  overdue: 'Overdue',
  '48h': 'Within 48 hours',
  week: 'Within a week',
  month: 'Within a month',
  later: 'Later than a month',
})
