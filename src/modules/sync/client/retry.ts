import { Retryable, SourceError } from './errors'

/** How often and how patiently a request is tried again; times in milliseconds. */
export type RetryPolicy = { attempts: number; baseMs: number; maxWaitMs: number }
export const DEFAULT_RETRIES: RetryPolicy = { attempts: 5, baseMs: 1000, maxWaitMs: 60_000 }

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new SourceError('stopped', 'The platform is stopping.'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** What the server asks for, capped; otherwise doubling waits with full jitter on half of them. */
function waitBefore(attempt: number, error: Retryable, policy: RetryPolicy): number {
  if (error.retryAfterMs !== null) return Math.min(error.retryAfterMs, policy.maxWaitMs)
  const backoff = Math.min(policy.baseMs * 2 ** attempt, policy.maxWaitMs)
  return backoff / 2 + Math.random() * (backoff / 2)
}

/** Tries some work until it succeeds, fails for good, or the attempts are used up. */
export async function withRetries<T>(
  policy: RetryPolicy,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Retryable)) throw error
      if (attempt + 1 >= policy.attempts)
        throw new SourceError(
          'unavailable',
          `PracticePanther could not be read after ${policy.attempts} attempts: ${error.message}`,
          { cause: error },
        )
      await pause(waitBefore(attempt, error, policy), signal)
    }
  }
}
