import { describe, expect, it } from 'vitest'
import {
  furthest,
  obstaclesTo,
  ruleOf,
  STAGE_NAMES_IN_ORDER,
  stageOf,
  statusOfStage,
  validityWarnings,
  type Stage,
} from '../../src/law/lifecycle'
import {
  furthestOf,
  purchaseDays,
  purchaseWarnings,
  type Purchase,
  type PurchaseStage,
} from '../../src/law/purchase'
import type { StageFacts } from '../../src/law/stage-guards'
import { deriveStatus } from '../../src/law/status'

const facts = (changed: Partial<StageFacts> = {}): StageFacts => ({
  today: '2026-12-01',
  on: '2026-02-01',
  transferDate: '2026-01-15',
  identificationDeadline: '2026-03-01',
  exchangeDeadline: '2026-07-14',
  agreementOn: '2026-01-02',
  noticeOn: '2026-01-10',
  purchaseAssignedOn: '2026-01-25',
  received: false,
  purchase: null,
  elsewhere: null,
  hasReplacements: false,
  settlementStatement: false,
  openFindings: 0,
  improvement: false,
  identification: null,
  ledgerSettled: null,
  ...changed,
})
const bought = (
  days: readonly [PurchaseStage, string][] = [],
  changed: Partial<Purchase> = {},
): Purchase => ({
  address: '1 Elm St',
  days: new Map(days),
  identified: false,
  closingDate: null,
  status: 'pending',
  ...changed,
})
const codes = (
  to: Stage,
  changed: Partial<StageFacts> = {},
  from: Stage | null = null,
  outcome: Stage | null = null,
) => obstaclesTo(to, from, outcome, facts(changed)).map(({ code }) => code)
const clock = {
  today: '2026-02-01',
  transferDate: '2026-01-15',
  identificationDeadline: '2026-03-01',
  sourceClosed: false,
  sourceTerminated: false,
}

