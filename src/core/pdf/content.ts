/**
 * What a PDF document says, as plain data: who writes one fills this and knows nothing of pages
 * (docs/design/papers.md).
 */
export type PdfContent = {
  title: string
  /** What it is about, in one line. */
  subtitle?: string
  /** What the document is called when somebody asks for it; on every page. */
  number: string
  /** The instant as of which it is true, and the zone in which people read it. */
  asOf: Date
  zone: string
  letterhead: Letterhead
  parties: readonly Party[]
  blocks: readonly Block[]
}

/** Who writes. Without a name there is no letterhead. */
export type Letterhead = {
  name: string | null
  /** Address, telephone and mail, a line each. */
  lines: readonly string[]
  /** The color of its name and rules, `#rrggbb`; dark enough to be read on white. */
  color: string
  /** A PNG or JPEG picture. */
  logo: Buffer | null
}

/** Somebody whom the document names, in a part that they have in it. */
export type Party = { role: string; name: string; lines: readonly string[] }

/** A label, and what is known under it. */
export type Fact = readonly [label: string, value: string]

/** A column of a table; `width` is its share of the whole. */
export type Column = { heading: string; width: number; align?: 'right' }

export type Block =
  /** A numbered heading; what follows belongs to it. */
  | { kind: 'section'; heading: string }
  | { kind: 'paragraph'; text: string; look?: 'small' | 'strong' }
  /** One date or sum that leads, with what it means below. */
  | { kind: 'conclusion'; label: string; value: string; text: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'list'; items: readonly string[] }
  /** A name that was typed in place of a signature, with what the person declared by it. */
  | { kind: 'signature'; declaration: string; name: string; facts: readonly Fact[] }
