import { type DeadlinesInput, computeDeadlines } from '../../src/law/deadlines'

/** Short ways to ask for the deadlines of one transfer, shared by the tests of the computation. */

export const input = (transfer: string, changed: Partial<DeadlinesInput> = {}): DeadlinesInput => ({
  today: '2026-01-01',
  transfers: [transfer],
  taxpayer: 'individual',
  ...changed,
})
export const compute = (transfer: string, changed: Partial<DeadlinesInput> = {}) =>
  computeDeadlines(input(transfer, changed))
export const codes = (transfer: string, changed: Partial<DeadlinesInput> = {}) =>
  compute(transfer, changed).warnings.map(({ code }) => code)
export const filed = { extensionFiled: true }