describe('the guards', () => {
  it('let a sale close when agreement and notice came before it', () => {
    expect(codes('RQ_CLOSED')).toEqual([])
  })
  it.each([
    [{ agreementOn: '2026-01-16' }, ['agreement-not-before-transfer']],
    [{ agreementOn: null }, ['agreement-not-before-transfer']],
    [{ noticeOn: '2026-01-16' }, ['notice-not-before-transfer']],
    [{ transferDate: null }, ['no-transfer-date']],
    [{ on: '2026-01-14' }, ['transfer-ahead']],
  ])('%j stand against closing it: %j', (changed, expected) => {
    expect(codes('RQ_CLOSED', changed)).toEqual(expected)
  })
  it('can be passed by an admin for agreement and notice, never for what the clock says', () => {
    expect(
      obstaclesTo('RQ_CLOSED', null, null, facts({ agreementOn: null })).map(
        ({ overridable }) => overridable,
      ),
    ).toEqual([true])
    expect(
      obstaclesTo('RQ_CLOSED', null, null, facts({ transferDate: null })).map(
        ({ overridable }) => overridable,
      ),
    ).toEqual([false])
    for (const stage of ['ID_OPEN', 'ID_LOCKED'] as const)
      expect(obstaclesTo(stage, null, null, facts())).toEqual([
        expect.objectContaining({ code: 'set-by-the-clock', overridable: false }),
      ])
  })
  it('let a purchase be funded only from what is identified, or within the 45 days', () => {
    expect(codes('RP_FUNDED')).toEqual([])
    expect(codes('RP_FUNDED', { on: '2026-03-02' })).toEqual(['not-identified'])
    expect(codes('RP_FUNDED', { on: '2026-03-02', identification: 'valid' })).toEqual([])
    expect(codes('RP_FUNDED', { on: '2026-07-15', identification: 'valid' })).toEqual(['period-over'])
  })
  it('let a purchase be funded only once it was assigned, and close only within the period', () => {
    expect(codes('RP_FUNDED', { purchaseAssignedOn: null })).toEqual(['purchase-not-assigned'])
    expect(codes('RP_FUNDED', { purchaseAssignedOn: '2026-02-02' })).toEqual(['purchase-not-assigned'])
    expect(obstaclesTo('RP_CLOSED', null, null, facts({ on: '2026-07-15' }))).toEqual([
      expect.objectContaining({ code: 'period-over', overridable: true }),
    ])
    expect(codes('RP_CLOSED', { on: '2026-07-14' })).toEqual([])
  })
  it('evaluate the day on which it was, not the day on which it is recorded', () => {
    expect(codes('RP_CLOSED', { today: '2027-01-01', on: '2026-07-14' })).toEqual([])
    expect(codes('EXPIRED', { today: '2027-01-01', on: '2026-07-14' })).toEqual(['period-open'])
  })
  it('want every finding of a screening decided', () => {
    expect(obstaclesTo('SCREENED', null, null, facts({ openFindings: 1 }))).toEqual([
      expect.objectContaining({ code: 'findings-open', overridable: true }),
    ])
  })
  it('complete an exchange by receiving something, and end it without identification only when nothing was', () => {
    for (const stage of ['COMPLETED', 'PARTIAL'] as const)
      expect([codes(stage), codes(stage, { received: true })]).toEqual([['nothing-received'], []])
    expect([
      codes('NO_ID', { on: '2026-03-02' }),
      codes('NO_ID', { on: '2026-03-02', received: true }),
    ]).toEqual([[], ['purchase-recorded']])
  })
  it('take parking after the sale for no way back in an improvement exchange', () => {
    expect(codes('PARKED', { improvement: true }, 'RQ_CLOSED')).toEqual([])
    expect(codes('PARKED', {}, 'RQ_CLOSED')).toEqual(['backwards'])
    expect([
      furthest('PARKED', 'RQ_CLOSED', facts({ improvement: true })),
      furthest('PARKED', 'AGREEMENT_EXECUTED', facts({ improvement: true })),
      furthest('INTAKE', 'RQ_CLOSED', facts()),
    ]).toEqual(['RQ_CLOSED', 'PARKED', 'INTAKE'])
  })
  it('let an exchange end as it can at that time', () => {
    expect(codes('NO_ID')).toEqual(['identification-open'])
    expect(codes('EXPIRED')).toEqual(['period-open'])
    expect(codes('EXPIRED', { on: '2026-07-15' })).toEqual([])
    expect(codes('CANCELLED_BEFORE_CLOSE')).toEqual(['already-transferred'])
    expect(codes('CANCELLED_BEFORE_CLOSE', { transferDate: null })).toEqual([])
  })
  it('close an exchange only with an outcome and an empty account', () => {
    expect(codes('CLOSED')).toEqual(['no-outcome', 'ledger-not-settled'])
    expect(codes('CLOSED', { ledgerSettled: true }, 'FINAL_ACCOUNTING', 'COMPLETED')).toEqual([])
  })
  it('want a reason for going back and for opening what is over', () => {
    expect(codes('AGREEMENT_EXECUTED', {}, 'FUNDS_RECEIVED')).toEqual(['backwards'])
    expect(codes('RP_CLOSED', {}, 'COMPLETED', 'COMPLETED')).toEqual(['already-over'])
    expect(codes('TERMINATED_FAILED', {}, 'COMPLETED', 'COMPLETED')).toContain('already-over')
    expect(codes('TERMINATED_FAILED', {}, 'TERMINATED_FAILED', 'TERMINATED_FAILED')).not.toContain(
      'already-over',
    )
  })
})

