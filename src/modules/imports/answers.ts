import { z } from 'zod'
import { count, docAnswer, docsAnswer, id, instant, person } from '../../core/api/answers'
import { FIELDS } from './contacts'

const mapping = z
  .partialRecord(z.enum(FIELDS), z.string())
  .describe('Which column of the file is which field')

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
  problems: z.array(z.strictObject({ field: z.string(), message: z.string() })),
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

export const preview = z.strictObject({ headers: z.array(z.string()), mapping, counts, rows: z.array(row) })
export const commit = docAnswer(z.strictObject({ id, counts, left: z.array(row) }))
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
