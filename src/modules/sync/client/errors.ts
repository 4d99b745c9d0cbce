/**
 * Why PracticePanther could not be read. `code` is stable; the message is for the admin who looks
 * at the run, and carries no secret and no record.
 */
export class SourceError extends Error {
  constructor(
    readonly code: 'unavailable' | 'reauthorise' | 'not-connected' | 'refused' | 'bad-answer' | 'stopped',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** One request that may be tried again: a network failure, 429, or a server error. */
export class Retryable extends Error {
  constructor(
    message: string,
    /** What the server asked to wait, if it said. */
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
