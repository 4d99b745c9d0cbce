import { say } from './announce'

/**
 * A launcher that forwards Ctrl-C delivers it twice within a millisecond (payload-notes, signals):
 * only a signal that comes more than a second after the first ends at once.
 */
const SECOND_SIGNAL_MS = 1000

/** Stops on the first SIGINT, SIGTERM or SIGHUP; ends at once on a later second one. */
export function onStopSignal(stop: () => Promise<void>): void {
  let firstAt: number | null = null
  const receive = () => {
    if (firstAt !== null) {
      if (performance.now() - firstAt > SECOND_SIGNAL_MS) process.exit(130)
      return
    }
    firstAt = performance.now()
    say('\n  Stopping: finishing what runs ...')
    stop().then(
      () => {
        say('  Stopped.')
        process.exit(0)
      },
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, receive)
}
