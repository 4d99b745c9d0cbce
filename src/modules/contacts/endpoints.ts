import { z } from 'zod'
import { defineEndpoint, pageQuery } from '../../core/api/defineEndpoint'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { databaseOf } from '../../core/database/database'
import { contactQuery, readContacts } from './reads/contacts'
import * as answers from './answers'

const search = defineEndpoint({
  method: 'get',
  path: '/search',
  summary: 'Contacts whose name, e-mail, company or account contains the text',
  query: z.strictObject({ q: singleLine().trim().min(1).max(200), ...pageQuery }),
  answer: answers.search,
  handler: (call) => {
    const { q, page, limit } = call.query
    const contains = ['displayName', 'email', 'company', 'accountName'].map((field) => ({
      [field]: { contains: q },
    }))
    return call.req.payload.find({
      collection: 'contacts',
      where: { or: contains },
      sort: 'displayName,id',
      page,
      limit,
      depth: 0,
      overrideAccess: false,
      req: call.req,
    })
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
