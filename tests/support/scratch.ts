import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Folders and processes of a test run. `npm test` gives the run a temporary folder of its own as
 * TMPDIR and ends whatever is still listed in it, so that nothing stays behind however a run ends.
 */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `peak-${name}-`))
  // PostgreSQL runs as another user when root runs the tests: it must be able to walk through.
  chmodSync(folder, 0o711)
  return folder
}

const list = () => path.join(os.tmpdir(), 'peak-processes')

/** The kernel's start time of a process, which distinguishes it from a later one with the same number. */
export function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** True while a process runs; one that has ended and waits to be reaped does not. */
export const isRunning = (pid: number): boolean => startTimeOf(pid) !== null

/** Lists a process, so that the run ends it if the test does not. */
export function listProcess(pid: number): void {
  mkdirSync(list(), { recursive: true })
  writeFileSync(path.join(list(), String(pid)), startTimeOf(pid) ?? '')
}

export function unlistProcess(pid: number): void {
  rmSync(path.join(list(), String(pid)), { force: true })
}
