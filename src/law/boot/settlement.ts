import { InvalidInput } from '../errors'
import { exactCents, sum, toCents } from '../money'
import type { Warning } from '../warning'

/** What a line of a settlement statement is (domain.md 3.1); the client's CPA may decide otherwise. */
export const LINE_CLASSES = [
  'PRICE',
  'DEBT_PAYOFF',
  'NEW_DEBT',
  'EMD',
  'QI_FUNDS',
  'CLIENT_CASH',
  'EXCHANGE_EXPENSE',
  'LOAN_COST',
  'PRORATION',
  'DEPOSIT_OR_RENT_CREDIT',
  'NON_EXCHANGE',
] as const
export type LineClass = (typeof LINE_CLASSES)[number]

export const LINE_SIDES = ['relinquished', 'replacement'] as const
export type LineSide = (typeof LINE_SIDES)[number]

/** Who bore a cost: the sale's proceeds or the exchange account, or the client's own pocket. */
export const PAID_FROM = ['proceeds', 'exchange-funds', 'client'] as const
export type PaidFrom = (typeof PAID_FROM)[number]

export type SettlementLine = {
  side: LineSide
  label: string
  class: LineClass
  amountCents: number
  paidFrom?: PaidFrom | undefined
}

const WORDS: readonly (readonly [RegExp, LineClass])[] = [
  // What the lender asks for is a cost of the loan, whatever else it is.
  [
    /\b(appraisal|inspection|survey|attorney|legal|fees?|policy|insurance)\b.*\b(lender|loan|mortgage)\b|\blender(?:'s)?\b.*\b(appraisal|inspection|survey|attorney|legal)\b/i,
    'LOAN_COST',
  ],
  [
    /\b(loan|lender(?:'s)?|mortgage) ?(origination|points?|fee|fees|policy|title|insurance)|\bpoints\b|\bpmi\b|origination|underwriting/i,
    'LOAN_COST',
  ],
  [/pay-?off|existing (loan|mortgage)|loan balance/i, 'DEBT_PAYOFF'],
  [/new (loan|mortgage)|loan amount|purchase money/i, 'NEW_DEBT'],
  [/earnest|emd|good faith deposit/i, 'EMD'],
  [/exchange (funds|proceeds)|qualified intermediary funds|from (the )?qi\b|to (the )?qi\b/i, 'QI_FUNDS'],
  [/security deposit|rent credit|prepaid rent|deposits? transferred/i, 'DEPOSIT_OR_RENT_CREDIT'],
  [/prorat|(property|county|city|real estate) tax(es)?|\brents?\b/i, 'PRORATION'],
  [
    /repair|hoa|home ?owners? association|hazard insurance|home warranty|insurance premium|furniture|personal property/i,
    'NON_EXCHANGE',
  ],
  [
    /commission|exchange fee|qi fee|intermediary fee|escrow fee|closing fee|owner(?:'?s)? (title|policy)|title insurance|transfer tax|recording|legal|attorney|inspection|appraisal|survey|deed|notary/i,
    'EXCHANGE_EXPENSE',
  ],
  [/(cash|due|funds) (from|by) (buyer|borrower|client)|cash to (seller|client)|own cash/i, 'CLIENT_CASH'],
  [/(sales?|purchase|contract) price|consideration/i, 'PRICE'],
]

/**
 * The class that the words of a line suggest (domain.md 3.1). A suggestion for the person who
 * enters it: what is not recognized is no exchange expense.
 */
export const suggestClass = (label: string): LineClass =>
  WORDS.find(([words]) => words.test(label))?.[1] ?? 'NON_EXCHANGE'

/** The amounts of Form 8824 that follow from the lines. */
export type SettlementAmounts = {
  relinquishedPriceCents: number
  debtPaidCents: number
  expensesCents: number
  cashReceivedCents: number
  replacementPriceCents: number
  newDebtCents: number
  cashPaidCents: number
  /** Exchange funds that paid for the price of replacement property. */
  exchangeFundsAppliedCents: number
  relinquishedExpensesCents: number
  replacementExpensesCents: number
  warnings: Warning[]
}

const NOT_PRICE: readonly LineClass[] = [
  'EXCHANGE_EXPENSE',
  'LOAN_COST',
  'PRORATION',
  'DEPOSIT_OR_RENT_CREDIT',
  'NON_EXCHANGE',
]

type Exact = { line: SettlementLine; cents: bigint }

const total = (lines: readonly Exact[], keep: (line: SettlementLine) => boolean): bigint =>
  sum(lines.filter(({ line }) => keep(line)).map(({ cents }) => cents))

const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n)

/** Exchange funds reach a purchase at its closing, or before it as earnest money (vector G-07). */
const isSent = ({ side, class: kind, paidFrom }: SettlementLine): boolean =>
  side === 'replacement' && (kind === 'QI_FUNDS' || (kind === 'EMD' && paidFrom === 'exchange-funds'))

/** Exchange funds sent to the purchases, less the costs they paid there, buy property. */
function fundsApplied(lines: readonly Exact[]): bigint {
  const sent = total(lines, isSent)
  const costs = total(
    lines,
    (line) =>
      line.side === 'replacement' && line.paidFrom === 'exchange-funds' && NOT_PRICE.includes(line.class),
  )
  return positive(sent - costs)
}

/**
 * The amounts of Form 8824 from classified settlement lines (domain.md 3.1, 3.2). What was paid out
 * of proceeds or exchange funds and bought no property is money received: cash received is the price
 * less the debt paid off less the exchange funds that paid for property, so expenses are in it,
 * gross. Throws `InvalidInput` with `lines.<n>.amountCents` for cents that are no whole number.
 */
export function settlementAmounts(settlement: readonly SettlementLine[]): SettlementAmounts {
  const lines = settlement.map((line, index) => ({
    line,
    cents: exactCents(`lines.${index}.amountCents`, line.amountCents),
  }))
  const of = (side: LineSide, kind: LineClass) =>
    total(lines, (line) => line.side === side && line.class === kind)
  const [price, debt, bought, borrowed] = [
    of('relinquished', 'PRICE'),
    of('relinquished', 'DEBT_PAYOFF'),
    of('replacement', 'PRICE'),
    of('replacement', 'NEW_DEBT'),
  ]
  const applied = fundsApplied(lines)
  const own = bought - borrowed - applied
  const received = price - debt - applied
  const saidOwn =
    of('replacement', 'CLIENT_CASH') +
    total(lines, (line) => line.side === 'replacement' && line.class === 'EMD' && line.paidFrom === 'client')
  const warnings = [
    ...(received < 0n
      ? [
          {
            code: 'more-applied-than-received',
            message:
              'More exchange funds went into property than the sale brought after its debt: check the lines.',
          },
        ]
      : []),
    ...(own < 0n
      ? [
          {
            code: 'more-paid-than-price',
            message:
              'New debt and exchange funds are more than the price of the replacement property: check the lines.',
          },
        ]
      : []),
    ...(saidOwn > 0n && saidOwn !== positive(own)
      ? [
          {
            code: 'own-cash-differs',
            message: "The client's own cash in the lines is not what the price leaves to be paid.",
          },
        ]
      : []),
  ]
  const [soldCosts, boughtCosts] = [
    of('relinquished', 'EXCHANGE_EXPENSE'),
    of('replacement', 'EXCHANGE_EXPENSE'),
  ]
  const cents = (field: string, amount: bigint) => toCents(field, positive(amount))
  return {
    relinquishedPriceCents: cents('relinquishedPriceCents', price),
    debtPaidCents: cents('debtPaidCents', debt),
    expensesCents: cents('expensesCents', soldCosts + boughtCosts),
    cashReceivedCents: cents('cashReceivedCents', received),
    replacementPriceCents: cents('replacementPriceCents', bought),
    newDebtCents: cents('newDebtCents', borrowed),
    cashPaidCents: cents('cashPaidCents', own),
    exchangeFundsAppliedCents: cents('exchangeFundsAppliedCents', applied),
    relinquishedExpensesCents: cents('relinquishedExpensesCents', soldCosts),
    replacementExpensesCents: cents('replacementExpensesCents', boughtCosts),
    warnings,
  }
}

/** What a state asks the intermediary to withhold. */
export type Withholding = {
  state: string
  required: boolean | null
  amountCents: number | null
  rule: string
}

const CALIFORNIA_LEAST_BOOT = 150_000n

/**
 * Withholding on the relinquished property's state (domain.md 4.2): California, 3 1/3 % when boot is
 * more than $1,500 or the exchange fails, unless the client is exempt. Other states are not known
 * here and say so.
 */
export function stateWithholding(facts: {
  state: string
  salePriceCents: number
  bootCents: number
  failed: boolean
  exempt?: boolean | undefined
}): Withholding {
  const state = facts.state.trim().toUpperCase()
  if (!state) throw new InvalidInput('state', 'a state is needed')
  const [price, boot] = [
    exactCents('salePriceCents', facts.salePriceCents),
    exactCents('bootCents', facts.bootCents),
  ]
  if (state !== 'CA' && state !== 'CALIFORNIA')
    return {
      state,
      required: null,
      amountCents: null,
      rule: 'Whether this state asks for withholding is to be checked with counsel.',
    }
  const rule =
    'California Form 593: 3 1/3% when boot is more than $1,500 or the exchange fails, unless exempt.'
  const required = facts.exempt !== true && (facts.failed || boot > CALIFORNIA_LEAST_BOOT)
  const base = facts.failed ? price : boot
  return {
    state: 'CA',
    required,
    amountCents: required ? toCents('salePriceCents', (base + 15n) / 30n) : 0,
    rule,
  }
}
