import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { childEnvironment } from '../../src/core/env'
import { loginUrlOf } from '../../src/server/postgres/login'
import { movedClock } from './setup/clock'
import { listProcess, scratchFolder, unlistProcess } from './scratch'
import { until } from './wait'

/** How a platform ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null }

/** The real platform, from the build, as a process of its own. */
export type RunningPlatform = {
  url: string
  pid: number
  dataDir: string
  /** Everything it wrote, standard output and error alike. */
  output: () => string
  /** The file with that output. */
  log: string
  kill: (signal: NodeJS.Signals) => void
  exited: Promise<Exit>
  stop: () => Promise<Exit>
  /** Lets it run on when the tests of this file are over. */
  leaveRunning: () => void
}

export type Settings = Record<string, string>

/** The administrator of the template database. */
export const ADMIN = { email: 'root@firm.example', password: 'correct-horse-1031' }

/** The settings of a firm in production, so that tests start from nothing but their own records. */
export const PRODUCTION: Settings = {
  DEMO: 'off',
  HOST: '127.0.0.1',
  REQUIRE_2FA: 'off',
  PAYLOAD_SECRET: 'a-secret-that-only-tests-use-0123456789',
  ENCRYPTION_KEY: '5e'.repeat(32),
}

/** The same without pages: a `worker` serves the whole API, and preparing pages is the longest part of a start. */
export const API_ONLY: Settings = { ...PRODUCTION, PEAK_ROLE: 'worker' }

const running = new Set<RunningPlatform>()

type Launch = {
  child: ChildProcess
  output: () => string
  log: string
  exited: Promise<Exit>
  dataDir: string
}

/** The clock of the run, for a platform that only this machine reaches: another one refuses it. */
function clockFor({ HOST, DEMO, PUBLIC_URL }: Settings): Settings {
  const clock = movedClock()
  const isLocal = PUBLIC_URL === undefined && (HOST === '127.0.0.1' || DEMO !== 'off')
  return clock && isLocal ? { PEAK_CLOCK: clock } : {}
}

/** Tests name a database as its owner; the platform serves as the role that owns nothing. */
function servedBy({ DATABASE_URL, DATABASE_OWNER_URL }: Settings): Settings {
  if (DATABASE_OWNER_URL || !DATABASE_URL || new URL(DATABASE_URL).username !== 'peak') return {}
  return { DATABASE_URL: loginUrlOf(DATABASE_URL), DATABASE_OWNER_URL: DATABASE_URL }
}

/** Starts the process and returns at once; for tests of the start itself. */
export function launchPlatform(settings: Settings, build: string = inject('build')): Launch {
  const dataDir = settings['DATA_DIR'] ?? scratchFolder('data')
  const log = path.join(scratchFolder('output'), 'platform.log')
  const file = openSync(log, 'a')
  const env = {
    ...childEnvironment({}),
    NODE_ENV: 'production' as const,
    PORT: '0',
    TZ: 'UTC',
    PEAK_NEXT_DIR: path.join(build, 'next'),
    // An answer that differs from its description fails the test that gets it.
    PEAK_CHECK_ANSWERS: 'on',
    // Of four thousand modules each start would compile all anew.
    NODE_COMPILE_CACHE: path.resolve(build, 'compiled'),
    ...clockFor(settings),
    ...settings,
    ...servedBy(settings),
    DATA_DIR: dataDir,
  }
  // A process group of its own: a signal to the tests is not one to the platform. Its output goes to
  // a file, not to a pipe: a platform that several files share outlives the one that started it.
  const child = spawn(process.execPath, [path.resolve(build, 'server/main.mjs')], {
    env,
    stdio: ['ignore', file, file],
    detached: true,
  })
  closeSync(file)
  const { pid } = child
  if (pid === undefined) throw new Error('The platform could not be started.')
  listProcess(pid)
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      unlistProcess(pid)
      resolve({ code, signal })
    })
  })
  return { child, output: () => readFileSync(log, 'utf8'), log, exited, dataDir }
}

/** Starts the platform and waits until it says that it is ready. */
export async function startPlatform(settings: Settings, build?: string): Promise<RunningPlatform> {
  const { child, output, log, exited, dataDir } = launchPlatform(settings, build)
  await until(
    'the platform says that it is ready',
    () => {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(
          `The platform ended while it started (${child.exitCode ?? child.signalCode}):\n${output()}`,
        )
      return output().includes('Ctrl-C stops it.')
    },
    120_000,
  )
  const port = /Listens on: +http:\/\/[^:\s]+:(\d+)/.exec(output())?.[1]
  const pid = child.pid
  if (port === undefined || pid === undefined)
    throw new Error(`The platform does not say where it is:\n${output()}`)
  const kill = (signal: NodeJS.Signals) => void child.kill(signal)
  const stop = async () => {
    running.delete(platform)
    if (child.exitCode === null && child.signalCode === null) kill('SIGTERM')
    return exited
  }
  const platform: RunningPlatform = {
    url: `http://127.0.0.1:${port}`,
    pid,
    dataDir,
    output,
    log,
    kill,
    exited,
    stop,
    leaveRunning: () => {
      running.delete(platform)
      child.unref()
    },
  }
  running.add(platform)
  return platform
}

/** Stops every platform that the tests of this file have left running. */
export async function stopPlatforms(): Promise<void> {
  await Promise.all([...running].map((platform) => platform.stop()))
}

/** Runs a started process to its end. */
export async function ended(child: ChildProcess): Promise<Exit> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  return { code: child.exitCode, signal: child.signalCode }
}
