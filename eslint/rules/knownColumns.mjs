import { readdirSync, readFileSync } from 'node:fs'

/**
 * SQL names columns as they are in the newest snapshot of the migrations: a field that is renamed
 * fails here, wherever its column is written out (ADR 10). Two checks: a qualified or written column
 * is one of its table; and every name of several words is a column of some table, or made in the
 * statement itself.
 */

/** What hand-written migrations add: private tables, and columns that no field stands for. */
const MADE =
  /create table peak\.(\w+) \(([\s\S]*?)\);[ \t]*$|alter table (peak\.)?(\w+) ([^;]*add column [^;]*);/gim
const ADDED = /add column "?(\w+)"?/gi
const WORD = /\b[a-z]+(?:_[a-z0-9]+)+\b/g

function* madeByHand(text) {
  for (const [, table, body, hidden, altered, added] of text.matchAll(MADE)) {
    if (table) yield { hidden: table, words: [table, ...body.matchAll(WORD)].map(String) }
    else {
      const columns = [...added.matchAll(ADDED)].map(([, column]) => column)
      yield hidden ? { hidden: altered, words: columns } : { words: columns, table: altered, columns }
    }
  }
}

function readSchema() {
  const files = readdirSync('migrations').toSorted()
  const read = (name) => readFileSync(`migrations/${name}`, 'utf8')
  const { tables, enums } = JSON.parse(read(files.filter((name) => name.endsWith('.json')).at(-1)))
  const columns = new Map(
    Object.values(tables).map((table) => [table.name, new Set(Object.keys(table.columns))]),
  )
  const hidden = new Map()
  const words = new Set(Object.values(enums).flatMap(({ name, values }) => [name, ...values]))
  for (const made of files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...madeByHand(read(name))])) {
    if (made.hidden) hidden.set(made.hidden, [...(hidden.get(made.hidden) ?? []), ...made.words])
    for (const column of made.columns ?? []) columns.get(made.table)?.add(column)
  }
  for (const [table, own] of columns) for (const word of [table, ...own]) words.add(word)
  for (const table of hidden.keys()) words.add(table)
  return { columns, words, hidden }
}

let schema
const known = () => (schema ??= readSchema())

const KEYWORDS = new Set(
  'as cross for from full group having inner join lateral left limit natural offset on order returning right select set union using values where window with'.split(
    ' ',
  ),
)
const SOURCE = /(?:\b(?:from|join|update|into)|,)\s+(peak\.)?"?([a-z_]+)"?(?:\s+(?:as\s+)?([a-z_]\w*))?/gi

/** Which tables each name stands for in a statement, and which names stand for something else. */
function namesIn(text) {
  const { columns } = known()
  const names = new Map()
  const others = new Set([...text.matchAll(/\)\s*(?:as\s+)?([a-z_]\w*)/gi)].map(([, name]) => name))
  for (const [, schemaName, table, alias] of text.matchAll(SOURCE)) {
    const name = alias && !KEYWORDS.has(alias.toLowerCase()) ? alias : table
    if (schemaName || !columns.has(table)) others.add(name)
    else names.set(name, [...(names.get(name) ?? []), table])
  }
  for (const name of others) names.delete(name)
  return { names, others }
}

const lacks = (tables, column) => tables.every((table) => !known().columns.get(table)?.has(column))

