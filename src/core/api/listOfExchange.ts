import type { CollectionSlug, Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, pageQuery } from './defineEndpoint'
import { recordPageAnswer } from './answers'

/** `GET /api/exchanges/:id/<collection>`: the records of one exchange, under the caller's own rules. */
export const listOfExchange = (collection: CollectionSlug, sort: string): Endpoint =>
  defineEndpoint({
    method: 'get',
    path: `/:id/${collection}`,
    summary: `The ${collection} of an exchange, as far as the caller may see them`,
    query: z.strictObject(pageQuery),
    exchange: 'view',
    answer: recordPageAnswer(collection),
    handler: ({ req, exchange, query: { page, limit } }) =>
      req.payload.find({
        collection,
        where: { exchange: { equals: exchange } },
        sort,
        page,
        limit,
        depth: 0,
        overrideAccess: false,
        req,
      }),
  })
