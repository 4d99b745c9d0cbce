import { hash } from 'node:crypto'

/** A fingerprint of what the source says of a record: the same facts give the same text. */
export function fingerprint(facts: unknown): string {
  return hash('sha1', JSON.stringify(facts), 'base64url')
}
