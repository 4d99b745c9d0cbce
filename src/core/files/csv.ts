import Papa from 'papaparse'
import type { RawRow } from './table'
import { UnreadableFile } from './unreadable'

/** Rows of a text with delimiters, each with its line in the file. */

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE = { characters: 200_000, rows: 60 }

/** How many rows have the number of cells that most have, and that number; rows of one cell speak for no delimiter. */
function agreement(text: string, delimiter: string): [rows: number, cells: number] {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: SAMPLE.rows })
  const counts = new Map<number, number>()
  for (const { length } of data) counts.set(length, (counts.get(length) ?? 0) + 1)
  counts.delete(0)
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one)
  return most && most[0] > 1 ? [most[1], most[0]] : [0, 0]
}

/** The delimiter under which the rows agree best; commas stand in addresses, too. */
function guessDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE.characters)
  const found = DELIMITERS.map((delimiter) => ({ delimiter, score: agreement(sample, delimiter) }))
  const [best] = found.toSorted((a, b) => b.score[0] - a.score[0] || b.score[1] - a.score[1])
  return best?.delimiter ?? ','
}

/** Excel's own way of saying the delimiter, in a line before the table. */
const SEPARATOR = /^"?sep=(.)"?\n/i

const linesIn = (text: string): number => text.split('\n').length - 1

/** Excel's way of keeping leading zeros: `="02134"`. */
const unquoted = (cell: string): string =>
  cell.startsWith('="')
    ? cell.replace(/^="((?:[^"]|"")*)"$/, (_, text: string) => text.replaceAll('""', '"'))
    : cell

/**
 * The rows of a text, blank ones too.
 * @param take is called with each; what it throws ends the reading
 * @throws UnreadableFile for a quote that is never closed
 */
export function readCsv(written: string, take: (row: RawRow) => void): void {
  const whole = written.replaceAll(/\r\n?/g, '\n')
  const said = SEPARATOR.exec(whole)
  const text = said ? whole.slice(said[0].length) : whole
  let line = said ? 2 : 1
  let at = 0
  Papa.parse<string[]>(text, {
    delimiter: said?.[1] ?? guessDelimiter(text),
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const start = line
      line += linesIn(text.slice(at, meta.cursor))
      at = meta.cursor
      if (errors.some(({ type }) => type === 'Quotes'))
        throw new UnreadableFile(
          'file-unreadable',
          `The file cannot be read: line ${start} has an open quote.`,
        )
      take({ line: start, cells: data.map(unquoted) })
    },
  })
}
