import {
  type IdentificationInput,
  type IdentifiedProperty,
  testIdentification,
} from '../../src/law/identification'

export const MILLION = 100_000_000
export const dollars = (amount: number) => Math.round(amount * 100)

/** Properties named a, b, c … with these values. */
export const worth = (...values: number[]): IdentifiedProperty[] =>
  values.map((valueCents, index) => ({ id: String.fromCharCode(97 + index), valueCents }))

export const test = (identified: IdentifiedProperty[], changed: Partial<IdentificationInput> = {}) =>
  testIdentification({
    relinquishedValueCents: MILLION,
    asOf: 'period-ended',
    identified,
    ...changed,
  })

/** A list with some of its items changed, by id. */
export const change = (items: IdentifiedProperty[], changes: Record<string, Partial<IdentifiedProperty>>) =>
  items.map((item) => ({ ...item, ...changes[item.id] }))
