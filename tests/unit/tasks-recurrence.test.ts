import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { nextDate, recurrenceInput, type Recurrence } from '../../src/modules/tasks/recurrence'

const every = (frequency: Recurrence['frequency'], changed: Partial<Recurrence> = {}): Recurrence => ({
  frequency,
  interval: 1,
  ...changed,
})

describe('the next day of a task that repeats', () => {
  it.each([
    [every('daily'), '2026-02-28', '2026-03-01'],
    [every('daily', { interval: 10 }), '2026-02-25', '2026-03-07'],
    [every('weekly'), '2026-12-28', '2027-01-04'],
    [every('weekly', { interval: 2 }), '2026-01-01', '2026-01-15'],
    [every('monthly'), '2026-01-31', '2026-02-28'],
    [every('monthly', { start: '2026-01-31' }), '2026-02-28', '2026-03-31'],
    [every('monthly', { interval: 3, start: '2026-01-15' }), '2026-01-15', '2026-04-15'],
  ])('%j after %s is %s', (recurrence, due, next) => {
    expect(nextDate(recurrence, due, '2026-01-01')).toBe(next)
  })
  it('does not lie in the past when the task was late', () => {
    expect(nextDate(every('weekly'), '2026-01-05', '2026-02-01')).toBe('2026-02-02')
    expect(nextDate(every('weekly'), '2026-01-05', '2026-02-02')).toBe('2026-02-02')
  })
  it('is none once the recurrence has ended', () => {
    expect(nextDate(every('daily', { until: '2026-01-10' }), '2026-01-09', '2026-01-01')).toBe('2026-01-10')
    expect(nextDate(every('daily', { until: '2026-01-10' }), '2026-01-10', '2026-01-01')).toBeNull()
  })
  it('is none beyond the last year there is', () => {
    expect(nextDate(every('monthly', { interval: 366 }), '2190-01-01', '2026-01-01')).toBeNull()
    expect(nextDate(every('daily', { interval: 366 }), '2199-06-01', '2026-01-01')).toBeNull()
  })
  it('is always later than the one before', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
    fc.assert(
      fc.property(
        fc.constantFrom<Recurrence['frequency']>('daily', 'weekly', 'monthly'),
        fc.integer({ min: 1, max: 366 }),
        day,
        (frequency, interval, due) => {
          expect(nextDate({ frequency, interval }, due, '1990-01-01') ?? '9999').toSatisfy(
            (next: string) => next > due,
          )
        },
      ),
    )
  })
})

describe('a recurrence', () => {
  it.each([
    { frequency: 'hourly' },
    { frequency: 'daily', interval: 0 },
    { frequency: 'daily', until: '2026-02-30' },
    { frequency: 'daily', flavour: 1 },
  ])('%j is refused', (input) => {
    expect(recurrenceInput.safeParse(input).success).toBe(false)
  })
})
