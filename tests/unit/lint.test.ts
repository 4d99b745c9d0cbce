import { ESLint, Linter } from 'eslint'
import path from 'node:path'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { peak } from '../../eslint/plugin.mjs'

/** The messages of one of our rules about a piece of code. */
function complaints(
  rule: string,
  code: string,
  file = 'src/somewhere.ts',
  options: readonly unknown[] = [],
): string[] {
  const linter = new Linter({ cwd: process.cwd() })
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { peak },
    languageOptions: { parser: tseslint.parser },
    rules: { [`peak/${rule}`]: ['error', ...options] },
  }
  return linter.verify(code, [config], { filename: path.resolve(file) }).map(({ message }) => message)
}

type Case = [name: string, code: string, file?: string, options?: readonly unknown[]]

function holds(rule: string, { bad, good }: { bad: readonly Case[]; good: readonly Case[] }): void {
  describe(rule, () => {
    it.each(bad)('fires on %s', (_, code, file, options) => {
      expect(complaints(rule, code, file, options)).toHaveLength(1)
    })
    it.each(good)('stays quiet on %s', (_, code, file, options) => {
      expect(complaints(rule, code, file, options)).toEqual([])
    })
  })
}

holds('env-only', {
  bad: [
    ['a read', 'const port = process.env.PORT'],
    ['a computed read', `const port = process['env']['PORT']`],
    ['a write', `process.env.PORT = '1'`],
    ['taking it apart', 'const { env } = process'],
    ['an import', `import { env } from 'node:process'`],
  ],
  good: [
    ['other parts of the process', 'process.exit(process.pid)'],
    ['an env of something else', 'const x = config.env.PORT; const { env } = options'],
    ['another import', `import { cwd } from 'node:process'`],
  ],
})

holds('spelled-access', {
  bad: [
    ['a find without it', `await payload.find({ collection: 'users' })`],
    ['a create on the request', `await req.payload.create({ collection: 'users', data, req })`],
    ['a deeper request', `await call.req.payload.findByID({ collection: 'users', id, user })`],
    ['options from elsewhere', 'await payload.update(options)'],
    ['options that are only spread', `await payload.delete({ ...options })`],
    ['a count without options', 'await payload.count()'],
  ],
  good: [
    ['true', `await payload.find({ collection: 'users', overrideAccess: true })`],
    ['false', `await req.payload.update({ collection: 'users', id, data, overrideAccess: false, req })`],
    ['a name for it', `await payload.count({ collection: 'users', overrideAccess })`],
    ['other methods', 'payload.logger.info(x); payload.auth({ headers }); payload.db.find({})'],
    ['another find', 'rows.find((row) => row.id); map.delete(key); Object.create(null); schema.create({})'],
  ],
})

const withRequest = (options: string) =>
  `const hook = async ({ req }) => { await req.payload.update({ collection: 'users', overrideAccess: true${options} }) }`
holds('passed-request', {
  bad: [
    ['a hook that forgets it', withRequest(''), 'hooks/keep.ts'],
    [
      'a hook without one in sight',
      `await payload.create({ collection: 'users', overrideAccess: true })`,
      'hooks/keep.ts',
    ],
    [
      'an endpoint file',
      `await payload.create({ collection: 'users', overrideAccess: true })`,
      'src/users/endpoints.ts',
    ],
    [
      'a folder of endpoints',
      `await payload.find({ collection: 'users', overrideAccess: true })`,
      'src/users/endpoints/list.ts',
    ],
    ['a capability that has one', withRequest(''), 'src/users/rules.ts'],
    ['a job that has one', withRequest(''), 'jobs/sync.ts'],
  ],
  good: [
    ['a hook that passes it', withRequest(', req'), 'hooks/keep.ts'],
    [
      'an endpoint that passes it',
      `await call.req.payload.find({ collection: 'users', overrideAccess: false, req: call.req })`,
      'src/users/endpoints.ts',
    ],
    [
      'a job without one',
      `const run = async ({ payload }) => { await payload.find({ collection: 'users', overrideAccess: true }) }`,
      'jobs/sync.ts',
    ],
    [
      'a start without one',
      `await payload.create({ collection: 'users', overrideAccess: true })`,
      'src/dev/demonstration/people.ts',
    ],
  ],
})

const write = (id: string) =>
  `payload.update({ collection: 'users', id: ${id}, data, overrideAccess: true, req })`
