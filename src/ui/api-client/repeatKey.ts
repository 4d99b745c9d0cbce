/** Requests that have no final answer yet, with the key that each was sent with. */
const waiting = new Map<string, string>()

/** `crypto.randomUUID` is there on https and localhost alone. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * The `Idempotency-Key` of a request: the same for a second press of the button while the first is
 * being answered, and for every further try until there is an answer, so that one wish never makes
 * two records.
 */
export function repeatKey(request: string): { key: string; answered: () => void } {
  const key = waiting.get(request) ?? newKey()
  waiting.set(request, key)
  return { key, answered: () => void waiting.delete(request) }
}
