import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Form8824Input, form8824 } from '../../src/law/boot/form8824'
import { InvalidInput } from '../../src/law/errors'

const NOTHING: Form8824Input = {
  relinquishedPriceCents: 0,
  adjustedBasisCents: 0,
  debtPaidCents: 0,
  expensesCents: 0,
  cashReceivedCents: 0,
  replacementPriceCents: 0,
  newDebtCents: 0,
  cashPaidCents: 0,
}

const codes = (input: Form8824Input) => form8824(input).warnings.map(({ code }) => code)

/** The amounts of a vector: price, basis, Lout, EXP, cashRec, replacement, Lin, cashPaid, in thousands. */
const exchange = (...thousands: number[]): Form8824Input => {
  const [price = 0, basis = 0, paid = 0, expenses = 0, received = 0, bought = 0, debt = 0, own = 0] =
    thousands.map((amount) => amount * 100_000)
  return {
    relinquishedPriceCents: price,
    adjustedBasisCents: basis,
    debtPaidCents: paid,
    expensesCents: expenses,
    cashReceivedCents: received,
    replacementPriceCents: bought,
    newDebtCents: debt,
    cashPaidCents: own,
  }
}

describe('the vectors of the domain', () => {
  it.each([
    ['B-01', exchange(1000, 400, 300, 60, 60, 1200, 560), [0, 1200, 1200, 660, 540, 0, 540, 660]],
    ['B-02', exchange(800, 300, 0, 54, 100, 700), [46, 700, 746, 300, 446, 46, 400, 300]],
    ['B-03', exchange(1000, 350, 500, 0, 0, 850, 300, 50), [150, 850, 1000, 350, 650, 150, 500, 350]],
    ['B-05', exchange(800, 500, 150, 0, 50, 600), [200, 600, 800, 500, 300, 200, 100, 500]],
    ['B-06', exchange(220, 100, 80, 0, 40, 250, 150), [40, 250, 290, 170, 120, 40, 80, 170]],
    ['B-08', exchange(500, 620, 0, 30, 80, 420), [50, 420, 470, 620, -150, 0, -150, 570]],
    ['B-09', exchange(400, 380, 0, 0, 100, 300), [100, 300, 400, 380, 20, 20, 0, 300]],
  ])('%s', (_, input, thousands) => {
    const { lines, warnings, ...named } = form8824(input)
    const [l15, l16, l17, l18, l19, l20, l24, l25] = thousands.map((amount) => amount * 100_000)
    expect(lines).toEqual({
      15: l15,
      16: l16,
      17: l17,
      18: l18,
      19: l19,
      20: l20,
      21: 0,
      22: l20,
      23: l20,
      24: l24,
      25: l25,
    })
    expect(named).toEqual({ recognizedGainCents: l20, deferredGainCents: l24, basisCents: l25 })
    expect(warnings).toEqual([])
  })
})

describe('other property, recapture and what does not add up', () => {
  it('has lines 12 to 14 exactly where other property was given, 0 included', () => {
    expect(Object.keys(form8824(NOTHING).lines)).not.toContain('12')
    expect(form8824({ ...NOTHING, otherPropertyGivenCents: 0 }).lines).toMatchObject({
      12: 0,
      13: 0,
      14: 0,
    })
    const given = { ...NOTHING, otherPropertyGivenCents: 500, otherPropertyGivenBasisCents: 800 }
    expect(form8824(given).lines).toMatchObject({ 12: 500, 13: 800, 14: -300 })
    expect(form8824({ ...NOTHING, otherPropertyGivenBasisCents: 800 }).lines).not.toHaveProperty('13')
  })
  it('keeps line 14 apart from the recognized gain', () => {
    const given = { ...exchange(100, 100, 0, 0, 0, 120), otherPropertyGivenCents: 2_000_000 }
    expect(form8824(given)).toMatchObject({
      recognizedGainCents: 0,
      lines: { 14: 2_000_000, 18: 12_000_000 },
    })
    expect(codes(given)).toEqual(['multi-asset'])
  })
  it('counts other property received as boot and warns that the exchange has several assets', () => {
    const received = { ...exchange(100, 20, 0, 0, 0, 90), otherPropertyReceivedCents: 1_000_000 }
    expect(form8824(received).lines).toMatchObject({ 15: 1_000_000, 23: 1_000_000 })
    expect(codes(received)).toEqual(['multi-asset'])
    expect(codes({ ...NOTHING, otherPropertyGivenCents: 0 })).toEqual([])
  })
  it('recognizes recapture as ordinary income first, even beyond the boot', () => {
    const boot = exchange(400, 100, 0, 0, 100, 300)
    expect(form8824({ ...boot, recaptureCents: 4_000_000 }).lines).toMatchObject({
      20: 10_000_000,
      21: 4_000_000,
      22: 6_000_000,
      23: 10_000_000,
    })
    expect(form8824({ ...boot, recaptureCents: 12_000_000 }).lines).toMatchObject({
      22: 0,
      23: 12_000_000,
    })
  })
  it('computes what does not reconcile all the same, with a warning', () => {
    const wrong = {
      ...exchange(1000, 400, 300, 60, 60, 1200, 560),
      relinquishedPriceCents: 99_999_999,
    }
    expect(codes(wrong)).toEqual(['does-not-reconcile'])
    expect(form8824(wrong).lines[19]).toBe(54_000_000)
  })
})

