import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { InvalidInputError } from '../../core/errors'
import { parseFile } from '../../core/files/parseFile'
import { commitContacts, countsOf, importsOf, undoImport } from './commit'
import { examine, mappingInput, suggestMapping } from './contacts'
import { table as tableOf, type Table } from '../../core/files/table'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const file = {
  fileName: singleLine().trim().min(1).max(300),
  /** A CSV file. */
  text: z.string().max(2_000_000).optional(),
  /** An Excel file (.xlsx). */
  base64: z.string().max(2_000_000).optional(),
  duplicates: z.enum(['skip', 'create']).default('skip'),
}

const MOST_SHOWN = 500

/** The rows of the file that was sent, one way or the other. @throws InvalidInputError for none or both; DomainRuleError 422 for one that cannot be read */
function readTable({
  text,
  base64,
}: {
  text?: string | undefined
  base64?: string | undefined
}): Promise<Table> {
  if (text !== undefined && base64 === undefined) return parseFile('csv-table', Buffer.from(text), tableOf)
  if (base64 !== undefined && text === undefined)
    return parseFile('excel-table', Buffer.from(base64, 'base64'), tableOf)
  throw new InvalidInputError('Send the CSV as `text`, or the Excel file as `base64`.', 'text')
}

const preview = defineEndpoint({
  method: 'post',
  path: '/imports/contacts/preview',
  summary:
    'Reads a CSV (`text`) or Excel (`base64`) file of contacts: mapping, problems and duplicates row by row; nothing is kept',
  roles: STAFF,
  body: z.strictObject({ ...file, mapping: mappingInput.optional() }),
  answer: answers.preview,
  handler: async ({ req, body }) => {
    const table = await readTable(body)
    const mapping = body.mapping ?? suggestMapping(table.headers)
    const rows = await examine(sqlOn(databaseOf(req.payload)), table, mapping, body.duplicates)
    return { headers: table.headers, mapping, counts: countsOf(rows), rows: rows.slice(0, MOST_SHOWN) }
  },
})

const commit = defineEndpoint({
  method: 'post',
  path: '/imports/contacts',
  summary: 'Takes the good rows of a file of contacts over, and says which were left out and why',
  roles: STAFF,
  status: 201,
  body: z.strictObject({ ...file, mapping: mappingInput }),
  answer: answers.commit,
  handler: async ({ req, actor, body }) => {
    const table = await readTable(body)
    const doc = await commitContacts(req, actor, body.fileName, table, body.mapping, body.duplicates)
    return {
      message:
        doc.counts.create === 1 ? 'One contact was added.' : `${doc.counts.create} contacts were added.`,
      doc,
    }
  },
})

const list = defineEndpoint({
  method: 'get',
  path: '/imports',
  summary: 'The imports of contacts, newest first',
  roles: STAFF,
  answer: answers.list,
  handler: async ({ req }) => ({ docs: await importsOf(req) }),
})

const undo = defineEndpoint({
  method: 'post',
  path: '/imports/:id/undo',
  summary: 'Takes an import back: its contacts are archived, but for those that are in use or were changed',
  roles: STAFF,
  answer: answers.undo,
  handler: async (call) => ({
    message: 'The import was taken back.',
    doc: await undoImport(call.req, idParam(call)),
  }),
})

export const endpoints: ModuleEndpoints = { root: [preview, commit, list, undo] }
