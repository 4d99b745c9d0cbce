import { announceReady, say, step } from './announce'
import { onStopSignal } from './signals'
import { listenHost, settings } from '../core/env'

/** The process: starts the platform, prints its address, and stops it cleanly on a signal. */
async function main(): Promise<void> {
  // Before anything heavy is loaded: a bad setting is reported at once.
  settings()
  const { startPlatform } = await import('./platform')
  const platform = await step('Starting Peak 1031', startPlatform)
  onStopSignal(platform.stop)
  announceReady(platform.url, `http://${listenHost()}:${platform.port}`, platform.signIns)
}

/** A bad setting is one reason for a failed start, so asking for the settings may fail as well. */
function wantsDetails(): boolean {
  try {
    return settings().LOG_LEVEL === 'debug' || settings().LOG_LEVEL === 'trace'
  } catch {
    return false
  }
}

main().catch((error: unknown) => {
  say('')
  say(`  Peak 1031 did not start. ${error instanceof Error ? error.message : String(error)}`)
  // The line above is for the person at the terminal; where it happened is for a developer who asks.
  if (wantsDetails() && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  process.exit(1)
})
