import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { daysBetween, fromDayNumber, toDayNumber } from '../../src/law/dates'
import { explainDeadlines } from '../../src/law/deadline-why'
import { type DeadlinesInput } from '../../src/law/deadlines'
import { InvalidInput } from '../../src/law/errors'
import { isBusinessDay } from '../../src/law/holidays'
import { TAXPAYERS } from '../../src/law/return-due'
import { codes, compute, filed, input } from '../support/deadlines'

describe('the vectors of the domain', () => {
  it('D-01: day 45 on a Sunday is not rolled', () => {
    expect(compute('2026-01-15', { today: '2026-02-28' })).toEqual({
      transferDate: '2026-01-15',
      identification: { date: '2026-03-01', daysLeft: 1, fallsOn: 'sunday' },
      exchange: {
        date: '2026-07-14',
        daysLeft: 136,
        fallsOn: 'business-day',
        day180: '2026-07-14',
        returnDueCap: '2027-04-15',
        returnDueStatutory: '2027-04-15',
        limitedBy: 'day-180',
        safeDate: '2026-07-14',
        safeReason: null,
        safeUntil: null,
      },
      warnings: [{ code: 'identification-not-a-business-day', message: expect.any(String) }],
    })
  })
  it.each([
    ['D-02', '2026-03-01', '2026-04-15', '2026-08-28'],
    ['D-03', '2026-07-01', '2026-08-15', '2026-12-28'],
    ['D-07', '2026-11-20', '2027-01-04', '2027-05-19'],
    ['D-09', '2028-01-15', '2028-02-29', '2028-07-13'],
    ['D-10', '2024-01-15', '2024-02-29', '2024-07-13'],
    ['D-10', '2028-02-29', '2028-04-14', '2028-08-27'],
  ])('%s: T %s gives %s and %s', (_, transfer, day45, end) => {
    const { identification, exchange } = compute(transfer, filed)
    expect(identification?.date).toBe(day45)
    expect(exchange).toMatchObject({ date: end, day180: end, limitedBy: 'day-180' })
  })
  it('D-04: the due date equal to day 180 takes nothing away', () => {
    expect(compute('2026-10-17').exchange).toMatchObject({
      date: '2027-04-15',
      limitedBy: 'day-180',
    })
    expect(codes('2026-10-17')).not.toContain('file-extension')
  })
  it('D-05: a day later the return limits, and an extension is asked for', () => {
    expect(compute('2026-10-18').exchange).toMatchObject({
      date: '2027-04-15',
      day180: '2027-04-16',
      limitedBy: 'return-due-date',
    })
    expect(codes('2026-10-18')).toContain('file-extension')
    expect(codes('2026-10-18', filed)).not.toContain('file-extension')
  })
  it('D-12: several transfers run from the earliest, in any order', () => {
    const transfers = ['2026-06-10', '2026-05-01', '2026-06-10']
    expect(compute('', { transfers })).toMatchObject({
      transferDate: '2026-05-01',
      identification: { date: '2026-06-15' },
      exchange: { date: '2026-10-28' },
    })
  })
  it('D-14, Christensen: the return of 1988 was due on Monday, April 17', () => {
    expect(compute('1988-12-22').exchange).toMatchObject({
      date: '1989-04-17',
      day180: '1989-06-20',
      returnDueCap: '1989-04-17',
      returnDueStatutory: '1989-04-15',
      limitedBy: 'return-due-date',
    })
  })
  it('R-01: the parking ends before the periods of the later sale', () => {
    const parked = { parkedOn: '2026-02-02' }
    expect(compute('2026-05-28', parked)).toMatchObject({
      identification: { date: '2026-07-12' },
      exchange: {
        date: '2026-08-01',
        day180: '2026-11-24',
        limitedBy: 'parking',
        fallsOn: 'saturday',
      },
      parking: { agreementBy: '2026-02-09', identificationBy: '2026-03-19', endsOn: '2026-08-01' },
    })
  })
})

