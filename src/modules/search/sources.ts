import type { SearchParts, SearchSource, SearchText } from '../../core/search'
import { SEARCH_KINDS, type SearchKind } from '../../core/terms'
import { digitsSql, plainSql, whereAll } from '../../core/database/statement'

declare global {
  // One for all bundles of this file: the pages are bundled apart from the server.
  var peakSearchSources: ReadonlyMap<SearchKind, SearchSource> | undefined
}

/** Tells what there is to be searched: each module says it of its records (`src/modules.ts`). Once in a process. */
export function provideSources(sources: readonly SearchSource[]): void {
  globalThis.peakSearchSources = new Map(sources.map((source) => [source.kind, source]))
}

/** @throws for a kind that no module describes */
export function sourceOf(kind: SearchKind): SearchSource {
  const source = globalThis.peakSearchSources?.get(kind)
  if (!source) throw new Error(`Nothing says how ${kind} are searched.`)
  return source
}

/** The kinds that people know by name. */
export const namedKinds = (): readonly SearchKind[] => SEARCH_KINDS.filter((kind) => sourceOf(kind).named)

/** A column as it is compared, and with which form of the text. */
type Compared = { column: string; with: SearchText }

const comparedOf = ({ columns, plain = [] }: SearchSource, parts: SearchParts): Compared[] =>
  columns.map((column) =>
    plain.includes(column) ? { column: plainSql(column), with: parts.plain } : { column, with: parts.typed },
  )

/** How well a column answers: the whole of it, its beginning, a fragment, or something like it. */
const scoreOf = ({ column, with: { text, prefix, pattern } }: Compared, fuzzy: boolean): string =>
  `case when ${column} is null then 0 else (case when lower(${column}) = lower(${text}) then 3 when ${column} ilike ${prefix} then 2 when ${column} ilike ${pattern} then 1.5 else 0 end)${fuzzy ? ` + word_similarity(${text}, ${column})` : ''} end`

/** How many of each way of finding are weighed: a word that is everywhere must not be weighed everywhere. */
const MOST_WEIGHED = 200

/** The SQL of one kind: its best answers. Each way of finding has an index of its own, so each is asked for itself. `closest`: of what is only alike, the closest. */
export function sourceSql(kind: SearchKind, parts: SearchParts, closest = false): string {
  const source = sourceOf(kind)
  const { table, alias, joins, id, title, subtitle, exchange, exchangeName, fuzzy } = source
  const { digits, limit } = parts
  const compared = comparedOf(source, parts)
  const phones = digits ? (source.phones ?? []).map((column) => `${digitsSql(column)} like ${digits}`) : []
  const mine = [...(source.only ?? []), ...parts.reader.sql(kind, alias, parts.values)]
  // A person's own messages are few, and found by their exchanges sooner than by a word that is everywhere.
  const looked = (column: string) => (fuzzy || parts.reader.seesAllExchanges ? column : `(${column} || '')`)
  // Of what is farther from the text there is more than can be weighed: the closest of it.
  const ways = compared.flatMap(({ column, with: { text, pattern } }) => [
    { holds: `${looked(column)} ilike ${pattern}`, order: fuzzy ? '' : ` order by ${id} desc` },
    ...(fuzzy
      ? [
          {
            holds: `${text} <% ${column}`,
            order: closest ? ` order by word_similarity(${text}, ${column}) desc` : '',
          },
        ]
      : []),
  ])
  const found = [...ways, ...phones.map((holds) => ({ holds, order: '' }))]
    .map(
      ({ holds, order }) =>
        `(select ${id} as id from ${table} ${alias} ${whereAll([...mine, holds])}${order} limit ${fuzzy ? MOST_WEIGHED : limit})`,
    )
    .join(' union ')
  const scores = [
    ...compared.map((entry) => scoreOf(entry, fuzzy)),
    ...phones.map((holds) => `case when ${holds} then 2 else 0 end`),
  ]
  const score = scores.length === 1 ? (scores[0] ?? '0') : `greatest(${scores.join(', ')})`
  return `(select '${kind}' as kind, ${id} as id, ${title} as title, ${subtitle} as subtitle, ${exchange} as exchange, ${exchangeName} as "exchangeName", (${score})::float8 as score
    from ${table} ${alias} ${joins} where ${id} in (${found}) order by score desc, ${id} desc limit ${limit})`
}
