import { formatNames } from 'payload'
import { at, type Answered, type Caller } from './api'
import type { CollectionName } from './contract'
import { outcomeOf, type Outcome } from './walk'

/** The operations of the generic API, asked over GraphQL. */
const nameOf = (collection: CollectionName) => formatNames(collection)

/** GraphQL asks for every required field, those with a default too. */
const DEFAULTS: Partial<Record<CollectionName, Record<string, unknown>>> = {
  tasks: { status: 'PENDING', audience: 'all' },
  identifications: { state: 'SIGNED', source: 'paper' },
  messages: { audience: 'all' },
  documents: { accessLevel: 'exchange' },
  invitations: { state: 'PENDING' },
  'exchange-participants': { permissions: ['view'], status: 'ACTIVE' },
}

export const readOne = (caller: Caller, collection: CollectionName, id: string): Promise<Answered> =>
  caller.graphql(`query ($id: String!) { found: ${nameOf(collection).singular}(id: $id) { id } }`, { id })

export const list = (caller: Caller, collection: CollectionName, fields = 'id'): Promise<Answered> =>
  caller.graphql(`{ found: ${nameOf(collection).plural}(limit: 500) { totalDocs docs { ${fields} } } }`)

export const count = (caller: Caller, collection: CollectionName): Promise<Answered> =>
  caller.graphql(`{ found: count${nameOf(collection).plural} { totalDocs } }`)

export function create(
  caller: Caller,
  collection: CollectionName,
  data: Record<string, unknown>,
): Promise<Answered> {
  const { singular } = nameOf(collection)
  return caller.graphql(
    `mutation ($data: mutation${singular}Input!) { found: create${singular}(data: $data) { id } }`,
    { data: { ...DEFAULTS[collection], ...data } },
  )
}

export function update(
  caller: Caller,
  collection: CollectionName,
  id: string,
  data: Record<string, unknown>,
): Promise<Answered> {
  const { singular } = nameOf(collection)
  return caller.graphql(
    `mutation ($id: String!, $data: mutation${singular}UpdateInput!) { found: update${singular}(id: $id, data: $data) { id } }`,
    { id, data },
  )
}

export function remove(caller: Caller, collection: CollectionName, id: string): Promise<Answered> {
  const { singular } = nameOf(collection)
  return caller.graphql(`mutation ($id: String!) { found: delete${singular}(id: $id) { id } }`, { id })
}

/** What came of it: GraphQL answers errors with status 200, and ours says which it would be. */
export function outcome(answer: Answered): Outcome | number {
  if (at(answer.body, 'errors') === undefined)
    return at(answer.body, 'data', 'found') ? 'allowed' : 'not there'
  const status = at(answer.body, 'errors', 0, 'extensions', 'statusCode')
  return outcomeOf(typeof status === 'number' ? status : answer.status === 200 ? 400 : answer.status)
}
