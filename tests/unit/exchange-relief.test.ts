import { describe, expect, it } from 'vitest'
import { deadlinesInput } from '../../src/law/calculators'
import { explainDeadlines } from '../../src/law/deadline-why'
import type { DeadlinesInput } from '../../src/law/deadlines'
import { InvalidInput } from '../../src/law/errors'
import { codes, compute, filed, input } from '../support/deadlines'

/** The Florida notice of 2024 (FL-2024-08): X 2024-09-23, P 2025-05-01. */
const florida = { disasterDate: '2024-09-23', postponedTo: '2025-05-01' }
const six = { override: { section: 6, ...florida } } as const
const seventeen = { override: { section: 17, ...florida } } as const
const affected = { override: { section: 17, ...florida, affectedTaxpayer: true } } as const

describe('the return of an affected taxpayer', () => {
  it('D-16: section 6 moves both deadlines and the return with them', () => {
    expect(compute('2024-08-15', six)).toMatchObject({
      identification: { date: '2025-05-01' },
      exchange: {
        date: '2025-05-01',
        day180: '2025-02-11',
        returnDueCap: '2025-05-01',
        returnDueStatutory: '2025-04-15',
        limitedBy: 'override',
        safeDate: '2025-05-01',
        safeReason: null,
      },
    })
    expect(codes('2024-08-15', six)).toContain('return-date-postponed')
    expect(codes('2024-08-15', six)).not.toContain('override-limited-by-return')
  })
  it('is postponed under section 17 only where somebody says that the taxpayer is affected', () => {
    expect(compute('2024-08-15', seventeen).exchange).toMatchObject({
      date: '2025-04-15',
      returnDueCap: '2025-04-15',
      limitedBy: 'return-due-date',
    })
    expect(compute('2024-08-15', affected).exchange).toMatchObject({
      date: '2025-05-01',
      returnDueCap: '2025-05-01',
      limitedBy: 'return-due-date',
    })
    expect(compute('2024-08-15', { ...affected, ...filed }).exchange).toMatchObject({
      date: '2025-06-11',
      returnDueCap: '2025-10-15',
      limitedBy: 'override',
    })
  })
  it('is evaluated by its rolled date, from the disaster through the end of the postponement', () => {
    // Apr 15 2028 is a Saturday, and Apr 17 Emancipation Day as observed: the return is due on Apr 18.
    const at = (disasterDate: string, postponedTo: string) =>
      compute('2027-11-01', { override: { section: 6, disasterDate, postponedTo } }).exchange?.returnDueCap
    expect(at('2028-04-18', '2028-07-01')).toBe('2028-07-01')
    expect(at('2028-04-19', '2028-07-01')).toBe('2028-04-18')
    expect(at('2028-02-01', '2028-04-17')).toBe('2028-04-18')
    expect(at('2028-02-01', '2028-04-18')).toBe('2028-04-18')
  })
  it('is postponed from its extended date too, and from one that was given', () => {
    const autumn = { section: 6, disasterDate: '2027-10-01', postponedTo: '2028-02-01' } as const
    expect(compute('2026-11-01', { ...filed, override: autumn }).exchange?.returnDueCap).toBe('2028-02-01')
    const given = { returnDueDate: '2025-01-15', taxpayer: null, ...six } as const
    expect(compute('2024-08-15', given).exchange).toMatchObject({
      date: '2025-05-01',
      returnDueCap: '2025-05-01',
      returnDueStatutory: '2025-01-15',
    })
  })
  it('is postponed even where section 17 itself is not open to the exchange', () => {
    const late = {
      override: {
        section: 17,
        disasterDate: '2024-09-23',
        postponedTo: '2025-05-01',
        affectedTaxpayer: true,
      },
    } as const
    const result = compute('2024-11-20', late)
    expect(result).toMatchObject({
      identification: { date: '2025-01-04' },
      exchange: {
        date: '2025-05-01',
        day180: '2025-05-19',
        returnDueCap: '2025-05-01',
        limitedBy: 'return-due-date',
      },
    })
    expect(result.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['override-not-applied', 'return-date-postponed']),
    )
  })
  it('cannot stay unaffected under section 6', () => {
    const override = { section: 6, ...florida, affectedTaxpayer: false } as const
    expect(() => compute('2024-08-15', { override })).toThrow(InvalidInput)
    expect(
      deadlinesInput.safeParse({
        transfers: ['2024-08-15'],
        taxpayer: 'individual',
        override: { ...six.override, affectedTaxpayer: true },
      }).success,
    ).toBe(true)
  })
})

