import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBuild } from './build.mjs'
import { checkDrift } from './testing/drift.mjs'
import { cleanEnvironment, runTool, stopTool } from './testing/run.mjs'
import { makeRunFolder, sweep } from './testing/sweep.mjs'

/**
 * `npm test`: every check there is, cheapest first, up to the first that fails.
 *   npm test -- --only lint,unit          some of the steps
 *   npm test -- --only integration audit  files whose path contains a text
 *   npm test -- --soak                    the long tests instead
 */
const say = (line) => process.stdout.write(`${line}\n`)
const totals = { passed: 0, failed: 0, skipped: 0 }
const folder = makeRunFolder()
const env = cleanEnvironment({ NODE_ENV: 'test', TMPDIR: folder, NEXT_TELEMETRY_DISABLED: '1' })
/** The configuration is loaded by some checks; nothing connects, so these values are never used. */
const loading = {
  ...env,
  NODE_ENV: 'development',
  PAYLOAD_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  LOG_LEVEL: 'error',
}
const CRUISED = ['app', 'collections', 'hooks', 'jobs', 'migrations', 'src', 'tests', 'payload.config.ts']

function addTotals(file) {
  if (!existsSync(file)) return
  const report = JSON.parse(readFileSync(file, 'utf8'))
  totals.passed += report.numPassedTests
  totals.failed += report.numFailedTests
  totals.skipped += report.numPendingTests + report.numTodoTests
}

/** Runs the tests of one project. A file that cannot even be loaded counts as one that failed. */
const vitest = (project) => async (filters) => {
  const report = path.join(folder, `${project}.json`)
  const failedBefore = totals.failed
  const code = await runTool(
    'vitest/vitest.mjs',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    env,
  )
  addTotals(report)
  if (code !== 0 && totals.failed === failedBefore) totals.failed += 1
  return code
}

const build = async () => {
  await ensureBuild(say)
  return 0
}

const STEPS = [
  {
    name: 'lint',
    title: 'Lint',
    run: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], env),
  },
  {
    name: 'format',
    title: 'Format',
    run: () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'], env),
  },
  { name: 'types', title: 'Types', run: () => runTool('typescript/bin/tsc', ['--noEmit'], env) },
  {
    name: 'structure',
    title: 'Structure: which way the arrows point',
    run: () =>
      runTool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        ['--config', '.dependency-cruiser.cjs', ...CRUISED],
        env,
      ),
  },
  { name: 'drift', title: 'Drift: generated files and migrations', run: () => checkDrift(loading, folder) },
  { name: 'unit', title: 'Unit tests', run: vitest('unit') },
  { name: 'build', title: 'Build', run: build },
  { name: 'integration', title: 'Integration tests, on a real PostgreSQL', run: vitest('integration') },
  { name: 'browser', title: 'Browser tests', run: vitest('browser') },
]
const SOAK = [
  { name: 'build', title: 'Build', run: build },
  { name: 'soak', title: 'Soak tests', run: vitest('soak') },
]

function chosenSteps(args) {
  const all = args.includes('--soak') ? SOAK : STEPS
  const at = args.indexOf('--only')
  if (at < 0) return { steps: all, filters: args.filter((arg) => arg !== '--soak') }
  const names = (args[at + 1] ?? '').split(',')
  const unknown = names.find((name) => !all.some((step) => step.name === name))
  if (unknown !== undefined)
    throw new Error(`There is no step "${unknown}": choose among ${all.map(({ name }) => name).join(', ')}.`)
  return {
    steps: all.filter(({ name }) => names.includes(name)),
    filters: args.filter((arg, index) => arg !== '--soak' && index !== at && index !== at + 1),
  }
}

async function main() {
  const { steps, filters } = chosenSteps(process.argv.slice(2))
  for (const [index, step] of steps.entries()) {
    say(`\n[${index + 1}/${steps.length}] ${step.title}`)
    const startedAt = performance.now()
    const code = await step.run(filters)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(`[${index + 1}/${steps.length}] ${step.title}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds} s`)
    if (code !== 0) return step.name
  }
  return null
}

let failedStep = null
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    failedStep ??= 'interrupted'
    stopTool(signal)
  })
}
try {
  failedStep = (await main()) ?? failedStep
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  failedStep = 'start'
} finally {
  sweep(folder)
}
// A step without tests of its own that fails is one failure.
if (failedStep !== null && totals.failed === 0) totals.failed = 1
say('')
say(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
)
process.exitCode = failedStep === null ? 0 : 1
