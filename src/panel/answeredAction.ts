import { logger } from '../core/logging'

/** What the framework throws to lead elsewhere or to show "not found" is no failure: it says so in its digest. */
function isDirection(error: unknown): boolean {
  const digest: unknown = error instanceof Error && 'digest' in error ? error.digest : null
  return typeof digest === 'string' && digest.startsWith('NEXT_')
}

/**
 * Runs a server action of the panel. What it cannot do is answered in the shape that the panel's own
 * actions have for it, not as a broken page: an unknown name, a record that is not there. The log has
 * the cause. Who may call one at all is decided before (`src/server/pages.ts`).
 */
export async function answeredAction<T>(
  work: () => Promise<T>,
): Promise<T | { errors: { message: string }[]; message: string }> {
  try {
    return await work()
  } catch (error) {
    if (isDirection(error)) throw error
    logger().error({ err: error }, 'a server action of the panel failed')
    const message = 'This could not be done as it was asked.'
    return { errors: [{ message }], message }
  }
}
