import { today } from '../core/clock'
import { settings } from '../core/env'

/** What the person at the terminal reads: steps that take a while, then where to go. */

const startedAt = performance.now()

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs a step and prints it, with its duration once it took more than two seconds. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const slow = setTimeout(() => say(`  ${what} ...`), 2000)
  try {
    const result = await work()
    const seconds = (performance.now() - from) / 1000
    if (seconds > 2) say(`  ${what}: done in ${seconds.toFixed(1)} s`)
    return result
  } finally {
    clearTimeout(slow)
  }
}

/** The closing lines of a start. */
export function announceReady(
  url: string,
  listens: string,
  signIns: { emails: string[]; password: string } | null,
): void {
  say('')
  say(`  Peak 1031 is ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`)
  say(`  Portal:      ${url}`)
  say(`  Admin panel: ${url}/admin`)
  say(`  API:         ${url}/api/docs`)
  say(`  Listens on:  ${listens}`)
  if (settings().PEAK_CLOCK) say(`  THE CLOCK IS MOVED, for tests alone: today is ${today()} (PEAK_CLOCK).`)
  if (signIns) {
    say('')
    say(`  Demonstration sign-ins, all with the password ${signIns.password}`)
    for (const email of signIns.emails) say(`    ${email}`)
  }
  say('')
  say('  Ctrl-C stops it.')
}

export { say }
