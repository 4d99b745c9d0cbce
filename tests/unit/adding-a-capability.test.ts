import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

/** The page that says how a capability is added is true: the module that it shows is built as it says. */

const FILES = /^```tsx? (src\/\S+)\n([\s\S]*?)^```$/gm
const COPIED = ['src/core', 'src/law', 'src/ui', 'payload-types.ts', 'src/modules']
const declared = z.object({ endpoints: z.object({ exchanges: z.array(z.object({ path: z.string() })) }) })

let root: string
let files: string[]

/** Runs a tool of the project in the folder of the example. */
const run = (tool: string, args: string[]) =>
  spawnSync(process.execPath, [path.resolve('node_modules', tool), ...args], { cwd: root, encoding: 'utf8' })

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'capability-'))
  for (const name of COPIED) cpSync(name, path.join(root, name), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'))
  const page = readFileSync('docs/adding-a-capability.md', 'utf8')
  files = [...page.matchAll(FILES)].map(([, file = '', text = '']) => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
    return file
  })
  // The adapter adds to the types of Payload's database.
  writeFileSync(path.join(root, 'types.ts'), `import '@payloadcms/db-postgres'\n`)
  const base = JSON.parse(readFileSync('tsconfig.base.json', 'utf8').replace(/^\s*\/\/.*$/gm, ''))
  writeFileSync(
    path.join(root, 'tsconfig.json'),
    JSON.stringify({
      ...base,
      compilerOptions: { ...base.compilerOptions, noEmit: true, incremental: false },
      include: ['src/modules/day-kinds/**/*', 'payload-types.ts', 'types.ts'],
    }),
  )
})

describe('the module of docs/adding-a-capability.md', () => {
  it('has all that a module has', () => {
    expect(files.map((file) => file.replace('src/modules/day-kinds/', '')).toSorted()).toEqual([
      'answers.ts',
      'endpoints.ts',
      'index.ts',
      'reads/dayKinds.ts',
      'subscribers.ts',
      'ui/DayKindList.tsx',
    ])
    expect(readdirSync(path.join(root, 'src/modules/day-kinds')).toSorted()).toEqual([
      'answers.ts',
      'endpoints.ts',
      'index.ts',
      'reads',
      'subscribers.ts',
      'ui',
    ])
  })

  it('compiles', { timeout: 120_000 }, () => {
    expect(run('typescript/bin/tsc', ['--project', 'tsconfig.json']).stdout).toBe('')
  })

  it('keeps the directions, which would be missed', { timeout: 120_000 }, () => {
    const found = () =>
      run('dependency-cruiser/bin/dependency-cruiser.mjs', [
        '--config',
        path.resolve('.dependency-cruiser.cjs'),
        'src/modules/day-kinds',
      ]).stdout
    expect(found()).toContain('no dependency violations found')
    writeFileSync(
      path.join(root, 'src/modules/day-kinds/wrong.ts'),
      `export { storedDates } from '../exchanges/stored'\n`,
    )
    expect(found()).toContain('modules-through-their-index')
  })

  it('declares its endpoint and its subscriber', async () => {
    const { endpoints } = declared.parse(await import(path.join(root, 'src/modules/day-kinds/endpoints.ts')))
    expect(endpoints.exchanges.map(({ path: at }) => at)).toEqual(['/:id/day-kinds'])
    const { subscribers } = z
      .object({ subscribers: z.array(z.unknown()) })
      .parse(await import(path.join(root, 'src/modules/day-kinds/subscribers.ts')))
    expect(subscribers).toHaveLength(1)
  })
})
