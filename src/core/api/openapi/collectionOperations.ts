import type { SanitizedCollectionConfig } from 'payload'
import {
  CLOSED_LISTS,
  COLLECTIONS,
  MATRIX,
  OPERATIONS,
  ROLES,
  type CollectionName,
  type Role,
} from '../../access/matrix'
import { CHANGE_PROBLEMS, json, PROBLEMS, type Operation } from './operation'
import { DEPTH, idParameter, LIST_PARAMETERS, REPEAT_HEADER, SINCE_HEADER } from './parameters'
import { inputSchema, listSchema } from './schemas'

/** A collection of ours, not one of Payload's own. */
export const isCollection = (slug: string): slug is CollectionName =>
  COLLECTIONS.some((name) => name === slug)

/** Which roles an operation is for at all, from the permission matrix; a list may be closed to more of them. */
function rolesFor(
  collection: CollectionName,
  operation: (typeof OPERATIONS)[number],
  closed: readonly Role[] = [],
): string {
  const roles = ROLES.filter(
    (role) => MATRIX[collection][operation][role] !== 'none' && !closed.includes(role),
  ).map((role) => `${role} (${MATRIX[collection][operation][role]})`)
  return roles.length > 0 ? `For ${roles.join(', ')}.` : 'For nobody: nothing is deleted.'
}

/** The generic operations of a collection, as far as the matrix has anybody for them. */
export function collectionOperations(collection: SanitizedCollectionConfig): Operation[] {
  const { slug } = collection
  if (!isCollection(slug)) return []
  const record = { $ref: `#/components/schemas/${slug}` }
  const made = {
    type: 'object',
    properties: { doc: record, message: { type: 'string' } },
    required: ['doc', 'message'],
  }
  const base = { tags: [slug] }
  const writable = (operation: 'create' | 'update') =>
    Object.values(MATRIX[slug][operation]).some((scope) => scope !== 'none')
  return [
    {
      method: 'get',
      path: `/api/${slug}`,
      spec: {
        ...base,
        summary: `List ${slug}`,
        description: rolesFor(slug, 'read', CLOSED_LISTS[slug]),
        parameters: LIST_PARAMETERS,
        responses: { '200': { description: 'A page', ...json(listSchema(record.$ref)) }, ...PROBLEMS },
      },
    },
    {
      method: 'get',
      path: `/api/${slug}/{id}`,
      spec: {
        ...base,
        summary: `One of ${slug}`,
        description: rolesFor(slug, 'read'),
        parameters: [idParameter, DEPTH],
        responses: { '200': { description: 'The record', ...json(record) }, ...PROBLEMS },
      },
    },
    ...(writable('create')
      ? [
          {
            method: 'post',
            path: `/api/${slug}`,
            spec: {
              ...base,
              summary: `Create in ${slug}`,
              description: rolesFor(slug, 'create'),
              parameters: [REPEAT_HEADER],
              requestBody: json(inputSchema(collection, false)),
              responses: { '201': { description: 'Created', ...json(made) }, ...CHANGE_PROBLEMS },
            },
          },
        ]
      : []),
    ...(writable('update')
      ? ['patch', 'put'].map((method) => ({
          method,
          path: `/api/${slug}/{id}`,
          spec: {
            ...base,
            summary: `Change one of ${slug}: the fields that are given`,
            description: rolesFor(slug, 'update'),
            parameters: [idParameter, SINCE_HEADER],
            requestBody: json(inputSchema(collection, true)),
            responses: { '200': { description: 'Changed', ...json(made) }, ...CHANGE_PROBLEMS },
          },
        }))
      : []),
  ]
}
