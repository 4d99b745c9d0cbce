import { z } from 'zod'
import { singleLine } from '../../../core/api/plainText'
import { InvalidInputError } from '../../../core/errors'
import { columnName, headerName, type Column } from './columns'
import { namesPeople, TARGETS, type Mapping } from './fields'

/** The mapping as the API takes and gives it. */

const column = z.union([
  z.int().min(0).max(1000).describe('Place of the column in the file, from 0'),
  singleLine().max(300).describe('Header of the column, where no other has the same'),
])
/** Which columns fill which field. */
export const mappingInput = z.partialRecord(
  z.enum(TARGETS),
  z.union([column, z.array(column).min(1).max(50)]),
)
export type MappingInput = z.infer<typeof mappingInput>

/** The headers by which a mapping says its columns. */
export const namesIn = (input: MappingInput): string[] =>
  Object.values(input)
    .flat()
    .filter((entry) => typeof entry === 'string')

function indexOf(given: number | string, columns: readonly Column[], field: string): number {
  if (typeof given === 'number') {
    if (given < columns.length) return given
    throw new InvalidInputError(`The file has no column ${given}; the first is 0.`, field)
  }
  const name = headerName(given)
  const named = columns.filter((entry) => columnName(entry) === name)
  const [first] = named
  if (!first) throw new InvalidInputError(`The file has no column "${given}".`, field)
  if (named.length === 1) return first.index
  throw new InvalidInputError(
    `The file has ${named.length} columns "${given}": say which by its place, from 0.`,
    field,
  )
}

/** The mapping by places. @throws InvalidInputError for a column that is not there or not the only one of its name, and where no column names people */
export function resolveMapping(input: MappingInput, columns: readonly Column[]): Mapping {
  const mapping: Mapping = {}
  for (const target of TARGETS) {
    const given = input[target]
    if (given === undefined) continue
    const indexes = [given].flat().map((entry) => indexOf(entry, columns, `mapping.${target}`))
    mapping[target] = [...new Set(indexes)]
  }
  if (!namesPeople(mapping))
    throw new InvalidInputError('Say which column has the name or the e-mail address.', 'mapping')
  return mapping
}

type ColumnAnswer = number | string

/** A mapping as callers read it: a column by its header where that is the only one, otherwise by its place. */
export function shownMapping(
  mapping: Mapping,
  columns: readonly Column[],
): Partial<Record<keyof Mapping, ColumnAnswer | ColumnAnswer[]>> {
  const names = columns.map(columnName)
  const shown = (index: number): ColumnAnswer => {
    const name = names[index] ?? ''
    return names.indexOf(name) === names.lastIndexOf(name) ? name : index
  }
  return Object.fromEntries(
    Object.entries(mapping).map(([target, indexes]) => {
      const [first, ...more] = indexes.map(shown)
      return [target, first !== undefined && more.length === 0 ? first : indexes.map(shown)]
    }),
  )
}
