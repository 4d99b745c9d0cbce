import { InvalidInputError } from '../errors'
import { UUID } from '../ids'

/** The fields of a collection whose values have a form that a filter must keep to. */
export type FieldKinds = ReadonlyMap<string, 'relation' | 'number'>

const COMPARING = new Set([
  'equals',
  'not_equals',
  'in',
  'not_in',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
])

/** "Nothing" is asked for as null, in an address as an empty text or the word. */
const isNothing = (value: unknown): boolean => value === null || value === '' || value === 'null'
const FORMS = {
  relation: {
    fits: (value: unknown) => typeof value === 'string' && UUID.test(value),
    is: 'the id of a record',
  },
  number: {
    fits: (value: unknown) =>
      (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) &&
      Number.isFinite(Number(value)),
    is: 'a number',
  },
} as const

const valuesIn = (operator: string, value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'string' && operator.endsWith('in')
    ? value.split(',').map((part) => part.trim())
    : [value]
}

/**
 * Rejects what could be no value of a field. Payload would take it for nothing, and answer with the
 * records in which the field is empty.
 * @throws InvalidInputError
 */
export function checkFilterValue(path: string, operator: string, value: unknown, kinds: FieldKinds): void {
  const kind = kinds.get(path)
  if (!kind || !COMPARING.has(operator)) return
  const { fits, is } = FORMS[kind]
  if (valuesIn(operator, value).some((entry) => !isNothing(entry) && !fits(entry)))
    throw new InvalidInputError(`${path} is compared with ${is}.`, 'where')
}
