import type { Target } from './fields'

/**
 * The names that columns go by in the exports of address books, law office and sales programs, compared
 * without case, spaces and signs: "E-mail 1 - Value" is `email1value`.
 */

/** A header as it is compared. */
export const compact = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const KIND =
  'primary|main|default|preferred|mailing|business|work|office|company|direct|home|personal|residential|private|billing|shipping|postal|secondary|alternate|alternative|other'

/** Names of whole fields, the best first. */
const PATTERNS: readonly (readonly [Target, RegExp])[] = [
  ['firstName', /^(?:(?:first|given|fore|client1first|contactfirst)names?|first|fname)$/],
  ['middleName', /^(?:(?:middle|additional|second)names?|middle(?:initial)?)$/],
  ['lastName', /^(?:(?:last|family|sur|contactlast)names?|last|lname)$/],
  ['suffix', /^(?:name)?suffix$/],
  ['displayName', /^(?:name|(?:full|display|contact|client|person)names?)$/],
  ['displayName', /^(?:contact|client|fileas)$/],
  ['company', /^(?:company|organi[sz]ation|firm|business|employer)(?:names?)?$/],
  ['company', /^(?:organi[sz]ation1?name|accountname|(?:associated|primary)company)$/],
  ['notes', /^(?:contact)?(?:notes?|comments?|remarks?|description)$/],
]

const EMAIL = new RegExp(`^(?:${KIND})*e?mail(?:address(?:es)?|s)?\\d?(?:value|address)?(?:${KIND})?\\d?$`)
const PHONE = new RegExp(
  `^(?<before>(?:${KIND}|mobile|cell|cellular)*)(?:(?:tele)?phones?|tel|mobile|cell|iphone)(?:numbers?|no)?\\d?(?:value|number)?(?<after>${KIND}|mobile|cell|iphone)?\\d?$`,
)

/** An address in parts: whose it is, and which part. */
const STREET = '(?:street(?:address)?|addressline|line|extendedaddress|pobox)\\d?'
const PART: readonly (readonly [Target, string])[] = [
  ['street', STREET],
  ['city', 'city|town|locality'],
  ['state', 'state|province|region|stateprovince|stateregion|statecode|stateprov'],
  ['zip', 'zip|zipcode|postalcode|postcode|postal|zippostalcode|zippostal|zippostcode'],
  ['country', 'country|countryregion|countrycode|nation'],
  ['address', '(?:full|formatted|complete)?(?:address|formatted)(?:formatted)?\\d?'],
]
const ADDRESSES = PART.map(
  ([target, names]) =>
    [target, new RegExp(`^(?<group>(?:${KIND})?(?:address\\d?)?|property)(?:${names})$`)] as const,
)

/** What a header names; `rank` puts the better one of several first, `group` says whose address it is. */
export type Named = { target: Target; rank: number; group: string }

/** The order in which phones are taken: the main one, then the one that a person carries. */
const PHONE_KINDS = [
  /primary|main|default|preferred/,
  /mobile|cell|iphone/,
  /work|business|office|direct/,
  /home|personal|private|residential/,
]

function phoneRank(header: string, kind: string): number {
  if (header.startsWith('company')) return PHONE_KINDS.length + 2
  if (kind === '') return /^(?:mobile|cell|iphone)/.test(header) ? 1 : 0
  const found = PHONE_KINDS.findIndex((pattern) => pattern.test(kind))
  return found < 0 ? PHONE_KINDS.length + 1 : found
}

const WHOSE_ADDRESS = new RegExp(`^address(?<group>${KIND})$`)

function addressOf(header: string): Named | null {
  const whose = WHOSE_ADDRESS.exec(header)?.groups?.['group']
  if (whose !== undefined) return { target: 'address', rank: 0, group: whose }
  for (const [target, pattern] of ADDRESSES) {
    const found = pattern.exec(header)
    if (!found) continue
    const group = (found.groups?.['group'] ?? '').replace(/address(?=\d?$)/, '')
    return { target, rank: 0, group }
  }
  return null
}

/** No header is longer. */
const LONGEST = 300

/** What a header names exactly, or null. */
export function namedBy(text: string): Named | null {
  if (text.length > LONGEST) return null
  const header = compact(text)
  const [rank, found] = [...PATTERNS.entries()].find(([, [, pattern]]) => pattern.test(header)) ?? []
  if (found && rank !== undefined) return { target: found[0], rank, group: '' }
  if (EMAIL.test(header))
    return { target: 'email', rank: /^(?:primary|main|preferred)/.test(header) ? 0 : 1, group: '' }
  const phone = PHONE.exec(header)
  if (phone) {
    const kind = `${phone.groups?.['before'] ?? ''}${phone.groups?.['after'] ?? ''}`
    return { target: 'phone', rank: phoneRank(header, kind), group: '' }
  }
  return addressOf(header)
}
