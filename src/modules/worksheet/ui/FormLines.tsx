import { LINE_NAMES } from '../../../ui/format/form8824'
import { withWrittenDates } from '../../../ui/format/dates'
import { dollars } from '../../../ui/format/money'
import { AnswerLine } from '../../calculators/ui'
import type { Worksheet } from './types'

const PART_ONE: Readonly<Record<string, string>> = {
  1: 'What was given up',
  2: 'What was received',
  3: 'Acquired on',
  4: 'Transferred on',
  5: 'Identified on',
  6: 'Received on',
  7: 'With a related party',
  8: 'The related party',
  9: 'The related party disposed of it',
  10: 'You disposed of it',
  11: 'Exception',
}

const shown = (line: string, value: string | number | boolean) =>
  typeof value === 'number'
    ? dollars(value)
    : typeof value === 'boolean'
      ? value
        ? 'Yes'
        : 'No'
      : withWrittenDates(value) || line
const orderOf = (line: string) =>
  Number.parseInt(line, 10) * 10 +
  line.replace(/\d/g, '').length +
  (line.codePointAt(line.length - 1) ?? 0) / 1000

/** Every line of the form that has something in it, in its order. */
export function FormLines({ form }: { form: Worksheet['form8824'] }) {
  const filled = Object.entries(form)
    .flatMap(([line, value]): [string, string | number | boolean][] =>
      value === null || value === '' ? [] : [[line, value]],
    )
    .toSorted(([a], [b]) => orderOf(a) - orderOf(b))
  return (
    <dl className="divide-y divide-edge text-13">
      {filled.map(([line, value]) => (
        <AnswerLine
          key={line}
          label={
            <>
              <span className="figures inline-block w-9 text-ink">{line}</span>
              {LINE_NAMES[line] ?? PART_ONE[line] ?? ''}
            </>
          }
        >
          {shown(line, value)}
        </AnswerLine>
      ))}
    </dl>
  )
}
