import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBuild } from './build.mjs'
import { checkDrift } from './testing/drift.mjs'
import { cleanEnvironment, runTool, stopped, stopTools } from './testing/run.mjs'
import { makeRunFolder, sweep } from './testing/sweep.mjs'

/**
 * `npm test`: every check there is, up to the first that fails. What needs neither a database nor a
 * browser is done two at a time beside the build, which is begun first because it takes longest.
 *   npm test -- --only lint,unit          some of the steps
 *   npm test -- --only integration audit  files whose path contains a text
 *   npm test -- --today 2028-02-29        on another day
 *   npm test -- --soak                    the long tests instead
 */
const print = (text) => process.stdout.write(text)
const say = (line) => print(`${line}\n`)
const totals = { passed: 0, failed: 0, skipped: 0 }
/** Noon of the chosen day, or of the present one, in the firm's zone: no run passes midnight. @returns null for what is no day */
function clockOf(args) {
  const at = args.indexOf('--today')
  const day =
    at < 0 ? new Date().toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' }) : args[at + 1]
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? '') || Number.isNaN(Date.parse(day))) return null
  if (at >= 0) args.splice(at, 2)
  return `${day}T20:00:00Z`
}
const args = process.argv.slice(2)
const clock = clockOf(args)
// Before anything is made that would have to be removed again.
if (clock === null) {
  say('--today takes a day such as 2028-02-29.')
  process.exit(1)
}
const folder = makeRunFolder()
const env = cleanEnvironment({
  NODE_ENV: 'test',
  TMPDIR: folder,
  NEXT_TELEMETRY_DISABLED: '1',
  PEAK_CLOCK: clock,
})
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
const vitest = (project) => async (filters, output) => {
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
    output,
  )
  addTotals(report)
  if (code !== 0 && totals.failed === failedBefore && !stopped()) totals.failed += 1
  return code
}

const build = async (_filters, output) => {
  await ensureBuild((line) => (output ?? print)(`${line}\n`))
  return 0
}

const tool =
  (file, ...args) =>
  (_filters, output) =>
    runTool(file, args, env, output)

/** In the order in which they begin; `beside` others where it says so. */
const STEPS = [
  { name: 'build', title: 'Build', beside: true, run: build },
  {
    name: 'lint',
    title: 'Lint',
    beside: true,
    run: tool('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  },
  { name: 'types', title: 'Types', beside: true, run: tool('typescript/bin/tsc', '--noEmit') },
  {
    name: 'format',
    title: 'Format',
    beside: true,
    run: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  },
  {
    name: 'structure',
    title: 'Structure: which way the arrows point',
    beside: true,
    run: tool(
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...CRUISED,
    ),
  },
  {
    name: 'drift',
    title: 'Drift: generated files and migrations',
    beside: true,
    run: (_filters, output) => checkDrift(loading, folder, output),
  },
  { name: 'unit', title: 'Unit tests', beside: true, run: vitest('unit') },
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

const AT_ONCE = 2

/** Runs one step. @returns whether it went well, and the line that says so */
async function perform(step, filters, output) {
  const startedAt = performance.now()
  const code = await step.run(filters, output).catch((error) => {
    ;(output ?? print)(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  return { ok: code === 0, line: `${step.title}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds} s` }
}

/** Runs steps beside each other; each prints everything when it ends. @returns the first that failed */
async function performBeside(steps, labelOf, filters) {
  const waiting = [...steps]
  let failed = null
  const work = async () => {
    for (let step = waiting.shift(); step && !failed; step = waiting.shift()) {
      let text = ''
      const { ok, line } = await perform(step, filters, (part) => (text += part))
      // What was ended because another step failed has nothing to say.
      if (failed) return
      print(`${text}${labelOf(step)} ${line}\n`)
      if (ok) continue
      failed = step.name
      // A build that has begun is finished: the next run needs it as well.
      stopTools('SIGTERM')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return failed
}

async function main() {
  const { steps, filters } = chosenSteps(args)
  const labelOf = (step) => `[${steps.indexOf(step) + 1}/${steps.length}]`
  const alone = steps.filter(({ beside }) => !beside)
  const failed = await performBeside(
    steps.filter(({ beside }) => beside),
    labelOf,
    filters,
  )
  if (failed) return failed
  for (const step of alone) {
    say(`\n${labelOf(step)} ${step.title}`)
    const { ok, line } = await perform(step, filters, null)
    say(`${labelOf(step)} ${line}`)
    if (!ok) return step.name
  }
  return null
}

let failedStep = null
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    failedStep ??= 'interrupted'
    stopTools(signal)
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
