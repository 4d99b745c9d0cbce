export type ExchangeType = 'delayed' | 'simultaneous' | 'reverse' | 'improvement'

const DELAYED = 'delayed|deferred|forward|starker'

/**
 * What firms write, in whole words and phrases. Buildings, and loans for construction, are there in every
 * kind: "construction" is one only where nothing but another kind stands beside it.
 */
const WORDS: readonly (readonly [ExchangeType, RegExp])[] = [
  ['reverse', /\b(?:rev|reverse|parked|parking|qeaa)\b/],
  ['improvement', /\b(?:improvements?|build to suit|bts|construction exchange)\b/],
  [
    'improvement',
    new RegExp(`^(?:(?:${DELAYED}|rev|reverse) )?construction(?: (?:${DELAYED}|rev|reverse))?$`),
  ],
  ['simultaneous', /\b(?:simultaneous|simultaneously|simul|concurrent)\b/],
  ['delayed', new RegExp(`\\b(?:${DELAYED})\\b`)],
]
/** Beside one of these a word says what the exchange is not. "Isn't" comes as two words. */
const NEGATION = /\b(?:no|not|non|never|without|isn t)\b/

/**
 * The type of an exchange by what the source says. Nothing said is the delayed exchange, as of one that is
 * made here; null where it is not plain: not one of the words, words for more than one, or a negation.
 * Improvements are made in delayed and in reverse exchanges: of the first it is the type, of the second it
 * is not.
 */
export function exchangeType(text: string | null): ExchangeType | null {
  const said =
    text
      ?.toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() ?? ''
  if (said === '') return 'delayed'
  if (NEGATION.test(said)) return null
  const types = WORDS.filter(([, words]) => words.test(said)).map(([type]) => type)
  const [first] = types
  const only = (...expected: ExchangeType[]) => types.every((type) => expected.includes(type))
  if (first === undefined || only(first)) return first ?? null
  if (only('reverse', 'improvement')) return 'reverse'
  return only('improvement', 'delayed') ? 'improvement' : null
}
