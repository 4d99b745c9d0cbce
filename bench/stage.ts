import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, rmSync, mkdtempSync, chmodSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { childEnvironment } from '../src/core/env'
import { loginUrlOf } from '../src/server/postgres/login'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/server/postgres/embedded'

/** What every benchmark runs on: one throwaway PostgreSQL, and processes of their own around it. */
export type Stage = {
  database: EmbeddedPostgres
  folder: string
  /** Starts a process and waits for the line that says it is ready. */
  start: (name: string, args: string[], env: Record<string, string>, ready: RegExp) => Promise<Started>
  close: () => Promise<void>
}
export type Started = {
  child: ChildProcess
  line: string
  startedMs: number
  memoryMb: () => number
  stop: () => Promise<void>
}

/** Resident memory of a process, in MB. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

function launch(args: string[], env: Record<string, string>, ready: RegExp): Promise<Started> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...childEnvironment({}), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { pid } = child
  const stop = async () => {
    if (child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (ready.test(line) && pid !== undefined)
        resolve({
          child,
          line,
          startedMs: performance.now() - startedAt,
          memoryMb: () => memoryOf(pid),
          stop,
        })
    })
  })
}

/** Sets the stage up. `close` leaves nothing behind. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'peak-bench-'))
  chmodSync(folder, 0o755)
  const database = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    password: 'bench',
    durable: true,
  })
  const started: Started[] = []
  return {
    database,
    folder,
    start: async (_name, args, env, ready) => {
      const process = await launch(args, env, ready)
      started.push(process)
      return process
    },
    close: async () => {
      for (const process of started.toReversed()) await process.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How `npm start` runs the platform. */
export const platformArguments = (build: string): string[] => [
  '--max-old-space-size=1024',
  `${build}/server/main.mjs`,
]

/** The settings of a platform on the stage. */
export function platformSettings(
  stage: Stage,
  url: string,
  build: string,
  extra: Record<string, string> = {},
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DEMO: 'off',
    HOST: '127.0.0.1',
    PORT: '0',
    REQUIRE_2FA: 'off',
    LOG_LEVEL: 'warn',
    DATABASE_URL: loginUrlOf(url),
    DATABASE_OWNER_URL: url,
    DATA_DIR: path.join(stage.folder, 'data'),
    PAYLOAD_SECRET: 'a-secret-of-the-benchmarks-0123456789',
    ENCRYPTION_KEY: '5e'.repeat(32),
    PEAK_NEXT_DIR: path.join(build, 'next'),
    ADMIN_EMAIL: 'admin@bench.example',
    ADMIN_PASSWORD: 'correct-horse-1031',
    ...extra,
  }
}
