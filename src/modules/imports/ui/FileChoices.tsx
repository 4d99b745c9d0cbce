import { SelectField } from '../../../ui/components/SelectField'
import { ENCODING_NAMES, ENCODINGS, type Choice, type Preview } from './types'

const rowsIn = (rows: number) => (rows === 0 ? 'empty' : `${rows} ${rows === 1 ? 'row' : 'rows'}`)

/** What was guessed of a file, each to be said otherwise: its sheet, its encoding, its row of names. */
export function FileChoices({ preview, onSay }: { preview: Preview; onSay: (choice: Choice) => void }) {
  const { sheets, sheet, encoding, header, lines } = preview
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {sheets.length > 1 ? (
        <SelectField
          label="Sheet"
          value={sheet ?? ''}
          onChange={(event) => onSay({ sheet: event.target.value })}
        >
          {sheets.map(({ name, hidden, rows }) => (
            <option key={name} value={name}>
              {name} ({hidden ? 'hidden, ' : ''}
              {rowsIn(rows)})
            </option>
          ))}
        </SelectField>
      ) : null}
      {encoding ? (
        <SelectField
          label="Encoding of the text"
          hint="Guessed from the file. Choose another if names look wrong."
          value={encoding}
          onChange={(event) => {
            const chosen = ENCODINGS.find((name) => name === event.target.value)
            if (chosen) onSay({ encoding: chosen })
          }}
        >
          {ENCODINGS.map((name) => (
            <option key={name} value={name}>
              {ENCODING_NAMES[name]}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField
        label="Row with the names of the columns"
        hint="What stands above it is left out."
        value={header ?? 0}
        onChange={(event) => onSay({ header: Number(event.target.value) })}
      >
        <option value={0}>None: every row is a contact</option>
        {lines.map(({ line, text }) => (
          <option key={line} value={line}>
            Line {line}: {text}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
