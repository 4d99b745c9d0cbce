export type ExchangeType = 'delayed' | 'simultaneous' | 'reverse' | 'improvement'

/** What firms write: whole words where they are short, otherwise how the words begin. */
const WORDS: readonly (readonly [ExchangeType, RegExp])[] = [
  ['reverse', /\brev\b|revers|\bpark(?:ed|ing)\b|\bqeaa\b/],
  ['improvement', /improve|construct|\bbuild|\bbts\b/],
  ['simultaneous', /simultan|\bsimul\b|concurrent/],
  ['delayed', /delay|\bdeferred\b|\bforward\b|\bstarker\b/],
]

/**
 * The type of an exchange by what the source says. Nothing said is the delayed exchange, as of one that is
 * made here; null where it is not plain: not one of the words, or words for more than one. Improvements are
 * made in delayed and in reverse exchanges: of the first it is the type, of the second it is not.
 */
export function exchangeType(text: string | null): ExchangeType | null {
  const said =
    text
      ?.toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() ?? ''
  if (said === '') return 'delayed'
  const types = WORDS.filter(([, words]) => words.test(said)).map(([type]) => type)
  if (types.length === 1) return types[0] ?? null
  const only = (...expected: ExchangeType[]) => types.every((type) => expected.includes(type))
  if (types.length === 0) return null
  if (only('reverse', 'improvement')) return 'reverse'
  return only('improvement', 'delayed') ? 'improvement' : null
}
