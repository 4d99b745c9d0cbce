import { describe, expect, it } from 'vitest'
import { calendarOf, type DatedExchange } from '../../src/modules/calendar/calendar'

const exchange = (changed: Partial<DatedExchange> = {}): DatedExchange => ({
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Sale, with; commas',
  exchangeNumber: 'P-1',
  relinquishedTransferDate: '2026-01-15',
  taxpayerType: 'individual',
  extensionFiled: false,
  moves: 1,
  movedAt: new Date('2026-01-16T10:00:00Z'),
  over: false,
  ...changed,
})
const BASE = 'https://peak.example'
/** Lines as a calendar program reads them: folded ones put together. */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const valuesOf = (text: string, name: string) =>
  lines(text)
    .filter((line) => line.startsWith(name))
    .map((line) => line.slice(line.indexOf(':') + 1))

describe('the calendar of an exchange', () => {
  const text = calendarOf('Deadlines', [exchange()], '2026-01-20', BASE)
  it('has both deadlines as events of a whole day', () => {
    expect(lines(text).filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20260301',
      'DTSTART;VALUE=DATE:20260714',
    ])
    expect(lines(text).filter((line) => line.startsWith('DTEND'))).toEqual([
      'DTEND;VALUE=DATE:20260302',
      'DTEND;VALUE=DATE:20260715',
    ])
    expect(valuesOf(text, 'SUMMARY')[0]).toBe('Day 45: identification for Sale\\, with\\; commas')
  })
  it('blocks no time, leaves out what has passed where that is asked, and cancels what is over', () => {
    expect(valuesOf(text, 'TRANSP')).toEqual(['TRANSPARENT', 'TRANSPARENT'])
    expect(valuesOf(text, 'STATUS')).toEqual(['CONFIRMED', 'CONFIRMED'])
    const later = calendarOf('Deadlines', [exchange()], '2026-03-02', BASE, '2026-03-02')
    expect(valuesOf(later, 'SUMMARY').map((summary) => summary.slice(0, 3))).toEqual(['End'])
    const over = calendarOf('Deadlines', [exchange({ over: true })], '2026-03-02', BASE)
    expect(valuesOf(over, 'STATUS')).toEqual(['CANCELLED', 'CANCELLED'])
    expect(valuesOf(over, 'UID')).toEqual(valuesOf(text, 'UID'))
  })
  it('says why', () => {
    expect(valuesOf(text, 'DESCRIPTION')[0]).toContain('IRC 1031(a)(3)(A)')
    expect(valuesOf(text, 'DESCRIPTION')[0]).toContain('does not roll')
  })
  it('writes its dates out', () => {
    expect(valuesOf(text, 'DESCRIPTION')[0]).toContain('Mar 1\\, 2026')
    expect(valuesOf(text, 'DESCRIPTION').join(' ')).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })
  it('keeps its UIDs and raises SEQUENCE and DTSTAMP when the dates move', () => {
    const moved = calendarOf(
      'Deadlines',
      [
        exchange({
          relinquishedTransferDate: '2026-01-20',
          moves: 2,
          movedAt: new Date('2026-02-01T08:30:00Z'),
        }),
      ],
      '2026-01-20',
      BASE,
    )
    expect(valuesOf(moved, 'UID')).toEqual(valuesOf(text, 'UID'))
    expect([valuesOf(text, 'SEQUENCE'), valuesOf(moved, 'SEQUENCE')]).toEqual([
      ['0', '0'],
      ['1', '1'],
    ])
    expect(valuesOf(moved, 'DTSTAMP')).toEqual(['20260201T083000Z', '20260201T083000Z'])
    expect(valuesOf(moved, 'DTSTART')).toEqual(['20260306', '20260719'])
  })
  it('is empty before the sale has a date', () => {
    expect(
      valuesOf(
        calendarOf('Deadlines', [exchange({ relinquishedTransferDate: null })], '2026-01-20', BASE),
        'BEGIN',
      ),
    ).toEqual(['VCALENDAR'])
  })
  it('is the same calendar whatever its exchange is called: no name begins a line', () => {
    const name = 'Sale\r\nBEGIN:VEVENT\nUID:made-up\rX\u2028Y\u0085Z, and; more\\'
    const spoilt = calendarOf(`Deadlines of ${name}`, [exchange({ name })], '2026-01-20', BASE)
    const begins = (text: string) =>
      text
        .split(/\r\n|[\r\n\u2028\u2029\u0085]/)
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.split(/[:;]/)[0])
    expect(begins(spoilt)).toEqual(begins(calendarOf('Deadlines', [exchange()], '2026-01-20', BASE)))
    expect(valuesOf(spoilt, 'X-WR-CALNAME')).toEqual([
      'Deadlines of Sale BEGIN:VEVENT UID:made-up X Y Z\\, and\\; more\\\\',
    ])
    expect(valuesOf(spoilt, 'BEGIN')).toEqual(['VCALENDAR', 'VEVENT', 'VEVENT'])
  })
})
