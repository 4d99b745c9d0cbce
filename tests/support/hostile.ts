import type pg from 'pg'
import { expect, inject } from 'vitest'
import { isErrorShape, type Answered } from './api'

/** What comes from people and programs that do not mean well, or do not know. */

const LONG = 'x'.repeat(60_000)

/** Values that hardly any field takes. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  '',
  ' ',
  'nonsense',
  'NUL\u0000inside',
  LONG,
  '\ud800',
  '2026-02-30',
  '2026-02-30T25:61:00Z',
  '0000-00-00',
  '+275760-09-13',
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  true,
  false,
  [],
  [null],
  ['nonsense'],
  [[[]]],
  {},
  { id: 'nonsense' },
  { id: null },
  { relationTo: 'users', value: 1 },
  { $ne: null },
  { equals: 1 },
  { constructor: { prototype: {} } },
  "'; drop table users; --",
  '<script>alert(1)</script>',
  '01900000-0000-7000-8000-000000000000',
]

/** Characters that break a line, are not shown, or turn the direction of writing; NUL is rejected by itself. */
export const HOSTILE_CHARACTERS: readonly string[] = [
  '\u0001',
  '\u0007',
  '\t',
  '\n',
  '\v',
  '\r',
  '\u001b',
  '\u001f',
  '\u007f',
  '\u0080',
  '\u0085',
  '\u009f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
]

/** Bodies that are no JSON object. */
export const BROKEN_BODIES: readonly string[] = [
  '{',
  '{"a":}',
  'null',
  '[]',
  '[{}]',
  '"text"',
  '5',
  'true',
  '\u0000',
  '{"a":"\\u0000"}',
  'undefined',
  '<xml/>',
  `${'['.repeat(5000)}`,
  `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
  '\ufeff{}x',
  'a=b&c=d',
]

declare module 'vitest' {
  interface ProvidedContext {
    /** Of how many combinations of field and value one is tried: 1 in the soak. */
    oneOf: number
  }
}

/**
 * Combinations in turn, so that every field and every value is among them: all of them take minutes,
 * and are tried by `npm run soak`.
 */
export const sampled = <T>(combinations: readonly T[]): T[] =>
  combinations.filter((_, index) => index % inject('oneOf') === 0)

const TELLTALES = [
  /\n\s+at /,
  /node_modules/,
  /Failed query/i,
  /\bselect\b.+\bfrom\b/i,
  /insert into/i,
  /TypeError|SyntaxError|ReferenceError/,
  /\/server\/main\.mjs/,
]

/** Whatever was asked, the platform stands, and says nothing of its inside. */
export function expectHarmless(answer: Answered, asked: string): void {
  expect([
    asked,
    answer.status < 500 ? 'stands' : answer.status,
    answer.status < 500 ? '' : answer.text,
  ]).toEqual([asked, 'stands', ''])
  if (answer.status < 400) return
  expect([asked, answer.status, isErrorShape(answer.body) ? 'shaped' : answer.text.slice(0, 300)]).toEqual([
    asked,
    answer.status,
    'shaped',
  ])
  for (const telltale of TELLTALES)
    expect([asked, telltale.test(answer.text) ? answer.text : 'silent']).toEqual([asked, 'silent'])
  expect(answer.headers.get('x-request-id')).not.toBeNull()
}

/** How many rows every table holds. */
export async function countRows(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows: counted } = await pool.query<{ count: number }>(
      `select count(*)::int as count from ${name}`,
    )
    counts[name] = counted[0]?.count ?? 0
  }
  return counts
}
