import { describe, expect, it } from 'vitest'
import { codes, compute, filed } from '../support/deadlines'

describe('parking', () => {
  it('stands alone while nothing has been transferred', () => {
    expect(compute('', { transfers: [], parkedOn: '2026-02-02' })).toEqual({
      transferDate: null,
      identification: null,
      exchange: null,
      parking: { agreementBy: '2026-02-09', identificationBy: '2026-03-19', endsOn: '2026-08-01' },
      warnings: [{ code: 'parking-end-not-a-business-day', message: expect.any(String) }],
    })
  })
  it('limits only where it ends first', () => {
    const at = (parkedOn: string) => compute('2026-12-01', { parkedOn }).exchange?.limitedBy
    expect(at('2026-11-25')).toBe('return-due-date')
    expect(at('2026-10-01')).toBe('parking')
    expect(compute('2026-05-01', { parkedOn: '2026-05-01' }).exchange?.limitedBy).toBe('day-180')
  })
  it('warns of a transfer after its end', () => {
    expect(codes('2026-09-01', { parkedOn: '2026-02-02' })).toContain('parking-ended-before-transfer')
  })
})

describe('disaster relief', () => {
  const dates = { disasterDate: '2026-08-20', postponedTo: '2027-02-01' }
  const six = { override: { section: 6, ...dates } } as const
  const seventeen = { override: { section: 17, ...dates } } as const

  it('D-15 by section 6: both deadlines move to the end of the postponement', () => {
    expect(compute('2026-08-01', six)).toMatchObject({
      identification: { date: '2027-02-01' },
      exchange: { date: '2027-02-01', day180: '2027-01-28', limitedBy: 'override' },
    })
  })
  it('moves only the deadline that it is for, and by a notice of its own like section 6', () => {
    const by = (which: 'identification' | 'exchange') =>
      compute('2026-08-01', { override: { section: 'other', which, ...dates } })
    expect(by('identification')).toMatchObject({
      identification: { date: '2027-02-01' },
      exchange: { date: '2027-01-28', limitedBy: 'day-180' },
    })
    expect(by('exchange')).toMatchObject({
      identification: { date: '2026-09-15' },
      exchange: { date: '2027-02-01', limitedBy: 'override' },
    })
  })
  it('D-15 by section 17: 120 days more, limited by the return', () => {
    expect(compute('2026-08-01', { ...seventeen, ...filed })).toMatchObject({
      identification: { date: '2027-02-01' },
      exchange: { date: '2027-05-28', day180: '2027-01-28', limitedBy: 'override' },
    })
    const capped = compute('2026-08-01', seventeen)
    expect(capped.exchange).toMatchObject({ date: '2027-04-15', limitedBy: 'return-due-date' })
    expect(capped.warnings.map(({ code }) => code)).toContain('override-limited-by-return')
  })
  it('section 6 moves what falls from the disaster through the postponement, both included', () => {
    const at = (disasterDate: string, postponedTo: string) =>
      compute('2026-01-15', { override: { section: 6, disasterDate, postponedTo } })
    expect(at('2026-03-01', '2026-06-01').identification?.date).toBe('2026-06-01')
    expect(at('2026-03-02', '2026-06-01').identification?.date).toBe('2026-03-01')
    expect(at('2026-03-02', '2026-07-13').exchange).toMatchObject({
      date: '2026-07-14',
      limitedBy: 'day-180',
    })
    expect(at('2026-03-02', '2026-07-14').exchange).toMatchObject({
      date: '2026-07-14',
      limitedBy: 'day-180',
    })
    expect(at('2026-03-02', '2026-07-15').exchange).toMatchObject({
      date: '2026-07-15',
      limitedBy: 'override',
    })
  })
  it('section 6 works though the transfer came after the disaster', () => {
    expect(compute('2026-09-01', six).identification?.date).toBe('2027-02-01')
  })
  it('section 17 moves what falls on or after the disaster', () => {
    const at = (disasterDate: string) =>
      compute('2026-01-15', { override: { section: 17, disasterDate, postponedTo: '2026-04-01' } })
    expect(at('2026-03-01').identification?.date).toBe('2026-06-29')
    expect(at('2026-03-02').identification?.date).toBe('2026-03-01')
    expect(at('2026-03-02').exchange).toMatchObject({ date: '2026-11-11', limitedBy: 'override' })
    expect(at('2026-01-15').identification?.date).toBe('2026-06-29')
  })
  it('does not apply where it contradicts the exchange, and says so', () => {
    const late = compute('2026-08-21', seventeen)
    expect(late.identification?.date).toBe('2026-10-05')
    expect(late.warnings.map(({ code }) => code)).toContain('override-not-applied')
    const backwards = { section: 6, disasterDate: '2026-03-01', postponedTo: '2026-02-01' } as const
    expect(codes('2026-01-15', { override: backwards })).toContain('override-not-applied')
    expect(codes('', { transfers: [], parkedOn: '2026-02-02', ...six })).toContain('override-not-applied')
    expect(codes('', { transfers: [], parkedOn: '2026-08-21', ...seventeen })).toContain(
      'override-not-applied',
    )
  })
  it('says so where it moves nothing', () => {
    expect(codes('2027-06-01', six)).toContain('override-not-applied')
  })
})
