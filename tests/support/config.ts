import type { FieldAccess } from 'payload'
import config from '../../payload.config'
import type { CollectionName } from './contract'

/** What the configuration declares, for tests that check all of it. */
export type OwnEndpoint = { method: string; path: string }

const isOwn = (endpoint: { custom?: Record<string, unknown> }): boolean =>
  endpoint.custom?.['description'] !== undefined

/** Every endpoint of our own, with its parameters still named. */
export async function ownEndpoints(): Promise<OwnEndpoint[]> {
  const { collections, endpoints } = await config
  const root = (endpoints ?? [])
    .filter(isOwn)
    .map(({ method, path }) => ({ method: method.toUpperCase(), path: `/api${path}` }))
  const inside = collections.flatMap(({ slug, endpoints: own }) =>
    (Array.isArray(own) ? own : [])
      .filter(isOwn)
      .map(({ method, path }) => ({ method: method.toUpperCase(), path: `/api/${slug}${path}` })),
  )
  return [...root, ...inside]
}

/** The collections that are not Payload's own. */
export async function ownCollections(): Promise<string[]> {
  const { collections } = await config
  return collections
    .map(({ slug }) => slug)
    .filter((slug) => !slug.startsWith('payload-'))
    .toSorted()
}

/** The names and kinds of a collection's fields. */
export async function fieldsOf(collection: CollectionName): Promise<{ name: string; type: string }[]> {
  const { collections } = await config
  return (collections.find(({ slug }) => slug === collection)?.flattenedFields ?? [])
    .map(({ name, type }) => ({ name, type }))
    .filter(({ name }) => name !== 'id')
}

/** The fields that are read by one rule, as `collection.field`. */
export async function fieldsReadBy(rule: FieldAccess): Promise<string[]> {
  const { collections } = await config
  return collections.flatMap(({ slug, flattenedFields }) =>
    flattenedFields
      .filter((field) => 'access' in field && field.access?.read === rule)
      .map(({ name }) => `${slug}.${name}`),
  )
}
