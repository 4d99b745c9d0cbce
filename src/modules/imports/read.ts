import { z } from 'zod'
import { ENCODINGS } from '../../core/files/encoding'
import { InvalidInputError } from '../../core/errors'
import { singleLine } from '../../core/api/plainText'
import { parseFile } from '../../core/files/parseFile'
import { tableFile, type TableChoice, type TableFile } from '../../core/files/table'
import { contactsIn, hasKnownHeader, type Contacts } from './mapping/columns'
import { namesIn, type MappingInput } from './mapping/mapping'

/** The file of a request, and what its sender knows better than the guesses. */
export const fileInput = {
  /** A CSV as text. */
  text: z.string().max(2_000_000).optional(),
  /** The bytes of a CSV or Excel file. */
  base64: z.string().max(2_000_000).optional(),
  sheet: singleLine()
    .max(300)
    .optional()
    .describe('Sheet of the workbook; the first visible one with a table'),
  encoding: z.enum(ENCODINGS).optional().describe('Encoding of a CSV in `base64`; guessed from its bytes'),
  header: z.int().min(0).optional().describe('Line of the header, 0 for none; found by its names'),
}
export type FileInput = z.infer<z.ZodObject<typeof fileInput>>

/** A file of contacts, read as far as it says itself what it is. */
export type ReadFile = Contacts & Omit<TableFile, 'rows'>

const parsed = (bytes: Buffer, options: TableChoice) => parseFile('table', bytes, tableFile, { options })

/** @throws InvalidInputError for none or both */
function bytesOf({ text, base64, encoding }: FileInput): { bytes: Buffer; encoding: FileInput['encoding'] } {
  if (text !== undefined && base64 === undefined) return { bytes: Buffer.from(text), encoding: 'utf-8' }
  if (base64 !== undefined && text === undefined) return { bytes: Buffer.from(base64, 'base64'), encoding }
  throw new InvalidInputError('Send the CSV as `text`, or the file as `base64`.', 'text')
}

/** A workbook may have another table before the contacts: a sheet with names of fields is the better guess. */
const betterSheet = ({ sheets, sheet }: TableFile, names: readonly string[]): string | undefined => {
  const chosen = sheets.find(({ name }) => name === sheet)
  if (!chosen || hasKnownHeader(chosen.top, names)) return undefined
  return sheets.find(({ hidden, top }) => !hidden && top.length > 1 && hasKnownHeader(top, names))?.name
}

/**
 * @param mapping what somebody says of its columns: one that names them shows which row is the header
 * @throws InvalidInputError, DomainRuleError 422 for a file that cannot be read, with what it is
 */
export async function readFile(input: FileInput, mapping: MappingInput = {}): Promise<ReadFile> {
  const { bytes, encoding } = bytesOf(input)
  const names = namesIn(mapping)
  const first = await parsed(bytes, { sheet: input.sheet, encoding })
  const other = input.sheet === undefined ? betterSheet(first, names) : undefined
  const { rows, ...file } = other === undefined ? first : await parsed(bytes, { sheet: other })
  return { ...file, ...contactsIn({ rows, sheet: file.sheet }, { line: input.header, names }) }
}
