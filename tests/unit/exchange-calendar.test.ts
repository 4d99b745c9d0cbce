import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  fromDayNumber,
  instantToCalendarDate,
  isCalendarDate,
  toDayNumber,
  todayIn,
  weekday,
} from '../../src/law/dates'
import { InvalidInput } from '../../src/law/errors'

const FIRST = toDayNumber('1900-01-01')
const LAST = toDayNumber('2200-12-31')
const dayNumbers = fc.integer({ min: FIRST, max: LAST })

describe('isCalendarDate', () => {
  it.each(['1900-01-01', '2200-12-31', '2024-02-29', '2000-02-29', '2026-10-31'])('takes %s', (text) => {
    expect(isCalendarDate(text)).toBe(true)
  })
  it.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century that is no leap year'],
    ['2026-04-31', 'a short month'],
    ['2026-13-01', 'a thirteenth month'],
    ['2026-00-10', 'no month'],
    ['2026-01-00', 'no day'],
    ['1899-12-31', 'before the calendar'],
    ['2201-01-01', 'after the calendar'],
    ['2026-1-5', 'not padded'],
    ['2026-01-05T00:00:00Z', 'an instant'],
    ['2026-01-05\n', 'a trailing line break'],
    ['', 'nothing'],
  ])('refuses %j: %s', (text) => {
    expect(isCalendarDate(text)).toBe(false)
  })
})

describe('day numbers', () => {
  it('start at 1970-01-01 and agree with the UTC days of the platform on every day there is', () => {
    for (let day = FIRST; day <= LAST; day += 1) {
      const date = new Date(day * 86_400_000)
      expect(fromDayNumber(day)).toBe(date.toISOString().slice(0, 10))
      if (weekday(fromDayNumber(day)) !== date.getUTCDay()) expect.fail(`weekday of ${day}`)
    }
  })
  it('go there and back', () => {
    fc.assert(fc.property(dayNumbers, (day) => toDayNumber(fromDayNumber(day)) === day))
  })
  it('keep the order of dates as text', () => {
    fc.assert(fc.property(dayNumbers, dayNumbers, (a, b) => fromDayNumber(a) < fromDayNumber(b) === a < b))
  })
  it('reject what lies outside the calendar and what does not exist', () => {
    expect(() => fromDayNumber(LAST + 1)).toThrow(InvalidInput)
    expect(() => fromDayNumber(FIRST - 1)).toThrow(InvalidInput)
    expect(() => addDays('2200-12-31', 1)).toThrow(InvalidInput)
    expect(() => toDayNumber('2026-02-30')).toThrow(InvalidInput)
  })
})

describe('arithmetic', () => {
  it('adds days over leap days and year ends', () => {
    expect(addDays('2028-01-15', 45)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  })
  it('counts days from the first to the second', () => {
    expect(daysBetween('2026-01-15', '2026-03-01')).toBe(45)
    expect(daysBetween('2026-03-01', '2026-01-15')).toBe(-45)
    expect(daysBetween('2026-03-01', '2026-03-01')).toBe(0)
  })
  it('adds months and stops at the end of a shorter one', () => {
    expect(addMonths('2026-04-15', 6)).toBe('2026-10-15')
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2026-12-15', 6)).toBe('2027-06-15')
    expect(addMonths('2026-06-30', 6)).toBe('2026-12-30')
  })
})

describe('dates of instants', () => {
  it('takes the day on the wall of the zone', () => {
    const now = new Date('2026-03-01T05:30:00Z')
    expect(todayIn('America/Los_Angeles', now)).toBe('2026-02-28')
    expect(todayIn('UTC', now)).toBe('2026-03-01')
    expect(todayIn('Pacific/Kiritimati', now)).toBe('2026-03-01')
    expect(() => todayIn('Mars/Olympus', now)).toThrow(RangeError)
  })
  it('reads the naive UTC of Pacific midnight in winter and in summer', () => {
    expect(instantToCalendarDate('2026-01-15T08:00:00', 'America/Los_Angeles')).toBe('2026-01-15')
    expect(instantToCalendarDate('2026-07-15T07:00:00', 'America/Los_Angeles')).toBe('2026-07-15')
    expect(instantToCalendarDate('2026-07-15T06:59:59.999Z', 'America/Los_Angeles')).toBe('2026-07-14')
    expect(instantToCalendarDate('2026-07-15T00:00:00-07:00', 'America/Los_Angeles')).toBe('2026-07-15')
  })
  it('leaves a plain date as it is', () => {
    expect(instantToCalendarDate('2026-07-15', 'Pacific/Honolulu')).toBe('2026-07-15')
  })
  it.each([
    '',
    'soon',
    '2026-02-30T08:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T08:00:00+99:99',
    '1900-01-01T00:00:00Z',
  ])('refuses %j', (text) => {
    expect(() => instantToCalendarDate(text, 'America/Los_Angeles')).toThrow(InvalidInput)
  })
})
