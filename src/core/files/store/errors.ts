import { ApiError } from '../../errors'

/** The bytes in the store are not those that were stored. */
export class AlteredFileError extends Error {
  constructor(file: string, cause?: unknown) {
    super(`The stored bytes of file ${file} were altered.`, { cause })
    this.name = 'AlteredFileError'
  }
}

/** The store cannot be reached, is full, or does not have what a row names. `cause` is for the log alone. */
export class FilesUnavailableError extends ApiError {
  constructor(cause: unknown) {
    super(
      503,
      'Files cannot be stored or read right now. Nothing was changed; please try again in a moment.',
      {
        code: 'files-unavailable',
      },
    )
    this.cause = cause
  }
}
