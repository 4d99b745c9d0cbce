import { TARGETS, type Target } from './fields'
import { compact } from './headers'

/** Headers that are nearly the name of a field: a slip of the hand, a word more. They are suggested and shown as such. */

const WORDS: Readonly<Partial<Record<Target, readonly string[]>>> = {
  firstName: ['firstname', 'givenname', 'forename'],
  middleName: ['middlename'],
  lastName: ['lastname', 'surname', 'familyname'],
  displayName: ['fullname', 'displayname', 'contactname', 'clientname'],
  email: ['email', 'emailaddress'],
  phone: ['phone', 'phonenumber', 'telephone', 'mobile', 'mobilephone', 'cellphone'],
  company: ['company', 'companyname', 'organization', 'organisation'],
  address: ['address', 'mailingaddress'],
  street: ['street', 'streetaddress'],
  city: ['cityname'],
  state: ['state', 'province'],
  zip: ['zipcode', 'postalcode'],
  country: ['country'],
  notes: ['notes', 'comments', 'remarks'],
}

/** Columns of other meaning whose names are near to one of those. */
const OTHERS = [
  'county',
  'status',
  'stage',
  'fax',
  'faxnumber',
  'faxphone',
  'nickname',
  'username',
  'filename',
  'department',
  'emailtype',
  'emailoptout',
  'phonetype',
  'addresstype',
  'companyid',
  'contactid',
  'contactowner',
  'companyowner',
  'lastcontacted',
  'lastmodified',
  'firstcontact',
  'website',
]

const SHORTEST = 5
const NEAR = 0.9
const APART = 0.03
/** Jaro-Winkler: so many first characters count, each so much. */
const PREFIX = { most: 4, weight: 0.1 }

function jaro(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const inA = [...a].filter((sign, at) => {
    for (let other = Math.max(0, at - reach); other <= Math.min(b.length - 1, at + reach); other += 1)
      if (!taken.has(other) && b[other] === sign) return taken.add(other).size > 0
    return false
  })
  if (inA.length === 0) return 0
  const inB = [...b].filter((_, at) => taken.has(at))
  const moved = inA.filter((sign, at) => sign !== inB[at]).length / 2
  return (inA.length / a.length + inA.length / b.length + (inA.length - moved) / inA.length) / 3
}

/** How alike two words are, 1 for the same (Jaro-Winkler). */
export function likeness(a: string, b: string): number {
  const score = jaro(a, b)
  let same = 0
  while (same < PREFIX.most && a[same] !== undefined && a[same] === b[same]) same += 1
  return score + same * PREFIX.weight * (1 - score)
}

/** A slip adds or loses a sign or two; a common beginning alone is another word. */
const isAsLong = (word: string, header: string) => Math.abs(word.length - header.length) <= 2

/** The field that a header is nearly the name of; null for short headers, and where two fields are as near. */
export function similarTo(text: string): Target | null {
  const header = compact(text)
  if (header.length < SHORTEST || header.length > 30) return null
  const best = (words: readonly string[]) =>
    Math.max(0, ...words.filter((word) => isAsLong(word, header)).map((word) => likeness(header, word)))
  const scores = TARGETS.map((name) => ({ name, score: best(WORDS[name] ?? []) }))
  const [first, second] = scores.toSorted((a, b) => b.score - a.score)
  if (!first || first.score < NEAR) return null
  const next = Math.max(second?.score ?? 0, best(OTHERS))
  return first.score - next < APART ? null : first.name
}