describe('the guards of a purchase', () => {
  const named = (purchase: Purchase, changed: Partial<StageFacts> = {}): Partial<StageFacts> => ({
    hasReplacements: true,
    settlementStatement: true,
    purchaseAssignedOn: null,
    purchase,
    ...changed,
  })
  const assigned = bought([['RP_ASSIGNED', '2026-02-01']])
  it('want the property named where there are any, and let an administrator pass', () => {
    for (const stage of ['RP_ASSIGNED', 'RP_FUNDED', 'RP_CLOSED'] as const) {
      expect(codes(stage, { hasReplacements: true })).toEqual(['no-property'])
      expect(obstaclesTo(stage, null, null, facts({ hasReplacements: true }))).toMatchObject([
        { overridable: true },
      ])
      expect(codes(stage)).toEqual([])
    }
  })
  it('look at the assignment of that property, on or before the day it is funded', () => {
    expect(codes('RP_FUNDED', named(assigned))).toEqual([])
    expect(codes('RP_FUNDED', named(assigned, { on: '2026-01-31' }))).toEqual(['purchase-not-assigned'])
    expect(codes('RP_FUNDED', named(bought(), { purchaseAssignedOn: '2026-01-25' }))).toEqual([
      'purchase-not-assigned',
    ])
  })
  it('want it identified itself after day 45, whatever else is', () => {
    const late = { on: '2026-03-02', identification: 'valid' as const }
    expect(codes('RP_FUNDED', named(assigned, late))).toEqual(['not-identified'])
    expect(codes('RP_FUNDED', named(assigned, { ...late, on: '2026-03-01' }))).toEqual([])
    expect(codes('RP_FUNDED', named({ ...assigned, identified: true }, late))).toEqual([])
  })
  it('want its settlement statement', () => {
    expect(
      obstaclesTo('RP_FUNDED', null, null, facts(named(assigned, { settlementStatement: false }))),
    ).toMatchObject([{ code: 'no-settlement-statement', overridable: true }])
  })
  it('want it funded on or before the day it closes', () => {
    const funded = bought([
      ['RP_ASSIGNED', '2026-02-01'],
      ['RP_FUNDED', '2026-02-10'],
    ])
    expect(codes('RP_CLOSED', named(funded, { on: '2026-02-10' }))).toEqual([])
    expect(codes('RP_CLOSED', named(funded, { on: '2026-02-09' }))).toEqual(['purchase-not-funded'])
    expect(obstaclesTo('RP_CLOSED', null, null, facts(named(assigned)))).toMatchObject([
      { code: 'purchase-not-funded', overridable: true },
    ])
  })
  it('take no property that is canceled', () => {
    expect(
      obstaclesTo('RP_ASSIGNED', null, null, facts(named(bought([], { status: 'cancelled' })))),
    ).toMatchObject([{ code: 'property-cancelled', overridable: false }])
  })
  it('let each property go its own way, and lead back only what it reached itself', () => {
    const second = named(bought(), { elsewhere: 'RP_CLOSED' })
    expect(codes('RP_ASSIGNED', second, 'RP_CLOSED')).toEqual([])
    expect(furthest('RP_ASSIGNED', 'RP_CLOSED', facts(second))).toBe('RP_CLOSED')
    expect(furthest('RP_ASSIGNED', 'UNPARKED', facts(second))).toBe('UNPARKED')
    expect(furthest('RP_CLOSED', 'RP_FUNDED', facts(named(bought(), { elsewhere: 'RP_FUNDED' })))).toBe(
      'RP_CLOSED',
    )
    const first = named(
      bought([
        ['RP_ASSIGNED', '2026-02-01'],
        ['RP_FUNDED', '2026-02-02'],
      ]),
    )
    expect(codes('RP_ASSIGNED', first, 'RP_FUNDED')).toEqual(['backwards'])
    expect(furthest('RP_ASSIGNED', 'RP_FUNDED', facts(first))).toBe('RP_ASSIGNED')
    expect(furthest('RP_ASSIGNED', 'RP_FUNDED', facts({ ...first, elsewhere: 'RP_FUNDED' }))).toBe(
      'RP_FUNDED',
    )
    expect(codes('RP_ASSIGNED', second, 'COMPLETED', 'COMPLETED')).toEqual(['already-over'])
    expect(furthest('RP_ASSIGNED', 'COMPLETED', facts(second))).toBe('RP_CLOSED')
  })
})