const QUOTED = /'[^']*'/g
const QUALIFIED = /(?<![\w.])([a-z_]\w*)\."?([a-z_]\w*)"?(?![\w(.])/g

/** @param inFile what names stand for in the whole file: parts of statements are written apart */
function* qualified(text, inFile) {
  // One word with a dot is the name of an event.
  if (!/[\s$]/.test(text)) return
  const own = namesIn(text)
  for (const [, name, column] of text.replace(QUOTED, '').matchAll(QUALIFIED)) {
    const tables = own.names.get(name) ?? (own.others.has(name) ? undefined : inFile.get(name))
    if (tables && lacks(tables, column)) yield `${tables.join(', ')}: ${column}`
  }
}

function* written(text) {
  const { columns } = known()
  for (const [, table, list] of text.matchAll(/\binsert into ([a-z_]+)(?:\s+as\s+\w+)?\s*\(([^()$]+)\)/gi)) {
    const given = list.split(',').map((entry) => entry.trim().replaceAll('"', ''))
    if (columns.has(table))
      yield* given.filter((column) => lacks([table], column)).map((column) => `${table}: ${column}`)
  }
}

/** What a statement names by itself: results, common tables, columns of record sets, functions. */
function madeIn(text) {
  const made = new Set(
    [
      ...text.matchAll(
        /\bas\s+"?(\w+)"?|\b(\w+)\s*\(|\b(\w+)\s+as\s*\(|\b(\w+)\s+(?:text|int|uuid|jsonb|boolean|timestamptz|numeric|date)\b|::(\w+)|\)\s+(\w+)/gi,
      ),
    ].flatMap((match) => match.slice(1)),
  )
  for (const [, alias] of text.matchAll(/\b(?:from|join)\s+[\w.]+\s+(\w+)/gi)) made.add(alias)
  return made
}

/** Words that must be columns of the statement's own tables, where it has no others; of any table otherwise. */
/** @param words names of several words that the file may use */
function* unknownWords(text, words) {
  const made = madeIn(text)
  const { columns } = known()
  const { names, others } = namesIn(text)
  const tables = [...new Set([...names.values()].flat())]
  const isWhole = SQL.test(text) && tables.length > 0 && others.size === 0 && !text.includes('$0')
  const isColumn = (word) =>
    isWhole ? !lacks(tables, word) || columns.has(word) || word.startsWith('enum_') : words.has(word)
  for (const [word] of text.replace(/'[^']*'|"[^"]*"/g, '').matchAll(isWhole ? ALONE : SEVERAL))
    if (!isColumn(word) && !made.has(word) && !BUILT_IN.test(word)) yield word
}

/** The same without those that `qualified` looks at. */
const ALONE = /(?<![\w$.])[a-z]+(?:_[a-z0-9]+)+(?![\w(.])/g
const SEVERAL = /(?<![\w$])[a-z]+(?:_[a-z0-9]+)+(?![\w(])/g

/** The names of the collections' tables, and of the private ones that a file names. */
function wordsFor(texts) {
  const all = texts.map(([, text]) => text).join('\n')
  const used = [...known().hidden].filter(([table]) => all.includes(`peak.${table}`))
  return new Set([...known().words, ...used.flatMap(([, words]) => words)])
}

/** PostgreSQL's own names, and those that OAuth and PracticePanther send. */
const BUILT_IN =
  /^(pg_\w+|current_\w+|information_schema|authorization_code|access_(token|denied)|refresh_token|client_secret|updated_since|statement_timeout|lock_timeout|max_connections|double_precision)$/

const SQL = /\b(select|insert into|update \w+ .*set|delete from)\s/i

/** A file that takes part in statements without a whole one of its own. */
const isDatabaseImport = ({ parent }, text) =>
  parent.type === 'ImportDeclaration' && /\/database\/|^\.\/rule$/.test(text)

/** @type {import('eslint').Rule.RuleModule} */
export const knownColumns = {
  meta: { type: 'problem', schema: [], messages: { unknown: 'No such column: {{column}}' } },
  create(context) {
    const texts = []
    const inFile = new Map()
    const report = (node, columns) => {
      for (const column of new Set(columns)) context.report({ node, messageId: 'unknown', data: { column } })
    }
    return {
      TemplateLiteral: (node) =>
        void texts.push([node, node.quasis.map(({ value }) => value.raw).join('$0')]),
      Literal: (node) => {
        if (typeof node.value === 'string') texts.push([node, node.value])
      },
      'Program:exit'() {
        if (!texts.some(([node, text]) => SQL.test(text) || isDatabaseImport(node, text))) return
        for (const [name, tables] of texts.flatMap(([, text]) => [...namesIn(text).names]))
          inFile.set(name, [...(inFile.get(name) ?? []), ...tables])
        for (const [, text] of texts) for (const name of namesIn(text).others) inFile.delete(name)
        const words = wordsFor(texts)
        for (const [node, text] of texts) {
          if (node.parent.type === 'ImportDeclaration') continue
          report(node, [...qualified(text, inFile), ...written(text), ...unknownWords(text, words)])
        }
      },
    }
  },
}
