import { hash } from 'node:crypto'
import type { Tally } from './counts'
import type { Known } from './tables'

/** A fingerprint of what the source says of a record: the same facts give the same text. */
export function fingerprint(facts: unknown): string {
  return hash('sha1', JSON.stringify(facts), 'base64url')
}

/** A record that is new or whose facts changed at the source. */
export type Change<Facts> = { key: string; facts: Facts; hash: string }

/**
 * A row's facts with their fingerprint.
 * @param ignored a field that may differ without meaning a change
 */
export function changeOf<Facts extends object>(
  key: string,
  facts: Facts,
  ignored?: keyof Facts,
): Change<Facts> {
  return { key, facts, hash: fingerprint(ignored === undefined ? facts : { ...facts, [ignored]: null }) }
}

/** The rows of a list that are new, changed or missing until now; the rest is counted. */
export function changedOnly<Facts>(
  rows: readonly { value: Change<Facts> | 'unchanged' | null }[],
  known: ReadonlyMap<string, Known>,
  tally: Tally,
): Change<Facts>[] {
  return rows.flatMap(({ value }) => {
    if (value === null) return []
    const held = value === 'unchanged' ? null : known.get(value.key)
    if (value !== 'unchanged' && !(held && held.hash === value.hash && !held.missing)) return [value]
    tally.counts.unchanged += 1
    return []
  })
}
