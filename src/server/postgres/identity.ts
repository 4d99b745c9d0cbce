import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment } from '../../core/env'

/** What a server's own lock file says of it (`postmaster.pid`: process, folder, start in epoch seconds, port). */
export type LockedServer = { pid: number; port: number; startedAt: number }

/** The command line of a living process, with its words apart; null when there is no such process. */
function commandOf(pid: number): string[] | null {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    } catch {
      return null
    }
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: childEnvironment({}),
  })
  return status === 0 && stdout.trim() !== '' ? stdout.trim().split(/\s+/) : null
}

/** Clock ticks a second in /proc: fixed on every Linux that Node runs on. */
const TICKS = 100

/**
 * Whether a process has ended. One that ends loses its command line some moments before it is gone,
 * so the absence of a command does not prove it; one that only waits to be reaped has ended.
 */
export function hasEnded(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return commandOf(pid) === null
  }
}

/** When a process started, in epoch seconds; null where the kernel does not report it. */
function startOf(pid: number): number | null {
  try {
    const boot = Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1])
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return boot + Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) / TICKS
  } catch {
    return null
  }
}

/**
 * Whether a living process is the PostgreSQL server of this folder. A number alone proves nothing:
 * after a crash it may belong to any process.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  const command = commandOf(pid)
  return (
    command !== null && path.basename(command[0] ?? '').startsWith('postgres') && command.includes(cluster)
  )
}

/** The server writes its lock file within moments of its start; the two clocks are read in whole seconds. */
const SLACK_SECONDS = 60

const startedThen = ({ pid, startedAt }: LockedServer): boolean => {
  const start = startOf(pid)
  return start === null || Math.abs(start - startedAt) <= SLACK_SECONDS
}

function readLock(file: string): LockedServer | null {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, startedAt, port] = [Number(lines[0]), Number(lines[2]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port, startedAt } : null
}

/**
 * A server that a killed run left behind on this folder. A lock file that names another process is
 * removed: PostgreSQL would not start beside it for as long as that process lives.
 */
export function orphanOf(cluster: string): LockedServer | null {
  const file = path.join(cluster, 'postmaster.pid')
  const server = readLock(file)
  if (server && isServerOf(cluster, server.pid) && startedThen(server)) return server
  rmSync(file, { force: true })
  return null
}