describe('the return due date', () => {
  it.each([
    ['individual', '2027-04-15', '2027-10-15'],
    ['trust', '2027-04-15', '2027-09-30'],
    ['c-corporation', '2027-04-15', '2027-10-15'],
    ['s-corporation', '2027-03-15', '2027-09-15'],
    ['partnership', '2027-03-15', '2027-09-15'],
  ] as const)('of a %s is %s, extended %s', (taxpayer, due, extended) => {
    const of = (more: Partial<DeadlinesInput>) => compute('2026-12-01', { taxpayer, ...more }).exchange
    expect(of({})).toMatchObject({ returnDueCap: due, date: due, limitedBy: 'return-due-date' })
    expect(of(filed)).toMatchObject({ returnDueCap: extended, limitedBy: 'day-180' })
  })
  it('rolls, extended too, and its roll can decide', () => {
    expect(compute('2022-11-01').exchange).toMatchObject({
      returnDueStatutory: '2023-04-15',
      returnDueCap: '2023-04-18',
      date: '2023-04-18',
    })
    expect(compute('2021-12-01', filed).exchange?.returnDueCap).toBe('2022-10-17')
  })
  it('asks for an extension by the date before rolling', () => {
    const rolledPast = compute('2022-10-19')
    expect(rolledPast.exchange).toMatchObject({ day180: '2023-04-17', limitedBy: 'day-180' })
    expect(codes('2022-10-19')).toContain('file-extension')
  })
  it('is replaced by a given one, which rolls like it', () => {
    const given = { returnDueDate: '2027-03-14' }
    expect(compute('2026-11-01', given).exchange).toMatchObject({
      returnDueStatutory: '2027-03-14',
      returnDueCap: '2027-03-15',
    })
    expect(compute('2026-11-01', { ...given, ...filed }).exchange?.returnDueCap).toBe('2027-09-14')
    expect(compute('2026-11-01', { ...given, ...filed, taxpayer: 'trust' }).exchange?.returnDueCap).toBe(
      '2027-09-14',
    )
  })
  it('takes a given extended date only where the extension was filed', () => {
    const given = { extendedDueDate: '2027-06-15' }
    expect(compute('2026-11-20', given).exchange?.returnDueCap).toBe('2027-04-15')
    expect(compute('2026-11-20', { ...given, ...filed }).exchange?.returnDueCap).toBe('2027-06-15')
  })
  it('is used as given, with a warning where it cannot be right', () => {
    const early = { returnDueDate: '2025-04-15' }
    expect(codes('2026-11-20', early)).toContain('return-due-date-implausible')
    expect(compute('2026-11-20', early).exchange?.date).toBe('2025-04-15')
    expect(codes('2026-11-20', { ...filed, extendedDueDate: '2027-02-15' })).toContain(
      'return-due-date-implausible',
    )
  })
  it('of an unknown taxpayer limits nothing and is a warning only where it could', () => {
    for (const taxpayer of [null, undefined]) {
      expect(compute('2026-10-18', { taxpayer }).exchange).toMatchObject({
        date: '2027-04-16',
        returnDueCap: null,
        returnDueStatutory: null,
        limitedBy: 'day-180',
      })
    }
    expect(codes('2026-10-18', { taxpayer: null })).toContain('taxpayer-unknown')
    expect(codes('2026-09-17', { taxpayer: null })).toContain('taxpayer-unknown')
    expect(codes('2026-09-16', { taxpayer: null })).not.toContain('taxpayer-unknown')
    expect(codes('2026-10-18', { taxpayer: null, ...filed })).not.toContain('taxpayer-unknown')
  })
  it('counts when it is given, though the kind is unknown', () => {
    expect(compute('2026-10-18', { taxpayer: null, returnDueDate: '2027-03-15' }).exchange).toMatchObject({
      date: '2027-03-15',
      limitedBy: 'return-due-date',
    })
  })
})

describe('what a deadline falls on', () => {
  it('names holidays, and warns of both deadlines', () => {
    const { identification, warnings } = compute('2026-07-24')
    expect(identification).toMatchObject({ date: '2026-09-07', fallsOn: 'holiday' })
    expect(warnings[0]?.code).toBe('identification-not-a-business-day')
    expect(compute('2026-06-28').exchange).toMatchObject({ date: '2026-12-25', fallsOn: 'holiday' })
    expect(codes('2026-06-28')).toContain('exchange-not-a-business-day')
  })
  it('counts down through zero', () => {
    const left = (today: string) => compute('2026-01-15', { today }).identification?.daysLeft
    expect([left('2026-01-15'), left('2026-03-01'), left('2026-03-02')]).toEqual([45, 0, -1])
  })
})

