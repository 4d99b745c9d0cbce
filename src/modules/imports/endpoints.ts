import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { commitContacts, countsOf, importsOf, undoImport } from './commit'
import { examine } from './contacts'
import { columnName, type Column } from './mapping/columns'
import { TARGETS } from './mapping/fields'
import { mappingInput, resolveMapping, shownMapping, type MappingInput } from './mapping/mapping'
import { suggestMapping, type Suggestion } from './mapping/suggest'
import { fileInput, readFile } from './read'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const file = {
  fileName: singleLine().trim().min(1).max(300),
  ...fileInput,
  duplicates: z.enum(['skip', 'create']).default('skip'),
}

const MOST_SHOWN = 500

/** What was asked for, or what the names of the columns suggest. */
function mappingOf(columns: readonly Column[], asked: MappingInput | undefined): Suggestion {
  return asked ? { mapping: resolveMapping(asked, columns), similar: [] } : suggestMapping(columns)
}

function shownColumn(column: Column, { mapping, similar }: Suggestion) {
  const field = TARGETS.find((target) => mapping[target]?.includes(column.index)) ?? null
  const rank = field === null ? 0 : (mapping[field]?.indexOf(column.index) ?? 0)
  return { ...column, field, rank, similar: similar.includes(column.index) }
}

const preview = defineEndpoint({
  method: 'post',
  path: '/imports/contacts/preview',
  summary:
    'Reads a CSV (`text`, or its bytes as `base64`) or Excel (`base64`) file of contacts: columns and what they are taken for, problems and duplicates row by row; nothing is kept. A mapping says columns by their place, or by their header where it is the only one',
  roles: STAFF,
  body: z.strictObject({ ...file, mapping: mappingInput.optional() }),
  answer: answers.preview,
  handler: async ({ req, body }) => {
    const contacts = await readFile(body, body.mapping)
    const { columns, header, lines, encoding, sheet, sheets } = contacts
    const found = mappingOf(columns, body.mapping)
    const rows = await examine(sqlOn(databaseOf(req.payload)), contacts, found.mapping, body.duplicates)
    return {
      headers: columns.map(columnName),
      mapping: shownMapping(found.mapping, columns),
      counts: countsOf(rows),
      rows: rows.slice(0, MOST_SHOWN),
      columns: columns.map((column) => shownColumn(column, found)),
      header,
      lines,
      encoding,
      sheet,
      sheets: sheets.map(({ name, hidden, rows: count }) => ({ name, hidden, rows: count })),
    }
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
    const contacts = await readFile(body, body.mapping)
    const mapping = resolveMapping(body.mapping, contacts.columns)
    const doc = await commitContacts(req, actor, body.fileName, contacts, mapping, body.duplicates)
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
