import { describe, expect, it } from 'vitest'
import { partyFlags, triggersGain } from '../../src/law/related'
import { InvalidInput } from '../../src/law/errors'

const T = '2026-06-15'
const of = (changed: Parameters<typeof partyFlags>[0] | object) => partyFlags({ transferDate: T, ...changed })

describe('a party of an exchange', () => {
  it.each([
    [10, false, false],
    [10.01, true, false],
    [50, true, false],
    [50.01, true, true],
    [100, true, true],
  ])('owned in common by %d %%: disqualified %s, related %s', (ownershipPercent, disqualified, related) => {
    expect(of({ ownershipPercent })).toMatchObject({ disqualified, related })
  })
  it('of the family is both, and holds for two years', () => {
    expect(of({ family: true })).toMatchObject({
      disqualified: true,
      related: true,
      holdUntil: '2028-06-15',
      formYears: [2026, 2027, 2028],
    })
    expect(of({ family: true, lastTransferDate: '2026-11-30' }).holdUntil).toBe('2028-11-30')
  })
  it.each([
    ['2024-06-15', true],
    ['2024-06-14', false],
    [null, true],
  ])('who was the attorney until %s: disqualified %s', (servedUntil, disqualified) => {
    expect(of({ agentRole: 'attorney', servedUntil })).toMatchObject({ disqualified, related: false })
  })
  it('who gave routine services or served exchanges is not disqualified', () => {
    for (const agentRole of ['routine-services', 'exchange-services'] as const)
      expect(of({ agentRole }).flags).toEqual([])
  })
  it('says each reason', () => {
    expect(of({ family: true, agentRole: 'employee' }).flags.map(({ code }) => code)).toEqual([
      'disqualified-agent',
      'disqualified-related',
      'related-party',
    ])
  })
  it('before the transfer is known counts as it is today', () => {
    expect(
      partyFlags({ transferDate: null, agentRole: 'accountant', servedUntil: '2001-01-01', family: true }),
    ).toMatchObject({ disqualified: true, holdUntil: null, formYears: [] })
    const on = (today: string) =>
      partyFlags({ transferDate: null, today, agentRole: 'accountant', servedUntil: '2024-06-15' })
        .disqualified
    expect([on('2026-06-15'), on('2026-06-16')]).toEqual([true, false])
  })
  it('related to an agent is disqualified like the agent, and by its own name', () => {
    expect(of({ agentRole: 'attorney', relatedToAgent: true })).toMatchObject({
      disqualified: true,
      related: false,
      flags: [{ code: 'disqualified-agent-related' }],
    })
    expect(of({ agentRole: 'attorney', servedUntil: '2024-06-14', relatedToAgent: true }).flags).toEqual([])
    expect(of({ relatedToAgent: true }).flags).toEqual([])
  })
  it('with a date that does not exist is rejected', () => {
    expect(() => of({ servedUntil: '2026-02-30' })).toThrow(InvalidInput)
  })
})

describe('a disposition by a related party', () => {
  it.each([
    ['2028-06-14', null, true],
    ['2028-06-15', null, false],
    ['2027-01-01', 'death', false],
    ['2027-01-01', 'no-tax-avoidance', false],
  ] as const)('on %s with exception %s triggers the gain: %s', (day, exception, triggers) => {
    expect(triggersGain(T, day, exception)).toBe(triggers)
  })
})
