import { cruise } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratchFolder } from '../support/scratch'

const options = await extractDepcruiseOptions(path.resolve('.dependency-cruiser.cjs'))

/** The names of the rules that a small project with these files breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const root = scratchFolder('structure')
  for (const [file, text] of Object.entries({ 'tsconfig.json': '{}', ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))].filter(
    (name) => name !== 'node_modules',
  )
  const { output } = await cruise(
    folders,
    { ...options, baseDir: root },
    {},
    { tsConfig: extractTSConfig(path.join(root, 'tsconfig.json')) },
  )
  if (typeof output === 'string') throw new Error(output)
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].toSorted()
}

const arrow = (from: string, to: string): Record<string, string> => ({
  [to]: 'export const x = 1\n',
  [from]: `import { x } from '${path
    .relative(path.dirname(from), to)
    .replace(/^(?!\.)/, './')
    .replace(/\.tsx?$/, '')}'\nexport const y = x\n`,
})

describe('the arrows that the structure forbids', () => {
  it.each([
    ['src/law/deadlines.ts', 'src/core/errors.ts', 'law-stands-alone'],
    ['src/core/access/matrix.ts', 'src/modules/tasks/rules.ts', 'core-knows-no-module'],
    ['src/core/errors.ts', 'src/ui/components/Button.ts', 'core-knows-no-module'],
    ['src/modules/tasks/rules.ts', 'src/core/access/scope.ts', 'scopes-through-the-reader'],
    ['app/page.tsx', 'src/core/access/rules/tasks.ts', 'scopes-through-the-reader'],
    ['src/ui/tables/Pager.tsx', 'src/modules/tasks/ui/TaskList.tsx', 'design-system-knows-no-module'],
    ['src/modules/tasks/ui/TaskList.tsx', 'src/modules/tasks/rules.ts', 'screens-take-types-of-the-server'],
    ['src/modules/tasks/ui/TaskList.tsx', 'src/core/database/pool.ts', 'screens-take-types-of-the-server'],
    ['src/modules/tasks/rules.ts', 'src/modules.ts', 'roof-is-not-imported'],
    ['src/modules/tasks/rules.ts', 'src/modules/exchanges/stored.ts', 'modules-through-their-index'],
    ['src/modules/tasks/ui/TaskList.tsx', 'src/modules/exchanges/ui/Tags.tsx', 'modules-through-their-index'],
    ['hooks/stampTask.ts', 'src/modules/tasks/rules.ts', 'entrances-of-modules'],
    ['app/page.tsx', 'src/modules/tasks/rules.ts', 'entrances-of-modules'],
    ['hooks/stampTask.ts', 'src/modules/tasks/ui/words.ts', 'screens-are-shown-by-pages'],
    ['src/modules.ts', 'src/modules/tasks/index.ts', 'registry-takes-what-modules-declare'],
    ['src/modules/tasks/rules.ts', 'src/portal/session.ts', 'below-the-portal'],
    ['src/modules/tasks/rules.ts', 'hooks/stampTask.ts', 'src-below-the-entrances'],
    ['src/modules/tasks/rules.ts', 'collections/tasks.ts', 'src-below-the-entrances'],
    ['src/modules/tasks/rules.ts', 'jobs/sync.ts', 'jobs-are-queued-at-the-edge'],
    ['src/modules/tasks/rules.ts', 'payload.config.ts', 'configuration-is-handed-in'],
    ['src/modules/tasks/rules.ts', 'src/server/lock.ts', 'roof-is-not-imported'],
    ['hooks/stampTask.ts', 'collections/tasks.ts', 'hooks-only-use-src'],
    ['collections/tasks.ts', 'app/page.tsx', 'collections-declare'],
    ['jobs/sync.ts', 'collections/tasks.ts', 'jobs-below-pages'],
    ['src/modules/tasks/rules.ts', 'tests/support/x.ts', 'product-without-tests'],
  ])('%s to %s', async (from, to, rule) => {
    expect(await broken(arrow(from, to))).toEqual([rule])
  })

  it('circles', async () => {
    expect(
      await broken({
        'src/modules/tasks/a.ts': `import { b } from './b'\nexport const a = () => b\n`,
        'src/modules/tasks/b.ts': `import { a } from './a'\nexport const b = () => a\n`,
      }),
    ).toEqual(['no-circles'])
  })

  it('imports of something that is not there', async () => {
    expect(
      await broken({ 'src/modules/tasks/a.ts': `import { b } from './gone'\nexport const a = b\n` }),
    ).toEqual(['resolvable'])
  })

  it.each(['server-only', 'next/headers', 'next/navigation'])(
    'the request module %s, wherever the configuration reaches it',
    async (name) => {
      const files = {
        'payload.config.ts': `import { x } from './src/portal/endpoints'\nexport default x\n`,
        'src/portal/endpoints.ts': `import { y } from './session'\nexport const x = y\n`,
        'src/portal/session.ts': `import '${name}'\nexport const y = 1\n`,
      }
      expect(await broken(files)).toEqual(['config-graph-in-plain-node'])
      expect(await broken({ 'hooks/keep.ts': `import '${name}'\nexport const y = 1\n` })).toEqual([
        'no-request-modules',
      ])
    },
  )
})

describe('the arrows that it allows', () => {
  it.each([
    ['app/page.tsx', 'src/ui/components/Button.tsx'],
    ['src/modules/tasks/ui/TaskList.tsx', 'src/ui/components/Button.tsx'],
    ['src/modules/tasks/ui/TaskList.tsx', 'src/core/access/matrix.ts'],
    ['payload.config.ts', 'src/modules.ts'],
    ['collections/tasks.ts', 'hooks/stampTask.ts'],
    ['hooks/stampTask.ts', 'src/modules/tasks/index.ts'],
    ['jobs/sync.ts', 'src/modules/sync/index.ts'],
    ['src/modules.ts', 'src/modules/tasks/endpoints.ts'],
    ['src/modules/tasks/rules.ts', 'src/modules/exchanges/index.ts'],
    ['src/modules/tasks/ui/TaskList.tsx', 'src/modules/exchanges/ui/index.ts'],
    ['src/portal/shell/Shell.tsx', 'src/modules/search/ui/Palette.tsx'],
    ['src/modules/tasks/rules.ts', 'src/law/dates.ts'],
    ['src/modules/tasks/rules.ts', 'src/core/access/matrix.ts'],
    ['src/server/main.ts', 'jobs/index.ts'],
    ['src/modules/sync/endpoints.ts', 'jobs/sync.ts'],
  ])('%s to %s', async (from, to) => {
    expect(await broken(arrow(from, to))).toEqual([])
  })
})
