import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitBasis } from '../../src/law/boot/basis'
import { fullDeferral } from '../../src/law/boot/deferral'
import { form8824 } from '../../src/law/boot/form8824'
import { formParts, type PartsInput } from '../../src/law/boot/parts'
import {
  LINE_CLASSES,
  PAID_FROM,
  settlementAmounts,
  stateWithholding,
  suggestClass,
  type SettlementLine,
} from '../../src/law/boot/settlement'
import { InvalidInput } from '../../src/law/errors'

const K = 100_000
const line = (
  side: SettlementLine['side'],
  kind: SettlementLine['class'],
  thousands: number,
  paidFrom?: SettlementLine['paidFrom'],
): SettlementLine => ({ side, label: kind, class: kind, amountCents: thousands * K, paidFrom })

/** B-01: 60,000 of expenses out of the proceeds, 640,000 to the intermediary. */
const B01 = [
  line('relinquished', 'PRICE', 1000),
  line('relinquished', 'DEBT_PAYOFF', 300),
  line('relinquished', 'EXCHANGE_EXPENSE', 60, 'proceeds'),
  line('relinquished', 'QI_FUNDS', 640),
  line('replacement', 'PRICE', 1200),
  line('replacement', 'NEW_DEBT', 560),
  line('replacement', 'QI_FUNDS', 640),
]

const formOf = (lines: SettlementLine[], basis: number) => {
  const {
    warnings,
    exchangeFundsAppliedCents: _a,
    relinquishedExpensesCents: _b,
    replacementExpensesCents: _c,
    ...amounts
  } = settlementAmounts(lines)
  return { warnings, form: form8824({ ...amounts, adjustedBasisCents: basis * K }) }
}

