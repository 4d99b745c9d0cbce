import { TARGETS, type Mapping, type Target } from './mapping/fields'

/** The cells of a row, and what keeps it out before anything is made of them. */

/** What is said of a field: as a problem it keeps the row out, as a remark it does not. */
export type Remark = { field: string; message: string }

/** The filled cells of a row, by what their columns are taken for. */
export type Cells = { of: (target: Target) => string[]; first: (target: Target) => string }

export function cellsOf(mapping: Mapping, row: readonly string[]): Cells {
  const of = (target: Target) => (mapping[target] ?? []).map((index) => row[index] ?? '').filter(Boolean)
  return { of, first: (target) => of(target)[0] ?? '' }
}

/** How Excel writes what a formula could not find. */
const FORMULA_ERROR =
  /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BUSY!)$/
/** A long number that a spreadsheet shortened: its last digits are gone. */
const SHORTENED = /^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i
const LONGEST_NUMBER = 40

function faultOf(cell: string): string | null {
  if (cell.includes('\ufffd'))
    return 'has a character that cannot be read: choose another encoding, or correct the file'
  if (FORMULA_ERROR.test(cell)) return `has the error ${cell} of a formula instead of a value`
  if (cell.length <= LONGEST_NUMBER && SHORTENED.test(cell))
    return `is a number that the spreadsheet shortened to ${cell}: write it as text in the file`
  return null
}

/** What stands in the cells that are taken over and is no value. */
export const faultsOf = ({ of }: Cells): Remark[] =>
  TARGETS.flatMap((field) =>
    of(field).flatMap((cell) => {
      const message = faultOf(cell)
      return message === null ? [] : [{ field, message }]
    }),
  )

/** A value with the sign between columns in it moves all behind it by one: none of them is what its column says. */
export function beyondProblems(mapping: Mapping, row: readonly string[], width: number | null): Remark[] {
  const taken = new Set(Object.values(mapping).flat())
  const isBeyond = (cell: string, index: number) =>
    width !== null && index >= width && cell !== '' && !taken.has(index)
  if (!row.some(isBeyond)) return []
  const columns = width === 1 ? 'one column' : `${width} columns`
  const message = `has ${row.length} values under ${columns}: a value with the sign between columns needs quotes`
  return [{ field: 'row', message }]
}
