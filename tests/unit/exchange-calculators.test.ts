import { describe, expect, it } from 'vitest'
import {
  deadlines,
  deadlinesInput,
  form8824,
  form8824Input,
  identification,
  identificationInput,
  release,
  releaseInput,
} from '../../src/law/calculators'

const FORM = {
  relinquishedPriceCents: 80_000_000,
  adjustedBasisCents: 30_000_000,
  debtPaidCents: 0,
  expensesCents: 5_400_000,
  cashReceivedCents: 10_000_000,
  replacementPriceCents: 70_000_000,
  newDebtCents: 0,
  cashPaidCents: 0,
}
const RELEASE = {
  today: '2026-03-02',
  transferDate: '2026-01-15',
  identificationDeadline: '2026-03-01',
  exchangeDeadline: '2026-07-14',
  identified: [],
  purpose: 'client-request',
}
const IDENTIFICATION = {
  relinquishedValueCents: 1,
  asOf: 'open',
  identified: [{ id: 'a', valueCents: 9 }],
}
const DEADLINES = { transfers: ['2026-01-15'], taxpayer: 'individual' }
const OVERRIDE = { section: 6, disasterDate: '2026-08-20', postponedTo: '2027-02-01' }

describe('the calculators', () => {
  it('deadlines counts from the day in the input, else from the day in the firm', () => {
    const parsed = deadlinesInput.parse(DEADLINES)
    expect(deadlines(parsed, '2026-02-28').identification?.daysLeft).toBe(1)
    expect(deadlines({ ...parsed, today: '2026-03-01' }, '2026-02-28').identification?.daysLeft).toBe(0)
  })
  it('identification, form8824 and release answer as the rules do', () => {
    expect(identification(identificationInput.parse(IDENTIFICATION)).rule).toBe('three-property')
    expect(form8824(form8824Input.parse(FORM)).recognizedGainCents).toBe(4_600_000)
    expect(release(releaseInput.parse(RELEASE)).decision).toBe('allow')
  })
  it('answers are JSON: the lines are keyed by their numbers', () => {
    const { lines } = form8824(form8824Input.parse({ ...FORM, otherPropertyGivenCents: 0 }))
    const text: unknown = JSON.parse(JSON.stringify(lines))
    expect(text).toMatchObject({ '12': 0, '15': 4_600_000, '25': 30_000_000 })
  })
})

describe('what the calculators reject', () => {
  it.each([
    ['an unknown key', { ...DEADLINES, taxPayer: 'x' }],
    ['a missing taxpayer', { transfers: ['2026-01-15'] }],
    ['an unknown taxpayer', { ...DEADLINES, taxpayer: 'llc' }],
    ['a null taxpayer', { ...DEADLINES, taxpayer: null }],
    ['a missing list', { taxpayer: 'individual' }],
    ['a date that does not exist', { ...DEADLINES, transfers: ['2026-02-29'] }],
    ['a date that is a number', { ...DEADLINES, today: 20260101 }],
    ['a section that there is not', { ...DEADLINES, override: { ...OVERRIDE, section: 7 } }],
    ['an override in part', { ...DEADLINES, override: { section: 6, disasterDate: '2026-08-20' } }],
    ['an extension that is text', { ...DEADLINES, extensionFiled: 'yes' }],
    ['no object', []],
  ])('deadlines: %s', (_, body) => {
    expect(deadlinesInput.safeParse(body).success).toBe(false)
  })
  it.each([
    ['fractional cents', { ...IDENTIFICATION, relinquishedValueCents: 0.5 }],
    ['negative cents', { ...IDENTIFICATION, identified: [{ id: 'a', valueCents: -1 }] }],
    ['cents that are text', { ...IDENTIFICATION, relinquishedValueCents: '1' }],
    ['cents that are not exact', { ...IDENTIFICATION, relinquishedValueCents: 2 ** 53 }],
    ['an unknown revocation', { ...IDENTIFICATION, identified: [{ id: 'a', valueCents: 1, revoked: true }] }],
    ['an item without an id', { ...IDENTIFICATION, identified: [{ valueCents: 1 }] }],
    ['an unknown key of an item', { ...IDENTIFICATION, identified: [{ id: 'a', valueCents: 1, fmv: 1 }] }],
    ['a missing state', { relinquishedValueCents: 1, identified: [] }],
  ])('identification: %s', (_, body) => {
    expect(identificationInput.safeParse(body).success).toBe(false)
  })
  it.each(Object.keys(FORM))('form 8824: without %s, and with a negative one', (key) => {
    const rest = Object.fromEntries(Object.entries(FORM).filter(([name]) => name !== key))
    expect(form8824Input.safeParse(rest).success).toBe(false)
    expect(form8824Input.safeParse({ ...FORM, [key]: -1 }).success).toBe(false)
  })
  it.each([
    ['an unknown purpose', { ...RELEASE, purpose: 'gift' }],
    ['a missing day', { ...RELEASE, today: undefined }],
    ['a revocation that is text', { ...RELEASE, identified: [{ revoked: 'valid' }] }],
    ['an acquisition on no day', { ...RELEASE, identified: [{ acquiredOn: '2026-02-30' }] }],
  ])('release: %s', (_, body) => {
    expect(releaseInput.safeParse(body).success).toBe(false)
  })
})
