import { z } from 'zod'
import { count, docAnswer, docsAnswer, id, instant, person } from '../../core/api/answers'
import { ENCODINGS } from '../../core/files/encoding'
import { TARGETS } from './mapping/fields'

const columnOf = z.union([z.string(), z.int()])
const mapping = z
  .partialRecord(z.enum(TARGETS), z.union([columnOf, z.array(columnOf)]))
  .describe('Which columns fill which field: by the header where it is the only one, otherwise by the place')

const remark = z.strictObject({ field: z.string(), message: z.string() })

const column = z.strictObject({
  index: z.int().describe('Its place in the file, from 0: what a mapping best says'),
  letter: z.string(),
  name: z.string().nullable().describe('Its header'),
  samples: z.array(z.string()),
  filled: count.describe('Rows with a value in it'),
  field: z.enum(TARGETS).nullable().describe('What it fills in this mapping'),
  rank: z.int().describe('Of several columns of a field, the lowest counts first'),
  similar: z.boolean().describe('Its name is only similar to that of the field: a suggestion to look at'),
})

/** A row of a file as it would be taken over. */
const row = z.strictObject({
  line: z.int(),
  record: z.strictObject({
    displayName: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    phone: z.string(),
    company: z.string(),
    address: z.string(),
    notes: z.string(),
  }),
  problems: z.array(remark).describe('What keeps the row out'),
  remarks: z.array(remark).describe('What does not: values kept elsewhere, or to be looked at'),
  duplicate: z
    .strictObject({
      id: id.nullable(),
      displayName: z.string(),
      by: z.enum(['email', 'name']),
      line: z.int().nullable(),
    })
    .nullable(),
  action: z.enum(['create', 'skip', 'error']),
})
const counts = z.strictObject({ total: count, create: count, skip: count, error: count })

export const preview = z.strictObject({
  headers: z.array(z.string()),
  mapping,
  counts,
  rows: z.array(row),
  columns: z.array(column).describe('All columns up to the last one with a value'),
  header: z.int().nullable().describe('Line of the header; null where none was found'),
  lines: z
    .array(z.strictObject({ line: z.int(), text: z.string() }))
    .describe('The first lines of the file, among which another can be said to be the header'),
  encoding: z.enum(ENCODINGS).nullable().describe('Of a CSV; null for a workbook'),
  sheet: z.string().nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean(), rows: count })),
})
export const commit = docAnswer(
  z.strictObject({
    id,
    counts,
    left: z.array(row),
    remarked: z.array(row).describe('Rows that were taken over with remarks'),
  }),
)
export const list = docsAnswer(
  z.strictObject({
    id,
    fileName: z.string(),
    made: count,
    state: z.enum(['COMMITTED', 'UNDONE']),
    person: person.nullable(),
    createdAt: instant,
    undoneAt: instant.nullable(),
  }),
)
export const undo = docAnswer(z.strictObject({ id, archived: count, kept: count }))