describe('the last day to identify', () => {
  it('is held at the return under section 17, and not under section 6', () => {
    const long = { disasterDate: '2026-12-01', postponedTo: '2027-04-20' }
    // The return of a partnership, due on Mar 15 2027.
    const by = (override: NonNullable<DeadlinesInput['override']>) =>
      compute('2026-11-01', { taxpayer: 'partnership', override }).identification?.date
    expect(by({ section: 17, ...long })).toBe('2027-03-15')
    expect(by({ section: 6, ...long })).toBe('2027-04-20')
    const ends = { disasterDate: '2026-12-10', postponedTo: '2027-01-31' }
    expect(
      compute('2026-11-01', { returnDueDate: '2027-01-15', override: { section: 'other', ...ends } })
        .identification?.date,
    ).toBe('2027-01-31')
  })
})

describe('parked property', () => {
  const parked = (changed: Partial<DeadlinesInput>) =>
    compute('', { transfers: [], parkedOn: '2024-08-15', ...changed })
  it('D-17: section 17 moves its dates though nothing was sold', () => {
    expect(parked(seventeen)).toMatchObject({
      transferDate: null,
      identification: null,
      exchange: null,
      parking: { agreementBy: '2024-08-22', identificationBy: '2025-05-01', endsOn: '2025-06-11' },
    })
    expect(parked(seventeen).warnings.map(({ code }) => code)).not.toContain('override-not-applied')
  })
  it('is moved by section 6, whenever the titleholder took title, and never limited by the return', () => {
    expect(parked(six).parking).toMatchObject({ identificationBy: '2025-05-01', endsOn: '2025-05-01' })
    expect(compute('', { transfers: [], parkedOn: '2024-10-15', ...six }).parking).toMatchObject({
      identificationBy: '2025-05-01',
      endsOn: '2025-05-01',
    })
    const both = compute('2024-08-15', { parkedOn: '2024-08-20', ...seventeen })
    expect(both).toMatchObject({
      parking: { endsOn: '2025-06-16' },
      exchange: { date: '2025-04-15', limitedBy: 'return-due-date' },
    })
  })
  it('keeps the day of the agreement', () => {
    expect(compute('', { transfers: [], parkedOn: '2024-09-20', ...seventeen }).parking?.agreementBy).toBe(
      '2024-09-27',
    )
  })
  it('moves with the deadline that the override is for', () => {
    const only = (which: 'identification' | 'exchange') =>
      parked({ override: { section: 'other', which, ...florida } }).parking
    expect(only('identification')).toMatchObject({ identificationBy: '2025-05-01', endsOn: '2025-02-11' })
    expect(only('exchange')).toMatchObject({ identificationBy: '2024-09-29', endsOn: '2025-05-01' })
  })
  it('opens section 17 to a sale after the disaster, which is reported', () => {
    const sold = { parkedOn: '2024-08-15', ...filed, ...seventeen }
    expect(compute('2024-10-15', sold)).toMatchObject({
      identification: { date: '2025-05-01' },
      parking: { endsOn: '2025-06-11' },
      exchange: { date: '2025-06-11', limitedBy: 'parking' },
    })
    expect(codes('2024-10-15', sold)).toContain('override-by-other-clock')
    expect(codes('2024-08-20', { parkedOn: '2024-08-15', ...filed, ...seventeen })).not.toContain(
      'override-by-other-clock',
    )
  })
  it('is shown in the computation with its base dates and with what they became', () => {
    const lines = explainDeadlines(input('', { transfers: [], parkedOn: '2024-08-15', ...seventeen }))
    expect(lines.map(({ result }) => result)).toEqual([
      '2024-08-22',
      '2024-09-29',
      '2025-02-11',
      '2025-05-01',
      '2025-06-11',
    ])
  })
})
