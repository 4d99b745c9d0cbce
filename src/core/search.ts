import type { Reader } from './access/reader'
import type { Values } from './database/statement'
import type { SearchKind } from './terms'

/** What one search is made of: the text and the pattern as parameters, whose search it is, and how many of each kind. */
export type SearchParts = {
  reader: Reader
  values: Values
  /** As it was typed. */
  typed: SearchText
  /** Without accents and capitals. */
  plain: SearchText
  /** The digits of a phone number with anything before and after; null for what is none. */
  digits: string | null
  limit: string
}

/** A text that is looked for, as parameters: itself, with anything around it, and at the beginning. */
export type SearchText = { text: string; pattern: string; prefix: string }

/**
 * How one kind of record is searched, said by its module: columns as SQL, in which of them a fragment
 * is looked for, and whose records they are. Typing errors are forgiven where names are (`fuzzy`).
 */
export type SearchSource = {
  kind: SearchKind
  table: string
  alias: string
  joins: string
  id: string
  title: string
  subtitle: string
  exchange: string
  exchangeName: string
  columns: readonly string[]
  /** Those of them that are compared without accents and capitals: names of people, firms and places. */
  plain?: readonly string[]
  /** Phone numbers: compared by their digits. */
  phones?: readonly string[]
  fuzzy: boolean
  /** People know these by name: short fragments are looked for in them alone, and typing errors forgiven the most. */
  named?: boolean
  /** Conditions besides whose records they are. */
  only?: readonly string[]
  /** Where the record is shown; null where there is no page of it for this person. */
  href: (found: { id: string; exchange: string | null; isStaff: boolean }) => string | null
}

/** The exchange that a record belongs to, joined as `x`. */
export const ofExchange = {
  subtitle: `concat_ws(' · ', x.exchange_number, x.name)`,
  exchange: 'x.id',
  exchangeName: 'x.name',
} as const

/** A part of an exchange's page. */
export const partOfExchange =
  (part: string): SearchSource['href'] =>
  ({ exchange }) =>
    exchange && `/exchanges/${exchange}${part}`
