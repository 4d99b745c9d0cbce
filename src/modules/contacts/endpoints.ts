import { z } from 'zod'
import { defineEndpoint, pageOf, pageQuery } from '../../core/api/defineEndpoint'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { databaseOf } from '../../core/database/database'
import { contactQuery, readContacts } from './reads/contacts'
import { findContacts } from './reads/findContacts'
import * as answers from './answers'

const search = defineEndpoint({
  method: 'get',
  path: '/search',
  summary:
    'Contacts whose name, company, account or e-mail contains the text, whatever the accents, or whose phone number has its digits',
  query: z.strictObject({ q: singleLine().trim().min(1).max(200), ...pageQuery }),
  answer: answers.search,
  handler: async ({ req, actor, query: { q, page, limit } }) => {
    const { ids, total } = await findContacts(databaseOf(req.payload), actor, q, { page, limit })
    const result = await req.payload.find({
      collection: 'contacts',
      where: { id: { in: ids } },
      pagination: false,
      depth: 0,
      overrideAccess: false,
      req,
    })
    const found = new Map(result.docs.map((doc) => [doc.id, doc]))
    const docs = ids.flatMap((id) => found.get(id) ?? [])
    const answer = pageOf(docs, total, page, limit)
    return {
      ...answer,
      pagingCounter: (page - 1) * limit + 1,
      prevPage: answer.hasPrevPage ? page - 1 : null,
      nextPage: answer.hasNextPage ? page + 1 : null,
    }
  },
})

const portalList = defineEndpoint({
  method: 'get',
  path: '/portal/contacts',
  summary: 'Contacts, searched, sorted and paged',
  roles: ['admin', 'coordinator'],
  query: contactQuery,
  answer: answers.portalList,
  handler: ({ req, actor, query }) => readContacts(databaseOf(req.payload), actor, query),
})

export const endpoints: ModuleEndpoints = { root: [portalList], contacts: [search] }
