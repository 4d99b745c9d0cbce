import { formatNames } from 'payload'
import { COLLECTIONS, type CollectionName, type Operation } from '../access/matrix'

/** What a field of a GraphQL request asks for: `updateExchange` changes exchanges. */
export type GraphqlCall = { collection: CollectionName; operation: Operation }

const VERBS: Record<string, Operation> = { create: 'create', update: 'update', delete: 'delete' }

function callsOf(collection: CollectionName): [string, GraphqlCall][] {
  const { singular, plural } = formatNames(collection)
  const reads = [singular, plural, `count${plural}`].map((name): [string, GraphqlCall] => [
    name,
    { collection, operation: 'read' },
  ])
  const writes = Object.entries(VERBS).map(([verb, operation]): [string, GraphqlCall] => [
    `${verb}${singular}`,
    { collection, operation },
  ])
  return [...reads, ...writes]
}

const CALLS = new Map(COLLECTIONS.flatMap(callsOf))

/** The name of the field that failed, whatever alias the caller gave it. */
function failedField(error: unknown): string | null {
  const nodes: unknown = error instanceof Error && 'nodes' in error ? error.nodes : null
  const node: unknown = Array.isArray(nodes) ? nodes[0] : null
  const name: unknown = node instanceof Object && 'name' in node ? node.name : null
  return name instanceof Object && 'value' in name ? String(name.value) : null
}

/** What a GraphQL error is about, when it is about a record of ours. */
export function graphqlCallOf(error: unknown): GraphqlCall | null {
  return CALLS.get(failedField(error) ?? '') ?? null
}
