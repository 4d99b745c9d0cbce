import { readContentType } from './contentType'
import { readCsvTable, readExcelTable } from './table'

/**
 * Every parser of files that people send, by name. All of them run in the process of `reader.ts` alone: what
 * is added for another kind of file (documents, pictures) belongs into this list. A parser gets what
 * `parseFile` was given and returns plain data.
 */
export const PARSERS = {
  'csv-table': readCsvTable,
  'excel-table': readExcelTable,
  'content-type': readContentType,
} satisfies Record<string, (input: Uint8Array) => unknown>

export type ParserName = keyof typeof PARSERS
