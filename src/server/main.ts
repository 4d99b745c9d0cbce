import { announceReady, say, step } from './announce'
import { onStopSignal } from './signals'
import { settings, SettingsError } from '../env'

/** The process: starts the platform, tells where it is, and stops it cleanly on a signal. */
async function main(): Promise<void> {
  // Before anything heavy is loaded: a bad setting is told at once.
  settings()
  const { startPlatform } = await import('./platform')
  const platform = await step('Starting Peak 1031', startPlatform)
  onStopSignal(platform.stop)
  announceReady(platform.url, platform.signIns)
}

main().catch((error: unknown) => {
  say('')
  say(`  Peak 1031 did not start. ${error instanceof Error ? error.message : String(error)}`)
  if (!(error instanceof SettingsError) && error instanceof Error && error.stack) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