describe('settlement lines', () => {
  it('gross expenses paid from proceeds up into cash received (B-01)', () => {
    expect(settlementAmounts(B01)).toMatchObject({
      cashReceivedCents: 60 * K,
      expensesCents: 60 * K,
      cashPaidCents: 0,
      exchangeFundsAppliedCents: 640 * K,
      warnings: [],
    })
    const { form, warnings } = formOf(B01, 400)
    expect(warnings).toEqual([])
    expect(form).toMatchObject({
      recognizedGainCents: 0,
      deferredGainCents: 540 * K,
      basisCents: 660 * K,
      warnings: [],
    })
  })
  it('count what exchange funds paid besides property as received (B-02, B-03)', () => {
    const b02 = [
      line('relinquished', 'PRICE', 800),
      line('relinquished', 'EXCHANGE_EXPENSE', 48, 'proceeds'),
      line('relinquished', 'QI_FUNDS', 752),
      line('replacement', 'PRICE', 700),
      line('replacement', 'EXCHANGE_EXPENSE', 6, 'exchange-funds'),
      line('replacement', 'QI_FUNDS', 706),
    ]
    expect(settlementAmounts(b02)).toMatchObject({
      cashReceivedCents: 100 * K,
      expensesCents: 54 * K,
      cashPaidCents: 0,
    })
    expect(formOf(b02, 300).form).toMatchObject({
      recognizedGainCents: 46 * K,
      deferredGainCents: 400 * K,
      basisCents: 300 * K,
    })
    const b03 = [
      line('relinquished', 'PRICE', 1000),
      line('relinquished', 'DEBT_PAYOFF', 500),
      line('relinquished', 'QI_FUNDS', 500),
      line('replacement', 'PRICE', 850),
      line('replacement', 'NEW_DEBT', 300),
      line('replacement', 'QI_FUNDS', 500),
      line('replacement', 'CLIENT_CASH', 50),
    ]
    expect(formOf(b03, 350)).toMatchObject({
      warnings: [],
      form: { recognizedGainCents: 150 * K, deferredGainCents: 500 * K, warnings: [] },
    })
  })
  it('paid from exchange funds as loan costs and prorations are boot', () => {
    const lines = [
      line('relinquished', 'PRICE', 500),
      line('relinquished', 'QI_FUNDS', 500),
      line('replacement', 'PRICE', 480),
      line('replacement', 'LOAN_COST', 12, 'exchange-funds'),
      line('replacement', 'PRORATION', 8, 'exchange-funds'),
      line('replacement', 'QI_FUNDS', 500),
    ]
    expect(settlementAmounts(lines)).toMatchObject({ cashReceivedCents: 20 * K, expensesCents: 0 })
    expect(formOf(lines, 100).form.recognizedGainCents).toBe(20 * K)
  })
  it("count earnest money from exchange funds as sent to the purchase, and the client's as their own", () => {
    const with700 = (paidFrom: SettlementLine['paidFrom']) => [
      line('relinquished', 'PRICE', 700),
      line('relinquished', 'QI_FUNDS', 700),
      line('replacement', 'PRICE', 700),
      line('replacement', 'EMD', 20, paidFrom),
      line('replacement', 'QI_FUNDS', 680),
    ]
    expect(settlementAmounts(with700('exchange-funds'))).toMatchObject({
      cashReceivedCents: 0,
      cashPaidCents: 0,
      exchangeFundsAppliedCents: 700 * K,
      warnings: [],
    })
    expect(settlementAmounts(with700('client'))).toMatchObject({
      cashReceivedCents: 20 * K,
      cashPaidCents: 20 * K,
      warnings: [],
    })
  })
  it('report what does not fit together', () => {
    const codes = (lines: SettlementLine[]) => settlementAmounts(lines).warnings.map(({ code }) => code)
    expect(
      codes([
        line('relinquished', 'PRICE', 100),
        line('replacement', 'PRICE', 200),
        line('replacement', 'QI_FUNDS', 150),
      ]),
    ).toEqual(['more-applied-than-received'])
    expect(codes([line('replacement', 'PRICE', 100), line('replacement', 'NEW_DEBT', 150)])).toEqual([
      'more-paid-than-price',
    ])
    expect(
      codes([
        line('replacement', 'PRICE', 100),
        line('replacement', 'NEW_DEBT', 50),
        line('replacement', 'CLIENT_CASH', 40),
      ]),
    ).toEqual(['own-cash-differs'])
  })
  it('with broken cents name the line', () => {
    expect(() =>
      settlementAmounts([{ side: 'relinquished', label: 'x', class: 'PRICE', amountCents: 1.5 }]),
    ).toThrow(expect.objectContaining({ field: 'lines.0.amountCents' }))
  })
  it.each([
    ['Real estate commission', 'EXCHANGE_EXPENSE'],
    ['Escrow fee', 'EXCHANGE_EXPENSE'],
    ["Owner's title policy", 'EXCHANGE_EXPENSE'],
    ["Lender's title policy", 'LOAN_COST'],
    ['Loan origination fee', 'LOAN_COST'],
    ['Points', 'LOAN_COST'],
    ['County tax proration', 'PRORATION'],
    ['Security deposits', 'DEPOSIT_OR_RENT_CREDIT'],
    ['Repairs', 'NON_EXCHANGE'],
    ['Payoff of first mortgage', 'DEBT_PAYOFF'],
    ['Loan amount', 'NEW_DEBT'],
    ['Earnest money', 'EMD'],
    ['Owner title policy', 'EXCHANGE_EXPENSE'],
    ['Owners title policy', 'EXCHANGE_EXPENSE'],
    ['Appraisal fee (lender)', 'LOAN_COST'],
    ['Lender inspection', 'LOAN_COST'],
    ['Appraisal', 'EXCHANGE_EXPENSE'],
    ['Exchange funds', 'QI_FUNDS'],
    ['Contract price', 'PRICE'],
    ['Cash to seller', 'CLIENT_CASH'],
    ['Something else', 'NON_EXCHANGE'],
  ])('suggest for "%s" %s', (label, kind) => {
    expect(suggestClass(label)).toBe(kind)
  })
  it('of any kind give amounts that Form 8824 takes', () => {
    const anyLine = fc.record({
      side: fc.constantFrom<SettlementLine['side']>('relinquished', 'replacement'),
      label: fc.string(),
      class: fc.constantFrom(...LINE_CLASSES),
      amountCents: fc.nat(1e12),
      paidFrom: fc.constantFrom(...PAID_FROM, undefined),
    })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), fc.nat(1e12), (lines, basis) => {
        const {
          warnings: _w,
          exchangeFundsAppliedCents: _a,
          relinquishedExpensesCents: _b,
          replacementExpensesCents: _c,
          ...amounts
        } = settlementAmounts(lines)
        const { lines: form } = form8824({ ...amounts, adjustedBasisCents: basis })
        expect(form[25]).toBe(form[16] - form[24])
        expect(form[23]).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('full deferral', () => {
  const sale = { relinquishedPriceCents: 1000 * K, relinquishedExpensesCents: 60 * K, debtPaidCents: 300 * K }
  it('is there when value, equity and debt are replaced (B-01)', () => {
    expect(
      fullDeferral({
        ...sale,
        replacementPriceCents: 1200 * K,
        replacementExpensesCents: 0,
        newDebtCents: 560 * K,
        exchangeFundsSpentCents: 640 * K,
        cashPaidCents: 0,
      }),
    ).toMatchObject({ full: true, targetValueCents: 940 * K })
  })
  it('says how much of each is still needed', () => {
    const check = fullDeferral({
      ...sale,
      replacementPriceCents: 800 * K,
      replacementExpensesCents: 10 * K,
      newDebtCents: 100 * K,
      exchangeFundsSpentCents: 600 * K,
      cashPaidCents: 50 * K,
    })
    expect(check).toMatchObject({
      full: false,
      valueShortCents: 130 * K,
      equityShortCents: 40 * K,
      debtOrCashShortCents: 150 * K,
    })
    expect(check.sentence).toBe(
      'Still needed for full deferral: property worth $130,000 more, $40,000 more of the exchange funds spent, $150,000 of new debt or own cash.',
    )
  })
})

describe('withholding', () => {
  const california = { state: 'ca', salePriceCents: 900_000_00, failed: false }
  it.each([
    [150_000, false, 0],
    [150_001, true, 5000],
    [3_000_000, true, 100_000],
  ])('on boot of %i cents in California: %s, %i', (bootCents, required, amountCents) => {
    expect(stateWithholding({ ...california, bootCents })).toMatchObject({
      state: 'CA',
      required,
      amountCents,
    })
  })
  it('takes the price when the exchange fails, nothing when exempt, and is not known elsewhere', () => {
    expect(stateWithholding({ ...california, bootCents: 0, failed: true }).amountCents).toBe(3_000_000)
    expect(stateWithholding({ ...california, bootCents: 9e9, exempt: true }).required).toBe(false)
    expect(stateWithholding({ ...california, state: 'OR', bootCents: 9e9 })).toMatchObject({
      required: null,
      amountCents: null,
    })
    expect(() => stateWithholding({ ...california, state: ' ', bootCents: 0 })).toThrow(InvalidInput)
  })
})

describe('lines 25a to 25c', () => {
  it('add up to line 25, whatever the values', () => {
    fc.assert(
      fc.property(fc.nat(1e13), fc.nat(1e12), fc.nat(1e12), fc.nat(1e12), (basis, a, b, c) => {
        const split = splitBasis(basis, { section1250Cents: a, section1245Cents: b, intangibleCents: c })
        expect(split['25a'] + split['25b'] + split['25c']).toBe(basis)
      }),
    )
    expect(splitBasis(1000, { section1250Cents: 85, section1245Cents: 15 })).toEqual({
      '25a': 850,
      '25b': 150,
      '25c': 0,
    })
  })
})

describe('Parts I and II', () => {
  const input: PartsInput = {
    relinquishedDescription: '1 Elm St',
    replacementDescription: '2 Oak St',
    acquiredOn: '2010-05-01',
    transferDate: '2026-01-15',
    identificationDeadline: '2026-03-01',
    identifiedOn: '2026-02-20',
    receivedOn: '2026-05-01',
    exchangeDeadline: '2026-07-14',
    relatedParty: null,
  }
  it('carry the dates of the exchange', () => {
    expect(formParts(input)).toEqual({
      lines: {
        1: '1 Elm St',
        2: '2 Oak St',
        3: '2010-05-01',
        4: '2026-01-15',
        5: '2026-02-20',
        6: '2026-05-01',
        7: false,
      },
      warnings: [],
    })
  })
  it('take the receipt for the identification where it came within the 45 days', () => {
    expect(formParts({ ...input, identifiedOn: null, receivedOn: '2026-02-10' }).lines[5]).toBe('2026-02-10')
    expect(formParts({ ...input, receivedOn: '2026-02-10' }).lines[5]).toBe('2026-02-10')
    expect(formParts({ ...input, identifiedOn: null }).lines[5]).toBeNull()
  })
  it('report dates that are too late', () => {
    expect(
      formParts({ ...input, identifiedOn: '2026-03-02', receivedOn: '2026-07-15' }).warnings.map(
        ({ code }) => code,
      ),
    ).toEqual(['identified-late', 'received-late'])
  })
  it('report a related party, with the exception that holds', () => {
    const party = {
      name: 'Bob',
      relationship: 'brother',
      address: '3 Fir St',
      theyDisposed: true,
      youDisposed: false,
      exception: 'death' as const,
    }
    expect(formParts({ ...input, relatedParty: party }).lines).toMatchObject({
      7: true,
      8: 'Bob, brother, 3 Fir St',
      9: true,
      10: false,
      '11a': true,
    })
    expect(
      formParts({ ...input, relatedParty: { ...party, exception: null } }).warnings.map(({ code }) => code),
    ).toEqual(['related-disposition'])
  })
})
