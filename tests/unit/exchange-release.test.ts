import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { InvalidInput } from '../../src/law/errors'
import { RELEASE_PURPOSES, type ReleaseInput, decideRelease } from '../../src/law/release'

const T = '2026-01-15'
const DAY_45 = '2026-03-01'
const DAY_46 = '2026-03-02'
const DAY_180 = '2026-07-14'
const DAY_181 = '2026-07-15'
/** The date that lies a number of days after the transfer. */
const day = (number: number) => addDays(T, number)

const decide = (today: string, changed: Partial<ReleaseInput> = {}) =>
  decideRelease({
    today,
    transferDate: T,
    identificationDeadline: DAY_45,
    exchangeDeadline: DAY_180,
    identified: [],
    purpose: 'client-request',
    ...changed,
  })
const denied = (earliest: string) => ({ decision: 'deny', reason: expect.any(String), earliest })
const allowed = { decision: 'allow', reason: expect.any(String) }
const refused = { decision: 'deny', reason: expect.any(String) }

describe('the vectors of the domain', () => {
  it('G-01 and G-02: nothing identified, denied through day 45, allowed from day 46', () => {
    expect(decide(day(30))).toEqual(denied(DAY_46))
    expect(decide(DAY_45)).toEqual(denied(DAY_46))
    expect(decide(DAY_46)).toEqual(allowed)
  })
  it('G-04: on day 60 with the one identified acquired, the remainder is allowed', () => {
    expect(decide(day(60), { identified: [{ acquiredOn: day(50) }] })).toEqual(allowed)
  })
  it('G-05: on day 30 more could still be identified', () => {
    expect(decide(day(30), { identified: [{ acquiredOn: day(20) }] })).toEqual(denied(DAY_46))
  })
  it('G-07: earnest money goes out', () => {
    expect(decide(day(30), { purpose: 'earnest-money' })).toEqual(allowed)
    expect(decide(day(60), { purpose: 'earnest-money', identified: [{}] })).toEqual(allowed)
  })
  it('G-08: a reimbursement is the client receiving money', () => {
    expect(decide(day(30), { purpose: 'reimbursement', identified: [{}] })).toEqual(denied(DAY_181))
  })
  it('G-09: a loan is never allowed', () => {
    for (const today of [day(-1), day(30), DAY_46, DAY_181]) {
      expect(decide(today, { purpose: 'loan', contingency: true })).toEqual(refused)
    }
  })
})

describe("the client's own money", () => {
  const left = { identified: [{}, { acquiredOn: day(50) }] }

  it('waits for the end of the period while something identified is left', () => {
    expect(decide(DAY_46, left)).toEqual(denied(DAY_181))
    expect(decide(DAY_180, left)).toEqual(denied(DAY_181))
    expect(decide(DAY_181, left)).toEqual(allowed)
  })
  it('a valid revocation leaves nothing to acquire', () => {
    expect(decide(DAY_46, { identified: [{ revoked: true }] })).toEqual(allowed)
    expect(decide(DAY_46, { identified: [{ revoked: false }] })).toEqual(denied(DAY_181))
  })
  it('a confirmed contingency allows after day 45, not before', () => {
    expect(decide(DAY_45, { ...left, contingency: true })).toEqual(denied(DAY_46))
    expect(decide(DAY_46, { ...left, contingency: true })).toEqual(allowed)
  })
  it('an acquisition to come counts from its day', () => {
    const planned = { identified: [{ acquiredOn: day(100) }] }
    expect(decide(day(99), planned)).toEqual(denied(day(100)))
    expect(decide(day(100), planned)).toEqual(allowed)
    expect(decide(day(10), { identified: [{ acquiredOn: day(20) }] })).toEqual(denied(DAY_46))
    expect(decide(day(60), { identified: [{ acquiredOn: day(300) }] })).toEqual(denied(DAY_181))
  })
})

describe('purchases', () => {
  it.each(['replacement-closing', 'earnest-money'] as const)('%s', (purpose) => {
    const left = { purpose, identified: [{}] }
    const done = { purpose, identified: [{ acquiredOn: day(50) }] }
    expect(decide(DAY_45, { purpose })).toEqual(allowed)
    expect(decide(DAY_46, { purpose })).toEqual(refused)
    expect(decide(DAY_180, left)).toEqual(allowed)
    expect(decide(DAY_181, left)).toEqual(refused)
    expect(decide(day(60), done)).toEqual(refused)
    expect(decide(day(40), done)).toEqual(allowed)
  })
})

describe('directions of the closing', () => {
  it('are given on or before the transfer', () => {
    expect(decide(T, { purpose: 'closing-direction' })).toEqual(allowed)
    expect(decide(day(1), { purpose: 'closing-direction' })).toEqual(refused)
  })
})

describe('input that nothing can be decided from', () => {
  it.each([
    [{ today: '2026-02-30' }, 'today'],
    [{ transferDate: '' }, 'transferDate'],
    [{ identificationDeadline: 'x' }, 'identificationDeadline'],
    [{ exchangeDeadline: '2200-12-31' }, 'exchangeDeadline'],
    [{ identified: [{}, { acquiredOn: '2026-00-01' }] }, 'identified.1.acquiredOn'],
  ])('%j is refused by %s', (changed, field) => {
    expect(() => decide(T, changed)).toThrow(InvalidInput)
    expect(() => decide(T, changed)).toThrow(expect.objectContaining({ field }))
  })
})

describe('properties', () => {
  const days = fc.integer({ min: 0, max: 250 }).map(day)
  const identified = fc.array(fc.record({ acquiredOn: days, revoked: fc.boolean() }, { requiredKeys: [] }), {
    maxLength: 4,
  })
  const ofClient = fc.constantFrom('client-request' as const, 'reimbursement' as const)

  it('is monotone: what the client may have one day, the client may have every later day', () => {
    fc.assert(
      fc.property(identified, ofClient, fc.boolean(), days, days, (items, purpose, contingency, a, b) => {
        const at = (today: string) => decide(today, { identified: items, purpose, contingency }).decision
        const [first, second] = a < b ? [a, b] : [b, a]
        if (at(first) === 'allow') expect(at(second)).toBe('allow')
      }),
    )
  })
  it('earliest is the first day of an allowance: denied the day before', () => {
    fc.assert(
      fc.property(identified, ofClient, fc.boolean(), days, (items, purpose, contingency, today) => {
        const at = (date: string) => decide(date, { identified: items, purpose, contingency })
        const answer = at(today)
        expect(answer.earliest === undefined).toBe(answer.decision === 'allow')
        if (answer.earliest === undefined) return
        const { earliest } = answer
        expect(at(earliest).decision).toBe('allow')
        expect(at(addDays(earliest, -1)).decision).toBe('deny')
        expect(earliest > today).toBe(true)
      }),
    )
  })
  it('every decision gives a reason', () => {
    fc.assert(
      fc.property(identified, fc.constantFrom(...RELEASE_PURPOSES), days, (items, purpose, today) => {
        expect(decide(today, { identified: items, purpose }).reason).not.toBe('')
      }),
    )
  })
})
