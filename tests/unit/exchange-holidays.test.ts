import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, fromDayNumber, toDayNumber } from '../../src/law/dates'
import { addBusinessDays, fallsOn, isBusinessDay, nextBusinessDay } from '../../src/law/holidays'

const dates = fc
  .integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2200-11-30') })
  .map(fromDayNumber)

const holidaysOf = (year: number): string[] => {
  const found: string[] = []
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    if (fallsOn(date) === 'holiday') found.push(date)
  }
  return found
}

describe('legal holidays of the District of Columbia', () => {
  it('2026: Independence Day, a Saturday, is observed on Friday', () => {
    expect(holidaysOf(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-04-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ])
  })
  it('2021: the inauguration, the first Juneteenth (observed), and the next New Year on December 31', () => {
    expect(holidaysOf(2021)).toEqual([
      '2021-01-01',
      '2021-01-18',
      '2021-01-20',
      '2021-02-15',
      '2021-04-16',
      '2021-05-31',
      '2021-06-18',
      '2021-07-05',
      '2021-09-06',
      '2021-10-11',
      '2021-11-11',
      '2021-11-25',
      '2021-12-24',
      '2021-12-31',
    ])
    expect(fallsOn('2022-01-01')).toBe('saturday')
  })
  it('moves an inauguration from a Sunday to Monday, and from a Saturday nowhere', () => {
    expect(fallsOn('1985-01-21')).toBe('holiday')
    expect(fallsOn('1937-01-20')).toBe('holiday')
    expect(fallsOn('1933-01-20')).toBe('business-day')
    expect(fallsOn('2001-01-19')).toBe('business-day')
    expect(fallsOn('2029-01-19')).toBe('business-day')
    expect(fallsOn('2029-01-20')).toBe('saturday')
    expect(fallsOn('2027-01-20')).toBe('business-day')
  })
  it('starts each holiday in its year', () => {
    expect(fallsOn('1985-01-21')).toBe('holiday')
    expect(fallsOn('1986-01-20')).toBe('holiday')
    expect(fallsOn('1984-01-16')).toBe('business-day')
    expect(fallsOn('2004-04-16')).toBe('business-day')
    expect(fallsOn('2007-04-16')).toBe('holiday')
    expect(fallsOn('2020-06-19')).toBe('business-day')
    expect(fallsOn('2023-06-19')).toBe('holiday')
  })
  it('reports a weekend as the weekend day, a holiday on it too', () => {
    expect(fallsOn('2026-03-01')).toBe('sunday')
    expect(fallsOn('2026-07-04')).toBe('saturday')
    expect(fallsOn('2026-03-02')).toBe('business-day')
  })
  it('observes New Year of the year after the calendar', () => {
    expect(fallsOn('2200-12-31')).toBe('business-day')
  })
})

describe('the roll of IRC 7503', () => {
  it.each([
    ['2011-04-15', '2011-04-18'],
    ['2012-04-15', '2012-04-17'],
    ['2016-04-15', '2016-04-18'],
    ['2017-04-15', '2017-04-18'],
    ['2018-04-15', '2018-04-17'],
    ['2022-04-15', '2022-04-18'],
    ['2023-04-15', '2023-04-18'],
    ['1989-04-15', '1989-04-17'],
    ['2026-04-15', '2026-04-15'],
    ['2021-12-31', '2022-01-03'],
  ])('%s is timely on %s', (due, timely) => {
    expect(nextBusinessDay(due)).toBe(timely)
  })
  it('always ends on a business day, within four days, and passes over none', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const rolled = nextBusinessDay(date)
        expect(isBusinessDay(rolled)).toBe(true)
        expect(daysBetween(date, rolled)).toBeLessThanOrEqual(4)
        for (let day = date; day < rolled; day = addDays(day, 1)) expect(isBusinessDay(day)).toBe(false)
      }),
    )
  })
})

describe('business days', () => {
  it('counts five from the day the EAT took title (R-01)', () => {
    expect(addBusinessDays('2026-02-02', 5)).toBe('2026-02-09')
  })
  it('passes over weekends and holidays', () => {
    expect(addBusinessDays('2026-12-23', 5)).toBe('2026-12-31')
    expect(addBusinessDays('2026-02-14', 1)).toBe('2026-02-17')
    expect(addBusinessDays('2026-02-14', 0)).toBe('2026-02-14')
  })
  it('has exactly as many business days behind it as were asked for', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 15 }), (date, days) => {
        const reached = addBusinessDays(date, days)
        let counted = 0
        for (let day = addDays(date, 1); day <= reached; day = addDays(day, 1)) {
          if (isBusinessDay(day)) counted += 1
        }
        expect(counted).toBe(days)
        expect(isBusinessDay(reached)).toBe(true)
      }),
    )
  })
})
