import { describe, expect, it } from 'vitest'
import { explainDeadlines } from '../../src/law/deadline-why'
import type { DeadlinesInput } from '../../src/law/deadlines'
import { codes, compute, filed, input } from '../support/deadlines'

/** Mar 15 2027 is a Monday; Mar 15 2026 a Sunday. */
const unknown = { taxpayer: null } as const
const end = (transfer: string, changed: Partial<DeadlinesInput>) => compute(transfer, changed).exchange

describe('the earliest date that cannot be excluded', () => {
  it('is the return of a partnership while the kind of taxpayer is not known', () => {
    expect(end('2026-11-20', unknown)).toMatchObject({
      date: '2027-05-19',
      day180: '2027-05-19',
      returnDueCap: null,
      safeDate: '2027-03-15',
      safeReason:
        'unless the tax return is due later: the kind of taxpayer is not recorded. Then the exchange can run to 2027-05-19.',
    })
    expect(codes('2026-11-20', unknown)).toContain('taxpayer-unknown')
    expect(explainDeadlines(input('2026-11-20', unknown)).at(-1)).toMatchObject({ result: '2027-03-15' })
  })
  it('is rolled, and takes nothing away where the exchange ends before it', () => {
    expect(end('2025-11-20', unknown)?.safeDate).toBe('2026-03-16')
    expect(end('2026-08-01', unknown)).toMatchObject({
      date: '2027-01-28',
      safeDate: '2027-01-28',
      safeReason: null,
    })
    // Day 180 is Sep 17 + 180 = Mar 16 2027, and the day before is Mar 15 itself.
    expect(end('2026-09-17', unknown)?.safeDate).toBe('2027-03-15')
    expect(end('2026-09-16', unknown)).toMatchObject({ safeDate: '2027-03-15', safeReason: null })
  })
  it('is the date itself where an extension is filed, and once the kind is known', () => {
    expect(end('2026-11-20', { ...unknown, ...filed })).toMatchObject({
      date: '2027-05-19',
      safeDate: '2027-05-19',
      safeReason: null,
    })
    expect(end('2026-11-20', filed)).toMatchObject({ safeDate: '2027-05-19', safeReason: null })
    expect(end('2026-11-20', {})).toMatchObject({
      date: '2027-04-15',
      safeDate: '2027-04-15',
      safeReason:
        'unless an extension of the tax return is filed by 2027-04-15. Then the exchange can run to 2027-05-19.',
    })
  })
  it('follows a due date that was given, whatever the kind', () => {
    expect(end('2026-11-20', { ...unknown, returnDueDate: '2027-02-15' })).toMatchObject({
      date: '2027-02-16',
      safeDate: '2027-02-16',
    })
    expect(end('2026-11-20', { ...unknown, returnDueDate: '2027-09-15' })).toMatchObject({
      date: '2027-05-19',
      safeDate: '2027-05-19',
      safeReason: null,
    })
    expect(
      end('2026-11-20', { ...unknown, ...filed, returnDueDate: '2026-12-15', extendedDueDate: '2027-05-01' }),
    ).toMatchObject({ date: '2027-05-03', safeDate: '2027-05-03' })
  })
  it('gives way to a parking that ends before it', () => {
    expect(end('2026-11-20', { ...unknown, parkedOn: '2026-08-01' })).toMatchObject({
      date: '2027-01-28',
      safeDate: '2027-01-28',
      safeReason: null,
      limitedBy: 'parking',
    })
    expect(end('2026-11-20', { parkedOn: '2026-10-30' })).toMatchObject({
      date: '2027-04-15',
      safeReason: expect.stringContaining('run to 2027-04-28'),
    })
  })
  it('is postponed with the return of an affected taxpayer, and not with that of another', () => {
    const notice = { disasterDate: '2026-12-10', postponedTo: '2027-05-03' }
    expect(end('2026-09-20', { ...unknown, override: { section: 6, ...notice } })).toMatchObject({
      date: '2027-05-03',
      safeDate: '2027-05-03',
    })
    expect(end('2026-09-20', { ...unknown, override: { section: 17, ...notice } })).toMatchObject({
      date: '2027-07-17',
      safeDate: '2027-03-15',
    })
    expect(
      end('2026-09-20', { ...unknown, override: { section: 17, ...notice, affectedTaxpayer: true } }),
    ).toMatchObject({ date: '2027-07-17', safeDate: '2027-05-03' })
  })
  it('counts the extended return of a partnership where relief reaches beyond it', () => {
    const long = { section: 17, disasterDate: '2026-12-31', postponedTo: '2027-04-30' } as const
    expect(end('2026-12-31', { ...unknown, ...filed, override: long })).toMatchObject({
      date: '2027-10-27',
      safeDate: '2027-09-15',
    })
  })
})
