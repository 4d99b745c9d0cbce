import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IdentifiedProperty } from '../../src/law/identification'
import { test, worth } from '../support/identification'

describe('properties', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000_000_000 })
  const four = fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 }), {
    minLength: 4,
    maxLength: 8,
  })

  it('the 200 % include their boundary to the cent', () => {
    fc.assert(
      fc.property(four, (values) => {
        const total = values.reduce((sum, value) => sum + value, 0)
        const relinquishedValueCents = Math.ceil(total / 2)
        expect(test(worth(...values), { relinquishedValueCents }).rule).toBe('200-percent')
        const less = { relinquishedValueCents: relinquishedValueCents - 1 }
        expect(test(worth(...values), less).rule).not.toBe('200-percent')
      }),
      { numRuns: 2_000 },
    )
  })
  it('the 95 % include their boundary to the cent, also beyond what a product of numbers holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1_000_000_000_000_000 }), (received) => {
        const most = Number((BigInt(received) * 100n) / 95n) - received
        const items = (left: number): IdentifiedProperty[] => [
          ...worth(1, 1, left),
          { id: 'bought', valueCents: received, receivedValueCents: received },
          { id: 'free', valueCents: 0, receivedValueCents: 0 },
        ]
        const outcome = (left: number) => test(items(left), { relinquishedValueCents: 0 }).status
        expect(outcome(most - 2)).toBe('valid')
        expect(outcome(most - 1)).toBe('over-identified')
      }),
      { numRuns: 2_000 },
    )
  })
  it('up to three are valid at any value, and the answer does not hang on the order', () => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 6 }),
        cents,
        (values, relinquishedValueCents) => {
          const there = test(worth(...values), { relinquishedValueCents })
          const back = test(worth(...values).reverse(), { relinquishedValueCents })
          expect({ ...back, qualifying: [...back.qualifying].sort() }).toEqual(there)
          if (values.length <= 3) expect(there.status).toBe('valid')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
