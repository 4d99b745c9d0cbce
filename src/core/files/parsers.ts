import { readContentType } from './contentType'
import { readLogo } from './logo'
import { readTable } from './table'

/**
 * Every parser of files that people send, by name. All of them run in the process of `reader.ts` alone: what
 * is added for another kind of file (documents, pictures) belongs into this list. A parser gets what
 * `parseFile` was given, bytes and options, and returns plain data.
 */
export const PARSERS = {
  table: readTable,
  'content-type': readContentType,
  logo: readLogo,
} satisfies Record<string, (input: Uint8Array, options: unknown) => unknown>

export type ParserName = keyof typeof PARSERS
