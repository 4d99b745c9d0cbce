import { APIError } from 'payload'

/** One entry of the `errors` list of an answer (contract section 3). */
export type ErrorEntry = { message: string; code?: string; field?: string; [detail: string]: unknown }

/**
 * An error that people may see. The message says what happened and what to do; the code is stable.
 */
export class ApiError extends APIError {
  readonly code: string | undefined
  readonly field: string | undefined
  /** What a program needs to go on, beside the message: stands in the entry of the error and beside the list. */
  readonly details: Record<string, unknown> | undefined
  constructor(
    status: number,
    message: string,
    extra: { code?: string; field?: string; details?: Record<string, unknown> } = {},
  ) {
    super(message, status, null, true)
    // The name under which the configuration keeps expected errors out of the log.
    this.name = 'APIError'
    this.code = extra.code
    this.field = extra.field
    this.details = extra.details
  }

  /** This error as the answer lists it. */
  get entry(): ErrorEntry {
    return {
      message: this.message,
      ...(this.code ? { code: this.code } : {}),
      ...(this.field ? { field: this.field } : {}),
      ...this.details,
    }
  }
}

/** Not there, or not yours: both look the same from outside. */
export class NotFoundError extends ApiError {
  constructor() {
    super(404, 'There is no such record.', { code: 'not-found' })
  }
}

export class NotSignedInError extends ApiError {
  constructor() {
    super(401, 'Please sign in.', { code: 'not-signed-in' })
  }
}

export class ForbiddenError extends ApiError {
  constructor() {
    super(403, 'Your role does not allow this.', { code: 'forbidden' })
  }
}

export class InvalidInputError extends ApiError {
  constructor(message: string, field?: string) {
    super(400, message, { code: 'invalid', ...(field ? { field } : {}) })
  }
}

export class ConflictError extends ApiError {
  constructor(message: string, code = 'conflict') {
    super(409, message, { code })
  }
}

/** A rule of the domain forbids it, however well formed it is. */
export class DomainRuleError extends ApiError {
  constructor(message: string, code: string, field?: string) {
    super(422, message, { code, ...(field ? { field } : {}) })
  }
}

/** A change of what an approval, a signature or an override rests on (contract section 3). */
export class ImmutableError extends DomainRuleError {
  constructor(message: string, field: string) {
    super(message, 'immutable', field)
  }
}
