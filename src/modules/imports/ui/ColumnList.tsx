import { Card } from '../../../ui/components/Page'
import { fieldOf, FIELD_NAMES, TARGETS, withColumn, type Column, type Mapping } from './types'

const titleOf = ({ letter, name }: Column) => (name === null ? `Column ${letter}` : name)

function ColumnRow({
  column,
  mapping,
  onMap,
}: {
  column: Column
  mapping: Mapping
  onMap: (mapping: Mapping) => void
}) {
  const field = fieldOf(mapping, column.index)
  return (
    <li className="grid items-center gap-x-4 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[3rem_minmax(0,1fr)_minmax(0,1.4fr)_15rem]">
      <span className="hidden text-13 text-ink-soft sm:block">{column.letter}</span>
      <span className="min-w-0">
        <span className="block font-medium break-words">{titleOf(column)}</span>
        {column.similar && field ? (
          <span className="block text-13 text-ink-soft">
            Looks like “{FIELD_NAMES[field]}”. Please check.
          </span>
        ) : null}
      </span>
      <span className="min-w-0 truncate text-13 text-ink-soft">{column.samples.join(' · ')}</span>
      <select
        aria-label={`Column ${column.letter}${column.name === null ? '' : `, ${column.name}`}: what it is`}
        value={field ?? ''}
        onChange={(event) =>
          onMap(
            withColumn(
              mapping,
              column.index,
              TARGETS.find((target) => target === event.target.value),
            ),
          )
        }
        className="control block min-h-11 w-full px-3 text-[1rem]"
      >
        <option value="">Leave out</option>
        {TARGETS.map((target) => (
          <option key={target} value={target}>
            {FIELD_NAMES[target]}
          </option>
        ))}
      </select>
    </li>
  )
}

/** The columns of a file with what stands in them, each to be taken for a field or left out. */
export function ColumnList({
  columns,
  mapping,
  onMap,
}: {
  columns: readonly Column[]
  mapping: Mapping
  onMap: (mapping: Mapping) => void
}) {
  const filled = columns.filter((column) => column.filled > 0)
  const empty = columns.length - filled.length
  return (
    <div className="flex flex-col gap-2">
      <Card>
        <ul aria-label="Columns of the file" className="divide-y divide-edge">
          {filled.map((column) => (
            <ColumnRow key={column.index} column={column} mapping={mapping} onMap={onMap} />
          ))}
        </ul>
      </Card>
      {empty > 0 ? (
        <p className="text-13 text-ink-soft">
          {empty === 1 ? 'One column without a value is' : `${empty} columns without a value are`} not shown.
        </p>
      ) : null}
    </div>
  )
}