describe('what was recorded of a purchase', () => {
  const on = '2026-02-01'
  it('is taken back by an earlier stage, with all that came after it', () => {
    expect([
      ...purchaseDays([
        { stage: 'RP_ASSIGNED', on },
        { stage: 'RP_FUNDED', on },
        { stage: 'RP_CLOSED', on },
      ]).keys(),
    ]).toEqual(['RP_ASSIGNED', 'RP_FUNDED', 'RP_CLOSED'])
    expect([
      ...purchaseDays([
        { stage: 'RP_FUNDED', on },
        { stage: 'RP_CLOSED', on },
        { stage: 'RP_ASSIGNED', on: '2026-01-20' },
      ]),
    ]).toEqual([['RP_ASSIGNED', '2026-01-20']])
  })
  it('has a furthest stage over all properties', () => {
    expect([
      furthestOf([]),
      furthestOf([bought(), bought([['RP_FUNDED', on]]), bought([['RP_ASSIGNED', on]])]),
    ]).toEqual([null, 'RP_FUNDED'])
  })
  it('is compared with the record of the property', () => {
    const closed = (changed: Partial<Purchase>) =>
      purchaseWarnings(bought([['RP_CLOSED', on]], changed)).map(({ code }) => code)
    expect(closed({ closingDate: on, status: 'closed' })).toEqual([])
    expect(closed({ closingDate: '2026-02-02', status: 'under_contract' })).toEqual([
      'closing-date-differs',
      'property-not-closed',
    ])
    expect(closed({ closingDate: null, status: null })).toEqual([])
    expect(purchaseWarnings(bought([['RP_FUNDED', on]], { closingDate: '2026-03-02' }))).toEqual([])
  })
})

describe('the stage an exchange is in', () => {
  it.each([
    [null, '2026-01-14', 'INTAKE'],
    [null, '2026-01-15', 'ID_OPEN'],
    [null, '2026-03-01', 'ID_OPEN'],
    [null, '2026-03-02', 'ID_LOCKED'],
    ['SCREENED', '2026-01-14', 'SCREENED'],
    ['FUNDS_RECEIVED', '2026-01-20', 'ID_OPEN'],
    ['RP_ASSIGNED', '2026-03-02', 'RP_ASSIGNED'],
    ['COMPLETED', '2026-03-02', 'COMPLETED'],
  ] as const)('recorded as %s is on %s %s', (recorded, today, stage) => {
    expect(stageOf(recorded, { ...clock, today })).toBe(stage)
  })
  it('follows the source only where nobody recorded anything', () => {
    expect(stageOf(null, { ...clock, sourceClosed: true })).toBe('COMPLETED')
    expect(stageOf(null, { ...clock, sourceTerminated: true, transferDate: null })).toBe(
      'CANCELLED_BEFORE_CLOSE',
    )
    expect(stageOf(null, { ...clock, sourceTerminated: true })).toBe('TERMINATED_FAILED')
    expect(stageOf('RP_FUNDED', { ...clock, sourceClosed: true })).toBe('RP_FUNDED')
  })
})

describe('the status that follows', () => {
  const status = (recordedStage: Stage | null, outcome: Stage | null = null) =>
    deriveStatus({
      today: '2026-02-01',
      transferDate: '2026-01-15',
      identificationDeadline: null,
      exchangeDeadline: null,
      sourceClosed: false,
      sourceTerminated: false,
      pinned: null,
      recordedStage,
      outcome,
    }).status
  it("is the clock's on the way", () => {
    for (const stage of STAGE_NAMES_IN_ORDER.filter((name) => ruleOf(name).status === 'clock'))
      expect(status(stage)).toBe('45D')
  })
  it.each([
    ['COMPLETED', 'COMPLETED'],
    ['PARTIAL', 'COMPLETED'],
    ['NO_ID', 'TERMINATED'],
    ['EXPIRED', 'TERMINATED'],
    ['CONTINGENCY', 'TERMINATED'],
    ['CANCELLED_BEFORE_CLOSE', 'TERMINATED'],
    ['TERMINATED_FAILED', 'TERMINATED'],
  ] as const)('of %s is %s', (stage, expected) => {
    expect(status(stage)).toBe(expected)
    expect(statusOfStage('FINAL_ACCOUNTING', stage)).toBe(expected)
    expect(statusOfStage('CLOSED', stage)).toBe(expected)
  })
})

describe('what cannot be cured after the transfer', () => {
  it('is said in red', () => {
    expect(validityWarnings(facts())).toEqual([])
    expect(
      validityWarnings(facts({ agreementOn: '2026-01-20', noticeOn: null })).map(({ code }) => code),
    ).toEqual(['exchange-likely-invalid', 'notice-not-recorded'])
    expect(validityWarnings(facts({ transferDate: null, agreementOn: null }))).toEqual([])
  })
})
