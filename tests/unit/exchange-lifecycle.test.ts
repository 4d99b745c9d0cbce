import { describe, expect, it } from 'vitest'
import { furthest, obstaclesTo, ruleOf, STAGE_NAMES_IN_ORDER, stageOf, statusOfStage, validityWarnings, type Stage, type StageFacts } from '../../src/exchange/lifecycle'
import { deriveStatus } from '../../src/exchange/status'

const facts = (changed: Partial<StageFacts> = {}): StageFacts => ({
  today: '2026-12-01', on: '2026-02-01', transferDate: '2026-01-15', identificationDeadline: '2026-03-01', exchangeDeadline: '2026-07-14', agreementOn: '2026-01-02', noticeOn: '2026-01-10',
  purchaseAssignedOn: '2026-01-25', received: false, openFindings: 0, improvement: false, identification: null, ledgerSettled: null, ...changed,
})
const codes = (to: Stage, changed: Partial<StageFacts> = {}, from: Stage | null = null, outcome: Stage | null = null) => obstaclesTo(to, from, outcome, facts(changed)).map(({ code }) => code)
const clock = { today: '2026-02-01', transferDate: '2026-01-15', identificationDeadline: '2026-03-01', sourceClosed: false, sourceTerminated: false }

describe('the guards', () => {
  it('let a sale close when agreement and notice came before it', () => { expect(codes('RQ_CLOSED')).toEqual([]) })
  it.each([
    [{ agreementOn: '2026-01-16' }, ['agreement-not-before-transfer']], [{ agreementOn: null }, ['agreement-not-before-transfer']], [{ noticeOn: '2026-01-16' }, ['notice-not-before-transfer']],
    [{ transferDate: null }, ['no-transfer-date']], [{ on: '2026-01-14' }, ['transfer-ahead']],
  ])('%j stand against closing it: %j', (changed, expected) => { expect(codes('RQ_CLOSED', changed)).toEqual(expected) })
  it('can be passed by an admin for agreement and notice, never for what the clock says', () => {
    expect(obstaclesTo('RQ_CLOSED', null, null, facts({ agreementOn: null })).map(({ overridable }) => overridable)).toEqual([true])
    expect(obstaclesTo('RQ_CLOSED', null, null, facts({ transferDate: null })).map(({ overridable }) => overridable)).toEqual([false])
    for (const stage of ['ID_OPEN', 'ID_LOCKED'] as const) expect(obstaclesTo(stage, null, null, facts())).toEqual([expect.objectContaining({ code: 'set-by-the-clock', overridable: false })])
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
    expect(obstaclesTo('RP_CLOSED', null, null, facts({ on: '2026-07-15' }))).toEqual([expect.objectContaining({ code: 'period-over', overridable: true })])
    expect(codes('RP_CLOSED', { on: '2026-07-14' })).toEqual([])
  })
  it('judge the day on which it was, not the day on which it is recorded', () => {
    expect(codes('RP_CLOSED', { today: '2027-01-01', on: '2026-07-14' })).toEqual([])
    expect(codes('EXPIRED', { today: '2027-01-01', on: '2026-07-14' })).toEqual(['period-open'])
  })
  it('want every finding of a screening decided', () => {
    expect(obstaclesTo('SCREENED', null, null, facts({ openFindings: 1 }))).toEqual([expect.objectContaining({ code: 'findings-open', overridable: true })])
  })
  it('complete an exchange by receiving something, and end it without identification only when nothing was', () => {
    for (const stage of ['COMPLETED', 'PARTIAL'] as const) expect([codes(stage), codes(stage, { received: true })]).toEqual([['nothing-received'], []])
    expect([codes('NO_ID', { on: '2026-03-02' }), codes('NO_ID', { on: '2026-03-02', received: true })]).toEqual([[], ['purchase-recorded']])
  })
  it('take parking after the sale for no way back in an improvement exchange', () => {
    expect(codes('PARKED', { improvement: true }, 'RQ_CLOSED')).toEqual([])
    expect(codes('PARKED', {}, 'RQ_CLOSED')).toEqual(['backwards'])
    expect([furthest('PARKED', 'RQ_CLOSED', facts({ improvement: true })), furthest('PARKED', 'AGREEMENT_EXECUTED', facts({ improvement: true })), furthest('INTAKE', 'RQ_CLOSED', facts())]).toEqual(['RQ_CLOSED', 'PARKED', 'INTAKE'])
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
  })
})

describe('the stage an exchange is in', () => {
  it.each([
    [null, '2026-01-14', 'INTAKE'], [null, '2026-01-15', 'ID_OPEN'], [null, '2026-03-01', 'ID_OPEN'], [null, '2026-03-02', 'ID_LOCKED'],
    ['SCREENED', '2026-01-14', 'SCREENED'], ['FUNDS_RECEIVED', '2026-01-20', 'ID_OPEN'], ['RP_ASSIGNED', '2026-03-02', 'RP_ASSIGNED'], ['COMPLETED', '2026-03-02', 'COMPLETED'],
  ] as const)('recorded as %s is on %s %s', (recorded, today, stage) => { expect(stageOf(recorded, { ...clock, today })).toBe(stage) })
  it('follows the source only where nobody recorded anything', () => {
    expect(stageOf(null, { ...clock, sourceClosed: true })).toBe('COMPLETED')
    expect(stageOf(null, { ...clock, sourceTerminated: true, transferDate: null })).toBe('CANCELLED_BEFORE_CLOSE')
    expect(stageOf(null, { ...clock, sourceTerminated: true })).toBe('TERMINATED_FAILED')
    expect(stageOf('RP_FUNDED', { ...clock, sourceClosed: true })).toBe('RP_FUNDED')
  })
})

describe('the status that follows', () => {
  const status = (recordedStage: Stage | null, outcome: Stage | null = null) =>
    deriveStatus({ today: '2026-02-01', transferDate: '2026-01-15', identificationDeadline: null, exchangeDeadline: null, sourceClosed: false, sourceTerminated: false, pinned: null, recordedStage, outcome }).status
  it('is the clock\'s on the way', () => {
    for (const stage of STAGE_NAMES_IN_ORDER.filter((name) => ruleOf(name).status === 'clock')) expect(status(stage)).toBe('45D')
  })
  it.each([['COMPLETED', 'COMPLETED'], ['PARTIAL', 'COMPLETED'], ['NO_ID', 'TERMINATED'], ['EXPIRED', 'TERMINATED'], ['CONTINGENCY', 'TERMINATED'], ['CANCELLED_BEFORE_CLOSE', 'TERMINATED'], ['TERMINATED_FAILED', 'TERMINATED']] as const)('of %s is %s', (stage, expected) => {
    expect(status(stage)).toBe(expected)
    expect(statusOfStage('FINAL_ACCOUNTING', stage)).toBe(expected)
    expect(statusOfStage('CLOSED', stage)).toBe(expected)
  })
})

describe('what cannot be cured after the transfer', () => {
  it('is said in red', () => {
    expect(validityWarnings(facts())).toEqual([])
    expect(validityWarnings(facts({ agreementOn: '2026-01-20', noticeOn: null })).map(({ code }) => code)).toEqual(['exchange-likely-invalid', 'notice-not-recorded'])
    expect(validityWarnings(facts({ transferDate: null, agreementOn: null }))).toEqual([])
  })
})
