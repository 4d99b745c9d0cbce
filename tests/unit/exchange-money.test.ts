import { describe, expect, it } from 'vitest'
import { dollars, dollarsAndCents } from '../../src/law/money'
import { evaluateIdentification } from '../../src/modules/identification/evaluate'

describe('an amount in words', () => {
  it.each([
    [0, '$0'],
    [5, '$0.05'],
    [125_000_000, '$1,250,000'],
    [125_000_050, '$1,250,000.50'],
    [-125_000_001, '-$1,250,000.01'],
    [1e14, '$1,000,000,000,000'],
  ])('writes %d cents as %s: cents where there are any', (cents, text) => {
    expect(dollars(cents)).toBe(text)
  })
  it('writes cents in any case where a document asks for them', () => {
    expect(dollarsAndCents(125_000_000)).toBe('$1,250,000.00')
    expect(dollarsAndCents(125_000_001)).toBe('$1,250,000.01')
  })
})

it('says to the cent what is identified over twice the value sold', () => {
  const { sentence } = evaluateIdentification({
    today: '2026-03-01',
    identificationDeadline: '2026-03-15',
    exchangeDeadline: '2026-07-28',
    relinquishedValueCents: 10_000_000,
    items: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      kind: 'street-address' as const,
      description: `Property ${id}`,
      percent: 100,
      valueCents: 5_000_010,
    })),
    received: [],
  })
  expect(sentence).toContain('4 properties worth $200,000.40 are identified, $0.40 over twice the value sold')
})
