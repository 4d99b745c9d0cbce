import { defineEndpoint } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { search, searchQuery } from './search'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const everywhere = defineEndpoint({
  method: 'get',
  path: '/search',
  summary:
    'Exchanges, contacts, properties, tasks, documents and messages by name or fragment, forgiving typing errors; `kinds` and `limit` (of each kind) narrow it',
  query: searchQuery,
  answer: answers.everywhere,
  handler: ({ req, actor, query }) => search(databaseOf(req.payload), actor, query),
})

export const endpoints: ModuleEndpoints = { root: [everywhere] }