describe('input that no line can be computed from', () => {
  it.each([
    ['adjustedBasisCents', -1],
    ['expensesCents', 0.5],
    ['recaptureCents', Number.MAX_SAFE_INTEGER + 1],
    ['otherPropertyGivenBasisCents', Number.NaN],
  ])('%s %s is refused', (field, cents) => {
    const wrong = () => form8824({ ...NOTHING, [field]: cents })
    expect(wrong).toThrow(InvalidInput)
    expect(wrong).toThrow(expect.objectContaining({ field }))
  })
  it('rejects sums too large to be exact, naming the line', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(() => form8824({ ...NOTHING, replacementPriceCents: most, cashReceivedCents: 1 })).toThrow(
      expect.objectContaining({ field: 'lines.17' }),
    )
    expect(form8824({ ...NOTHING, replacementPriceCents: most }).lines[25]).toBe(0)
  })
})

describe('properties', () => {
  const cents = fc.integer({ min: 0, max: 100_000_000_000 })
  const amounts: fc.Arbitrary<Form8824Input> = fc.record(
    {
      relinquishedPriceCents: cents,
      adjustedBasisCents: cents,
      debtPaidCents: cents,
      expensesCents: cents,
      cashReceivedCents: cents,
      replacementPriceCents: cents,
      newDebtCents: cents,
      cashPaidCents: cents,
      otherPropertyReceivedCents: cents,
      otherPropertyGivenCents: cents,
      otherPropertyGivenBasisCents: cents,
      recaptureCents: cents,
    },
    {
      requiredKeys: [
        'relinquishedPriceCents',
        'adjustedBasisCents',
        'debtPaidCents',
        'expensesCents',
        'cashReceivedCents',
        'replacementPriceCents',
        'newDebtCents',
        'cashPaidCents',
      ],
    },
  )
  const price = (i: Form8824Input) =>
    i.replacementPriceCents +
    i.cashReceivedCents +
    i.debtPaidCents +
    (i.otherPropertyReceivedCents ?? 0) -
    i.newDebtCents -
    i.cashPaidCents -
    (i.otherPropertyGivenCents ?? 0)

  it('line 25 is always line 16 less line 24, and line 23 is what line 19 does not defer', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        const { lines } = form8824(input)
        expect(lines[25]).toBe(lines[16] - lines[24])
        expect(lines[19]).toBe(lines[23] + lines[24])
        expect(lines[15]).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2_000 },
    )
  })
  it('where the money adds up, line 19 is the price less expenses and basis', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        fc.pre(price(input) >= 0)
        const balanced = { ...input, relinquishedPriceCents: price(input) }
        const gain = price(input) - input.expensesCents - input.adjustedBasisCents
        expect(form8824(balanced).lines[19]).toBe(gain)
        expect(codes(balanced)).not.toContain('does-not-reconcile')
      }),
      { numRuns: 2_000 },
    )
  })
  it('recognizes no loss, and without recapture never more than the boot or the gain', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        const { lines } = form8824({ ...input, recaptureCents: 0 })
        expect(lines[23]).toBe(Math.max(0, Math.min(lines[15], lines[19])))
      }),
      { numRuns: 2_000 },
    )
  })
  it('new debt never shelters cash', () => {
    fc.assert(
      fc.property(amounts, cents, (input, more) => {
        const sheltered = form8824({
          ...input,
          debtPaidCents: 0,
          newDebtCents: input.newDebtCents + more,
        })
        const plain = form8824({ ...input, debtPaidCents: 0 })
        expect(sheltered.lines[15]).toBe(plain.lines[15])
      }),
      { numRuns: 2_000 },
    )
  })
})
