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
 * The change that a row means, or `unchanged`. Rows are compared as they arrive and unchanged ones
 * dropped at once, so that a sweep of a large firm holds next to nothing.
 * @param ignored a field that may differ without meaning a change
 */
export function changeOf<Facts extends object>(known: ReadonlyMap<string, Known>, key: string, facts: Facts, ignored?: keyof Facts): Change<Facts> | 'unchanged' {
  const print = fingerprint(ignored === undefined ? facts : { ...facts, [ignored]: null })
  const held = known.get(key)
  return held && held.hash === print && !held.missing ? 'unchanged' : { key, facts, hash: print }
}

/** The changes among the rows of a list; the rest is counted. */
export function changedOnly<Facts>(rows: readonly { value: Change<Facts> | 'unchanged' | null }[], tally: Tally): Change<Facts>[] {
  const changes: Change<Facts>[] = []
  for (const { value } of rows) {
    if (value === 'unchanged') tally.counts.unchanged += 1
    else if (value) changes.push(value)
  }
  return changes
}
