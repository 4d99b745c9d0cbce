/** Seeded randomness: the same seed gives the same firm on every machine. */

import { createHash } from 'node:crypto'

/** A stream of pseudo-random choices. */
export type Random = {
  /** 0 <= x < 1 */
  next(): number
  /** whole number, both ends included */
  int(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  uuid(): string
}

/** mulberry32: small, fast and good enough for synthetic data. */
export function makeRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const hex = (): string =>
    Math.floor(next() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0')
  return {
    next,
    int,
    pick(list) {
      const item = list[int(0, list.length - 1)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: (probability) => next() < probability,
    uuid: () => asUuid(hex() + hex() + hex() + hex()),
  }
}

/** Puts the version and variant of a random UUID over 32 hex digits. */
function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** An id that follows from a name alone, so that it is the same under every seed and anchor. */
export function stableId(name: string): string {
  return asUuid(createHash('sha256').update(`peak-1031:${name}`).digest('hex'))
}

/** A copy of `list` in a random order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((item) => ({ item, key: random.next() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
