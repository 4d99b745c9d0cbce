import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sortableInstant, toCalendarDate, toInstant } from '../../src/modules/sync/mapping/time'

afterEach(() => {
  vi.unstubAllEnvs()
})

const LA = 'America/Los_Angeles'

/** What the machine's own zone is must not matter: every date is read under each of these. */
describe.each(['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'])(
  'on a machine in %s',
  (machine) => {
    const date = (text: string | null | undefined, firm = LA): string | null => {
      vi.stubEnv('TZ', machine)
      return toCalendarDate(text, firm)
    }

    it.each([
      ['local midnight as UTC, in winter', '2026-03-05T08:00:00', '2026-03-05'],
      ['local midnight as UTC, in summer', '2026-07-05T07:00:00', '2026-07-05'],
      ['local noon as UTC, in winter', '2026-01-31T20:00:00', '2026-01-31'],
      ['local noon as UTC, in summer', '2026-06-30T19:00:00', '2026-06-30'],
      ['plain midnight: the date as written', '2026-03-01T00:00:00', '2026-03-01'],
      ['plain midnight with a fraction of nothing', '2026-03-01T00:00:00.000', '2026-03-01'],
      ['a date alone', '2026-12-31', '2026-12-31'],
      ['the night of the spring change', '2026-03-08T08:00:00', '2026-03-08'],
      ['the day after the spring change', '2026-03-09T07:00:00', '2026-03-09'],
      ['the night of the autumn change', '2026-11-01T07:00:00', '2026-11-01'],
      ['the day after the autumn change', '2026-11-02T08:00:00', '2026-11-02'],
      ["an instant, late in the firm's evening", '2026-05-02T05:37:29.61', '2026-05-01'],
      ['an instant with Z', '2026-05-02T05:37:29Z', '2026-05-01'],
      ['an instant with an offset', '2026-05-01T23:30:00+02:00', '2026-05-01'],
      ['midnight with Z is an instant', '2026-03-01T00:00:00Z', '2026-02-28'],
      ['a leap day', '2028-02-29T08:00:00', '2028-02-29'],
      ['the last moment of a year', '2027-01-01T07:59:59.999', '2026-12-31'],
    ])('%s', (_, text, expected) => {
      expect(date(text)).toBe(expected)
    })

    it("the firm's zone decides", () => {
      expect(date('2026-03-05T20:00:00', 'Asia/Kolkata')).toBe('2026-03-06')
      expect(date('2026-03-05T05:00:00', 'America/New_York')).toBe('2026-03-05')
      expect(date('2026-03-05T05:00:00', 'Pacific/Honolulu')).toBe('2026-03-04')
    })

    it.each([
      null,
      undefined,
      '',
      'soon',
      '2026-02-30T00:00:00',
      '2026-02-30',
      '2026-13-01T08:00:00',
      '03/05/2026',
      'March 5',
      '5',
      '2026',
      '2026-03',
      '+012026-03-05T08:00:00',
      '99999-01-01T00:00:00',
      '2026-03-05 or later',
    ])('%j is no date', (text) => {
      expect(date(text)).toBeNull()
    })

    it('every day of fifty years survives all three conventions', () => {
      vi.stubEnv('TZ', machine)
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 18_262 }), (days) => {
          const day = new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10)
          const naive = (hour: number) =>
            new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000).toISOString().slice(0, 19)
          expect(toCalendarDate(`${day}T00:00:00`, LA)).toBe(day)
          // Noon is 19:00 or 20:00 UTC and midnight 07:00 or 08:00: the later of each holds all year.
          expect(toCalendarDate(naive(20), LA)).toBe(day)
          expect(toCalendarDate(naive(8), LA)).toBe(day)
        }),
      )
    })

    it('a time without an offset is UTC', () => {
      vi.stubEnv('TZ', machine)
      expect(toInstant('2018-05-17T23:00:55.8')).toBe('2018-05-17T23:00:55.800Z')
      expect(toInstant('2018-05-17T23:00:55-07:00')).toBe('2018-05-18T06:00:55.000Z')
      expect(toInstant('yesterday')).toBeNull()
    })
  },
)

describe('times of change', () => {
  it('sort as text once they have the same length', () => {
    const times = [
      '2018-05-17T23:00:55',
      '2018-05-17T23:00:55.08',
      '2018-05-17T23:00:55.8',
      '2018-05-17T23:00:56',
    ].map(sortableInstant)
    expect(times.toSorted()).toEqual(times)
    expect(new Set(times.map((time) => time?.length)).size).toBe(1)
    expect(sortableInstant(null)).toBeNull()
  })
})
