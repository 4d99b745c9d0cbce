import { mkdtempSync, readdirSync, readFileSync, rmSync, chmodSync, existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A temporary folder for one run of the tests; everything that a test makes goes below it. */
export function makeRunFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'peak-test-'))
  // PostgreSQL runs as another user when root runs the tests: it must be able to walk through.
  chmodSync(folder, 0o711)
  return folder
}

function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return null
  }
}

function end(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Platforms that the tests have listed and not ended: only a process that is still the same one. */
function endListed(folder) {
  const list = path.join(folder, 'peak-processes')
  if (!existsSync(list)) return
  for (const name of readdirSync(list)) {
    if (startTimeOf(name) === readFileSync(path.join(list, name), 'utf8')) end(Number(name))
  }
}

/** Database servers whose data lies in the run's folder. */
function endDatabases(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.name !== 'postmaster.pid') continue
    const file = path.join(entry.parentPath, entry.name)
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    if (commandOf(pid).includes(folder)) end(pid)
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Ends what a run has left behind and removes its folder. */
export function sweep(folder) {
  try {
    endListed(folder)
    endDatabases(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