describe('input that no deadline follows from', () => {
  it.each([
    [{ transfers: [] }, 'transfers'],
    [{ transfers: ['2026-01-15', '2026-02-30'] }, 'transfers.1'],
    [{ transfers: ['2200-01-01'] }, 'transfers.0'],
    [{ today: '2026-13-01' }, 'today'],
    [{ returnDueDate: 'soon' }, 'returnDueDate'],
    [{ extendedDueDate: '2200-05-01' }, 'extendedDueDate'],
    [{ parkedOn: '2026-2-2' }, 'parkedOn'],
    [{ override: { section: 6, disasterDate: '', postponedTo: '2026-02-01' } }, 'override.disasterDate'],
    [{ override: { section: 6, disasterDate: '2026-02-01', postponedTo: 'x' } }, 'override.postponedTo'],
  ] as const)('%j is refused by %s', (changed, field) => {
    const wrong = () => compute('2026-01-15', changed)
    expect(wrong).toThrow(InvalidInput)
    expect(wrong).toThrow(expect.objectContaining({ field }))
  })
  it('reaches to the last transfer there may be', () => {
    const last = { section: 17, disasterDate: '2199-12-31', postponedTo: '2199-12-31' } as const
    expect(compute('2199-12-31', { ...filed, override: last }).exchange?.date).toBe('2200-10-15')
  })
})

describe('explainDeadlines', () => {
  it('shows each step of D-15 with its citation and ends on the date itself', () => {
    const override = { section: 17, disasterDate: '2026-08-20', postponedTo: '2027-02-01' } as const
    const lines = explainDeadlines(input('2026-08-01', { override }))
    expect(lines.map(({ result }) => result)).toEqual([
      '2026-08-01',
      '2026-09-15',
      '2027-01-28',
      '2027-04-15',
      '2027-02-01',
      '2027-05-28',
      '2027-04-15',
    ])
    expect(lines.at(-1)).toMatchObject({
      input: 'the return due date',
      citation: 'IRC 1031(a)(3)(B)',
    })
    expect(lines.every(({ rule, citation }) => rule !== '' && citation !== '')).toBe(true)
  })
  it('shows the roll of Christensen, and an unknown return as not known', () => {
    expect(explainDeadlines(input('1988-12-22'))).toContainEqual(
      expect.objectContaining({ input: '1989-04-15', result: '1989-04-17', citation: 'IRC 7503' }),
    )
    const unknown = explainDeadlines(input('2026-01-15', { taxpayer: null }))
    expect(unknown.map(({ result }) => result)).toContain('not known')
  })
  it('explains parking alone', () => {
    const lines = explainDeadlines(input('', { transfers: [], parkedOn: '2026-02-02' }))
    expect(lines.map(({ result }) => result)).toEqual(['2026-02-09', '2026-03-19', '2026-08-01'])
  })
})

describe('properties', () => {
  const transfers = fc
    .integer({ min: toDayNumber('1979-01-01'), max: toDayNumber('2199-12-31') })
    .map(fromDayNumber)

  it('day 45 is 45 and day 180 is 180 days after T, rolled on no day', () => {
    fc.assert(
      fc.property(transfers, (transfer) => {
        const { identification, exchange } = compute(transfer, filed)
        expect(daysBetween(transfer, identification?.date ?? '')).toBe(45)
        expect(daysBetween(transfer, exchange?.date ?? '')).toBe(180)
      }),
      { numRuns: 10_000 },
    )
  })
  it.each([
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
  ])('hold in a process whose time zone is %s, whatever its clocks do', (zone) => {
    vi.stubEnv('TZ', zone)
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    const utc = (date: string, days: number) =>
      new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(transfers, (transfer) => {
        const { identification, exchange } = compute(transfer, filed)
        expect([identification?.date, exchange?.date]).toEqual([utc(transfer, 45), utc(transfer, 180)])
      }),
      { numRuns: 10_000 },
    )
    vi.unstubAllEnvs()
  })
  it('the exchange ends on the earlier of day 180 and the cap, and the cap is a business day', () => {
    fc.assert(
      fc.property(
        transfers,
        fc.constantFrom(...TAXPAYERS),
        fc.boolean(),
        (transfer, taxpayer, extensionFiled) => {
          const { exchange } = compute(transfer, { taxpayer, extensionFiled })
          const cap = exchange?.returnDueCap ?? ''
          expect(isBusinessDay(cap)).toBe(true)
          const limited = cap < (exchange?.day180 ?? '')
          expect(exchange?.date).toBe(limited ? cap : exchange?.day180)
          expect(exchange?.limitedBy).toBe(limited ? 'return-due-date' : 'day-180')
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
