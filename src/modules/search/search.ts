import { z } from 'zod'
import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { readerOf } from '../../core/access/reader'
import type { Database } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { containing, phonePattern, plainSql, Values } from '../../core/database/statement'
import type { SearchText } from '../../core/search'
import { SEARCH_KINDS, type SearchKind } from '../../core/terms'
import { namedKinds, sourceOf, sourceSql } from './sources'
import { singleLine } from '../../core/api/plainText'

/** What a search can be asked: the text, the kinds, and how many of each. */
export const searchQuery = z.strictObject({
  q: singleLine().trim().min(2, { message: 'type at least two characters' }).max(200),
  kinds: singleLine()
    .max(200)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(SEARCH_KINDS)))
    .default([...SEARCH_KINDS]),
  limit: z.coerce.number().int().min(1).max(50).default(8),
})
export type SearchQuery = z.infer<typeof searchQuery>

/** Something found. */
export type Hit = {
  kind: SearchKind
  id: string
  title: string
  subtitle: string
  href: string | null
  exchange: { id: string; name: string } | null
}

type Row = {
  kind: SearchKind
  id: string
  title: string | null
  subtitle: string | null
  exchange: string | null
  exchangeName: string | null
  score: number
}

/** How alike a name must be to what was typed: one wrong letter in six. */
const ALIKE = '0.45'
/** And where no name is close to it: two letters in the wrong order in a name of nine. */
const FARTHER = '0.35'
/** Shorter texts are alike to too much. */
const SHORTEST_FARTHER = 5
/** From this score on a name is close enough to be what was meant. */
const CLOSE = 0.6
/** Fragments shorter than this are found by no index: they are looked for in names alone. */
const SHORTEST_INDEXED = 3

const SNIPPET = 160

/** The part of a long text around what was looked for. */
function snippet(text: string, q: string): string {
  if (text.length <= SNIPPET) return text
  const at = Math.max(0, text.toLowerCase().indexOf(q.toLowerCase()) - SNIPPET / 3)
  return `${at > 0 ? '…' : ''}${text.slice(at, at + SNIPPET)}…`
}

/** The text that is looked for, as parameters of a statement: each from the first time that it is used, as one that is not has no type. */
function textOf(text: string, values: Values): SearchText {
  const added = new Map<string, string>()
  const parameter = (value: string): string => {
    const place = added.get(value) ?? values.add(value)
    added.set(value, place)
    return `${place}::text`
  }
  const pattern = containing(text)
  return {
    get text() {
      return parameter(text)
    },
    get pattern() {
      return parameter(pattern)
    },
    get prefix() {
      return parameter(pattern.slice(1))
    },
  }
}

const hrefOf = (actor: Actor, { kind, id, exchange }: Row): string | null =>
  sourceOf(kind).href({ id, exchange, isStaff: isStaff(actor.role) })

/**
 * Looks through everything a person may see, by fragment and forgiving typing errors in names, in
 * one statement besides who takes part where; in a second one, for names that are less alike, when
 * none is close to what was typed.
 */
export async function search(
  db: Database,
  actor: Actor,
  { q, kinds, limit }: SearchQuery,
): Promise<{ docs: Hit[]; counts: Partial<Record<SearchKind, number>> }> {
  const reader = await readerOf(db, actor)
  const named = namedKinds()
  const asked = SEARCH_KINDS.filter(
    (kind) => kinds.includes(kind) && (q.length >= SHORTEST_INDEXED || named.includes(kind)),
  )
  if (asked.length === 0) return { docs: [], counts: {} }
  const look = async (sql: Sql, among: readonly SearchKind[], threshold: string): Promise<Row[]> => {
    // How rare a word is the planner cannot know: the indexes are always right.
    const [prepared] = await sql.query<{ plain: string }>(
      `select set_config('pg_trgm.word_similarity_threshold', $1, true), set_config('enable_seqscan', 'off', true), ${plainSql('$2::text')} as plain`,
      [threshold, q],
    )
    const values = new Values()
    const phone = phonePattern(q)
    const parts = {
      reader,
      values,
      typed: textOf(q, values),
      plain: textOf(prepared?.plain ?? q, values),
      digits: phone && values.add(phone),
      limit: values.add(limit),
    }
    const text = among.map((kind) => sourceSql(kind, parts, threshold === FARTHER)).join(' union all ')
    return sql.query<Row>(text, values.list)
  }
  const rows = await inTransaction(db, async (sql) => {
    const found = await look(sql, asked, ALIKE)
    const names = asked.filter((kind) => named.includes(kind))
    if (
      names.length === 0 ||
      q.length < SHORTEST_FARTHER ||
      found.some(({ kind, score }) => named.includes(kind) && score >= CLOSE)
    )
      return found
    // What is alike enough for the first is so for the second.
    return [...found.filter(({ kind }) => !named.includes(kind)), ...(await look(sql, names, FARTHER))]
  })
  const docs = rows
    .toSorted((a, b) => b.score - a.score || SEARCH_KINDS.indexOf(a.kind) - SEARCH_KINDS.indexOf(b.kind))
    .map((row): Hit => ({
      kind: row.kind,
      id: row.id,
      title: row.title ?? '',
      subtitle: snippet(row.subtitle ?? '', q),
      href: hrefOf(actor, row),
      exchange: row.exchange ? { id: row.exchange, name: row.exchangeName ?? '' } : null,
    }))
  const counts: Partial<Record<SearchKind, number>> = {}
  for (const { kind } of docs) counts[kind] = (counts[kind] ?? 0) + 1
  return { docs, counts }
}
