import { availableParallelism } from 'node:os'
import { ApiError } from '../errors'

/** One processor is left to answer requests. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
const MOST_WAITING = 20

let running = 0
const waiting: (() => void)[] = []

function release(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

/**
 * Runs some work when it is its turn: only so many files are read at the same time.
 * @throws ApiError 503 when many are waiting already
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1
  else if (waiting.length >= MOST_WAITING)
    throw new ApiError(
      503,
      'Many files are being read right now. Nothing was changed; please try again in a minute.',
      { code: 'busy' },
    )
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    release()
  }
}
