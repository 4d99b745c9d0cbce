import { describe, expect, it } from 'vitest'
import { midnightOf } from '../../src/modules/sync/mapping/midnights'
import { isUnusualTransfer } from '../../src/law/unusual-date'

const LA = 'America/Los_Angeles'

describe('a date of the source', () => {
  it.each([
    ['as written', '2026-07-10'],
    ['as written', '2026-07-10T00:00:00'],
    ['midnight in summer', '2026-07-10T07:00:00'],
    ['midnight in winter', '2026-12-10T08:00:00'],
    ['noon', '2026-07-10T19:00:00'],
    ['the night of the spring change', '2026-03-08T08:00:00'],
    ['the day after the autumn change', '2026-11-02T08:00:00'],
    ['no date at all', 'soon'],
  ])('%s is sound: %s', (_, text) => {
    expect(midnightOf(text, LA)).toEqual({ kind: 'sound' })
  })

  it.each([
    ['2026-07-10T04:00:00', 'America/New_York'],
    ['2026-12-10T05:00:00', 'America/New_York'],
    ['2026-07-10T05:00:00', 'America/Chicago'],
    ['2026-12-10T07:00:00', 'America/Denver'],
    ['2026-07-10T00:00:00Z', 'UTC'],
    ['2026-07-09T20:00:00-04:00', 'UTC'],
  ])('%s is the midnight of %s, and one day early here', (text, zone) => {
    expect(midnightOf(text, LA)).toMatchObject({
      kind: 'foreign',
      shifts: true,
      zones: expect.arrayContaining([zone]),
    })
  })

  it('at a midnight to the west of the firm is foreign, on the right day', () => {
    expect(midnightOf('2026-07-10T07:00:00', 'America/New_York')).toEqual({
      kind: 'foreign',
      zones: [LA],
      shifts: false,
    })
  })

  it('at any other time is an instant', () => {
    expect(midnightOf('2026-07-10T05:37:29.61', LA)).toEqual({ kind: 'instant' })
  })
})

describe('a transfer date', () => {
  it.each([
    ['2027-11-20', false],
    ['2027-11-21', true],
    ['2016-11-20', false],
    ['2016-11-19', true],
    ['2026-11-20', false],
  ])('of %s is unusual on Nov 20, 2026: %s', (date, unusual) => {
    expect(isUnusualTransfer(date, '2026-11-20')).toBe(unusual)
  })
})
