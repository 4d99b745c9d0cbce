/**
 * A file from a person that cannot be read, or whose reading would cost too much. Thrown by parsers,
 * which run in a process of their own and therefore know nothing of the framework's own errors.
 */
export class UnreadableFile extends Error {
  constructor(
    readonly code: 'file-unreadable' | 'file-too-complex',
    message: string,
  ) {
    super(message)
  }
}
