import type { Reader } from '../../core/access/reader'
import { propertyAddress } from '../exchanges'
import { type Values, whereAll } from '../../core/database/statement'

/** What can be searched, in the order in which it is shown. */
export const SEARCH_KINDS = ['exchanges', 'contacts', 'properties', 'tasks', 'documents', 'messages'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** What one search is made of: the text and the pattern as parameters, whose search it is, and how many of each kind. */
export type SearchParts = {
  reader: Reader
  values: Values
  text: string
  pattern: string
  prefix: string
  limit: string
}

/**
 * One kind of record: its columns, in which of them a fragment is looked for, and whose records
 * they are. Typing errors are forgiven where names are; messages are looked through as written.
 */
type Source = {
  table: string
  alias: string
  joins: string
  id: string
  title: string
  subtitle: string
  exchange: string
  exchangeName: string
  columns: readonly string[]
  fuzzy: boolean
  visible: (parts: SearchParts) => string[]
}

const EXCHANGE_NAME = `concat_ws(' · ', x.exchange_number, x.name)`
const ADDRESS = propertyAddress('p')

const seen =
  (collection: SearchKind, alias: string) =>
  ({ reader, values }: SearchParts): string[] =>
    reader.sql(collection, alias, values)

const SOURCES: Record<SearchKind, Source> = {
  exchanges: {
    table: 'exchanges',
    alias: 'e',
    joins: '',
    id: 'e.id',
    title: 'e.name',
    subtitle: `concat_ws(' · ', e.exchange_number, e.client_name)`,
    exchange: 'e.id',
    exchangeName: 'e.name',
    columns: ['e.name', 'e.client_name', 'e.exchange_number'],
    fuzzy: true,
    visible: seen('exchanges', 'e'),
  },
  contacts: {
    table: 'contacts',
    alias: 'c',
    joins: '',
    id: 'c.id',
    title: 'c.display_name',
    subtitle: `concat_ws(' · ', c.email, c.company, c.account_name)`,
    exchange: 'null::uuid',
    exchangeName: 'null',
    columns: ['c.display_name', 'c.email', 'c.account_name'],
    fuzzy: true,
    visible: (parts) => ['c.archived is not true', ...seen('contacts', 'c')(parts)],
  },
  properties: {
    table: 'properties',
    alias: 'p',
    joins: 'join exchanges x on x.id = p.exchange_id',
    id: 'p.id',
    title: `coalesce(nullif(${ADDRESS}, ''), p.apn, p.escrow_number)`,
    subtitle: `concat_ws(' · ', ${EXCHANGE_NAME}, case when p.apn <> '' then 'APN ' || p.apn end, case when p.escrow_number <> '' then 'escrow ' || p.escrow_number end)`,
    exchange: 'x.id',
    exchangeName: 'x.name',
    columns: ['p.address', 'p.city', 'p.apn', 'p.escrow_number'],
    fuzzy: true,
    visible: seen('properties', 'p'),
  },
  tasks: {
    table: 'tasks',
    alias: 't',
    joins: 'left join exchanges x on x.id = t.exchange_id',
    id: 't.id',
    title: 't.title',
    subtitle: `concat_ws(' · ', ${EXCHANGE_NAME}, case when t.due_date <> '' then 'due ' || t.due_date end, t.assignee_name)`,
    exchange: 'x.id',
    exchangeName: 'x.name',
    columns: ['t.title'],
    fuzzy: true,
    visible: seen('tasks', 't'),
  },
  documents: {
    table: 'documents',
    alias: 'd',
    joins: 'join exchanges x on x.id = d.exchange_id',
    id: 'd.id',
    title: 'd.title',
    subtitle: EXCHANGE_NAME,
    exchange: 'x.id',
    exchangeName: 'x.name',
    columns: ['d.title'],
    fuzzy: true,
    visible: (parts) => ['d.archived is not true', ...seen('documents', 'd')(parts)],
  },
  messages: {
    table: 'messages',
    alias: 'm',
    joins: 'join exchanges x on x.id = m.exchange_id left join users u on u.id = m.sender_id',
    id: 'm.id',
    title: `coalesce(u.display_name, 'Message')`,
    subtitle: 'm.content',
    exchange: 'x.id',
    exchangeName: 'x.name',
    columns: ['m.content'],
    fuzzy: false,
    visible: seen('messages', 'm'),
  },
}

/** How well a column answers: the whole of it, its beginning, a fragment, or something like it. */
const scoreOf = (column: string, { text, prefix, pattern }: SearchParts, fuzzy: boolean): string =>
  `case when ${column} is null then 0 else (case when lower(${column}) = lower(${text}) then 3 when ${column} ilike ${prefix} then 2 when ${column} ilike ${pattern} then 1.5 else 0 end)${fuzzy ? ` + word_similarity(${text}, ${column})` : ''} end`

/** How many of each way of finding are weighed: a word that is everywhere must not be weighed everywhere. */
const MOST_WEIGHED = 200

/** The SQL of one kind: its best answers. Each way of finding has an index of its own, so each is asked for itself. `closest`: of what is only alike, the closest. */
export function sourceSql(kind: SearchKind, parts: SearchParts, closest = false): string {
  const { table, alias, joins, id, title, subtitle, exchange, exchangeName, columns, fuzzy, visible } =
    SOURCES[kind]
  const { text, pattern, limit } = parts
  const mine = visible(parts)
  // A person's own messages are few, and found by their exchanges sooner than by a word that is everywhere.
  const looked = (column: string) => (fuzzy || parts.reader.seesAllExchanges ? column : `(${column} || '')`)
  // Of what is farther from the text there is more than can be weighed: the closest of it.
  const ways = columns.flatMap((column) => [
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
  const found = ways
    .map(
      ({ holds, order }) =>
        `(select ${id} as id from ${table} ${alias} ${whereAll([...mine, holds])}${order} limit ${fuzzy ? MOST_WEIGHED : limit})`,
    )
    .join(' union ')
  const scores = columns.map((column) => scoreOf(column, parts, fuzzy))
  const score = scores.length === 1 ? (scores[0] ?? '0') : `greatest(${scores.join(', ')})`
  return `(select '${kind}' as kind, ${id} as id, ${title} as title, ${subtitle} as subtitle, ${exchange} as exchange, ${exchangeName} as "exchangeName", (${score})::float8 as score
    from ${table} ${alias} ${joins} where ${id} in (${found}) order by score desc, ${id} desc limit ${limit})`
}
