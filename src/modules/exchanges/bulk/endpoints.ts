import { z } from 'zod'
import { STAFF } from '../../../core/access/matrix'
import { defineEndpoint } from '../../../core/api/defineEndpoint'
import { actorFacts } from '../../../core/events/record'
import { today } from '../../../core/clock'
import { databaseOf } from '../../../core/database/database'
import { inTransaction } from '../../../core/database/sql'
import { NotFoundError } from '../../../core/errors'
import { readTags } from '../reads/tags'
import { changeExchange } from '../changeMany'
import { exportExchanges, performBulk } from './perform'
import { bulkInput, tag } from './plan'
import * as answers from './answers'

export const bulk = defineEndpoint({
  method: 'post',
  path: '/bulk',
  summary:
    'Assigns, pins, tags, archives or exports many exchanges: named by `ids` or found by `filter`, all in one transaction; with `preview` nothing is written',
  roles: STAFF,
  body: bulkInput,
  answer: answers.bulk,
  handler: async ({ req, actor, body }) =>
    body.action === 'export' ? exportExchanges(req, actor, body) : performBulk(req, actor, body),
})

export const setTags = defineEndpoint({
  method: 'put',
  path: '/:id/tags',
  summary: 'Sets the tags of an exchange',
  roles: STAFF,
  body: z.strictObject({ tags: z.array(tag).max(20) }),
  exchange: 'manage',
  answer: answers.setTags,
  handler: async (call) => {
    const id = call.exchange
    const after = await inTransaction(databaseOf(call.req.payload), (sql) =>
      changeExchange(sql, id, today(), actorFacts(call.req), () => ({ tags: [...new Set(call.body.tags)] })),
    )
    if (!after) throw new NotFoundError()
    return { message: 'The tags were set.', doc: { id, tags: after.tags } }
  },
})

export const tagList = defineEndpoint({
  method: 'get',
  path: '/portal/tags',
  summary: "The tags in use in one's exchanges, with how often each is used",
  roles: STAFF,
  answer: answers.tagList,
  handler: async ({ req, actor }) => ({ docs: await readTags(databaseOf(req.payload), actor) }),
})
