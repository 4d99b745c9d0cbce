import { z } from 'zod'
import { FILE } from '../../core/api/answers'
import { defineEndpoint } from '../../core/api/defineEndpoint'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { singleLine } from '../../core/api/plainText'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import { fileResponse } from '../../core/files/store/fileResponse'
import { openFile } from '../../core/files/store/store'
import { readFirm } from '../../core/settings/firm'
import * as answers from './answers'
import { changeFirm } from './commands/changeFirm'
import { firmInput, profileOf } from './input'
import { firmFor, readFirmRecord } from './reads/record'

const get = defineEndpoint({
  method: 'get',
  path: '/admin/firm',
  summary: 'The profile of the firm, as letters, mails and pages name it',
  answer: answers.firm,
  handler: ({ req, actor }) => readFirmRecord(sqlOn(databaseOf(req.payload)), actor.role),
})

const put = defineEndpoint({
  method: 'put',
  path: '/admin/firm',
  summary:
    'Changes the profile of the firm; what is absent stays. `logo` is a PNG or JPEG picture of at most 512 kB as a `data:` address, or null',
  roles: ['admin'],
  body: firmInput,
  answer: answers.firm,
  handler: async ({ req, actor, body: { logo, ...profile } }) =>
    firmFor(actor.role, await changeFirm(req, { ...profileOf(profile), logo })),
})

const logo = defineEndpoint({
  method: 'get',
  path: '/firm/logo',
  summary: 'The picture of the firm; 404 while there is none, 304 where the caller has it',
  query: z.strictObject({ v: singleLine().max(40).optional() }),
  answer: FILE,
  handler: async ({ req }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const { logo: found } = await readFirm(sql)
    if (!found) throw new NotFoundError()
    const headers = {
      etag: `"${found.sha256}"`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    }
    if (req.headers.get('if-none-match')?.includes(headers.etag))
      return new Response(null, { status: 304, headers })
    return fileResponse(await openFile(sql, found.file), headers)
  },
})

export const endpoints: ModuleEndpoints = { root: [get, put, logo] }
