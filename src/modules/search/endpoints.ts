import type { Endpoint } from 'payload'
import { defineEndpoint } from '../../core/api/defineEndpoint'
import { poolOf } from '../../core/database/pool'
import { search, searchQuery } from './search'

/** Below `/api`. */
export const searchEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/search',
    summary:
      'Exchanges, contacts, properties, tasks, documents and messages by name or fragment, forgiving typing errors; `kinds` and `limit` (of each kind) narrow it',
    query: searchQuery,
    handler: ({ req, actor, query }) => search(poolOf(req.payload), actor, query),
  }),
]
