import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * One platform per data folder. The lock names a process and its start time, so that a number
 * reused by another process after a crash does not look like a living platform.
 */
type Holder = { pid: number; started: string }

/** The start time of a process as the kernel reports it; empty where it does not. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isHeld({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const now = startTimeOf(pid)
  return now === '' || now === started
}

function readHolder(file: string): Holder | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (parsed instanceof Object && 'pid' in parsed && 'started' in parsed)
      return { pid: Number(parsed.pid), started: String(parsed.started) }
  } catch {
    // No lock, or one that was cut off while it was written: nobody holds it.
  }
  return null
}

/**
 * Takes the lock of a data folder; a stale one from a killed run is taken over.
 * @returns what gives it back
 * @throws when a living platform holds it
 */
export function lockDataDir(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const file = path.join(folder, 'platform.lock')
  const mine = JSON.stringify({ pid: process.pid, started: startTimeOf(process.pid) })
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (attempt > 1 || !(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = readHolder(file)
      if (holder && holder.pid !== process.pid && isHeld(holder)) {
        throw new Error(
          `Another Peak 1031 (process ${holder.pid}) already runs on ${folder}. Stop it first, or give this one a DATA_DIR of its own.`,
        )
      }
      rmSync(file, { force: true })
    }
  }
}