holds('serial-writes', {
  bad: [
    ['writes in a map', `await Promise.all(ids.map((id) => ${write('id')}))`],
    [
      'a write beside a read',
      `await Promise.allSettled([payload.find({ collection: 'users', req }), req.payload.delete({ collection: 'users', id, req })])`,
    ],
  ],
  good: [
    ['reads', `await Promise.all(ids.map((id) => payload.findByID({ collection: 'users', id, req })))`],
    [
      'writes without a shared request',
      `await Promise.all(ids.map((id) => payload.update({ collection: 'users', id, data, overrideAccess: true })))`,
    ],
    ['one after the other', `for (const id of ids) await ${write('id')}`],
  ],
})

const one: readonly unknown[] = [{ 'src/somewhere.ts': 1 }]
holds('counted-casts', {
  bad: [
    ['a cast', 'const x = y as User'],
    ['an old-style cast', 'const x = <User>y'],
    ['an exclamation mark', 'const x = y!'],
    ['one more than is listed', 'const x = y as User; const z = y as User', undefined, one],
    ['fewer than are listed', 'const x = y', undefined, one],
    ['a cast through unknown that the list allows', 'const x = y as unknown as User', undefined, one],
  ],
  good: [
    ['as const', `const x = ['a'] as const`],
    ['satisfies', 'const x = y satisfies User'],
    ['as many as are listed', 'const x = y as User', undefined, one],
    ['a renamed import', `import { a as b } from './c'`],
  ],
})

describe('the configuration', () => {
  const eslint = new ESLint()
  const severity = async (file: string, rule: string): Promise<unknown> => {
    const config = z
      .object({ rules: z.record(z.string(), z.array(z.unknown())) })
      .parse(await eslint.calculateConfigForFile(file))
    return config.rules[rule]?.[0]
  }

  it('holds every rule of ours in the product and in the tests', async () => {
    for (const file of [
      'src/server/main.ts',
      'app/(portal)/layout.tsx',
      'tests/unit/lint.test.ts',
      'hooks/stampTask.ts',
    ]) {
      for (const rule of Object.keys(peak.rules ?? {})) {
        // The SQL of tests is run by them.
        if (rule === 'known-columns' && file.startsWith('tests/')) continue
        expect([file, rule, await severity(file, `peak/${rule}`)]).toEqual([file, rule, 2])
      }
    }
  })

  it('lets only the settings and the scripts read the environment', async () => {
    for (const file of ['src/core/env.ts', 'scripts/test.mjs', 'next.config.mjs'])
      expect(await severity(file, 'peak/env-only')).toBe(0)
  })

  it('cannot be switched off by a comment', async () => {
    const code = `/* eslint-disable */\nexport const port = process.env['PORT']\n`
    const [result] = await eslint.lintText(code, { filePath: 'src/core/clock.ts' })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('peak/env-only')
    expect((result?.errorCount ?? 0) + (result?.warningCount ?? 0)).toBeGreaterThan(1)
  }, 180_000)

  it('rejects loose types and promises that nobody waits for', async () => {
    const code = `export function loose(value: any): void {\n  Promise.reject(new Error(String(value)))\n}\n`
    const [result] = await eslint.lintText(code, { filePath: 'src/core/clock.ts' })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining([
        '@typescript-eslint/no-explicit-any',
        '@typescript-eslint/no-floating-promises',
      ]),
    )
  }, 180_000)
})

holds('known-columns', {
  bad: [
    ['a qualified column', 'const a = `select e.nonesuch from exchanges e where e.id = $1`'],
    ['a column of another table', 'const a = `select e.due_date from exchanges e`'],
    ['a column without its table', "const a = 'select id, client_nam from exchanges'"],
    ['a column of another table without its table', "const a = 'select due_date from contacts'"],
    ['an inserted column', "const a = 'insert into tasks (id, titel) values ($1, $2)'"],
    ['a part of a statement', "const a = 'select 1 from tasks t where'; const b = ' t.titel is null'"],
    ['a column that stands alone', "const a = 'select 1 from tasks'; const b = { column: 'due_dat' }"],
  ],
  good: [
    [
      'what there is',
      'const a = `select e.name, t.due_date from exchanges e join tasks t on t.exchange_id = e.id`',
    ],
    [
      'what a statement makes',
      'const a = `select x.own_name from (select name as own_name from exchanges) x`',
    ],
    [
      'columns of a record set',
      'const a = `select r.some_day from jsonb_to_recordset($1) as r(some_day text)`',
    ],
    ['a private table', "const a = 'select token_hash from peak.calendar_feeds'"],
    ['quoted text', `const a = "select id from tasks where title = 'no_such_column'"`],
    ['names of events', "const a = 'select id from exchanges'; const b = 'exchanges.update'"],
    ['a file without SQL', "const grant_type = 'refresh_token_again'"],
  ],
})
