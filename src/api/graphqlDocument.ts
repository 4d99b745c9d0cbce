import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'
import { Invalid } from '../errors'

/** Deep enough for every page and for a description of the schema; lists in lists in lists are not. */
const MAX_FIELD_DEPTH = 15

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

function depthOf(set: SelectionSetNode | undefined, fragments: Fragments, inside: readonly string[], depth: number): void {
  if (depth > MAX_FIELD_DEPTH) throw new Invalid('The query is nested too deeply.', 'query')
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) depthOf(selection.selectionSet, fragments, inside, depth + 1)
    else if (selection.kind === Kind.INLINE_FRAGMENT) depthOf(selection.selectionSet, fragments, inside, depth)
    else {
      const name = selection.name.value
      if (inside.includes(name)) throw new Invalid(`The fragment ${name} contains itself.`, 'query')
      depthOf(fragments.get(name)?.selectionSet, fragments, [...inside, name], depth)
    }
  }
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query, { maxTokens: 5000 })
  } catch {
    return null
  }
}

/**
 * Checks a GraphQL query before it costs anything: the framework reckons its cost before it looks
 * for fragments that contain themselves.
 * @throws Invalid
 */
export function checkGraphqlDocument(query: unknown): void {
  if (typeof query !== 'string') throw new Invalid('query must be a GraphQL query.', 'query')
  const document = parsed(query)
  if (!document) throw new Invalid('query is not a valid GraphQL query.', 'query')
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])))
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    if (definition.operation === 'subscription') throw new Invalid('There are no subscriptions.', 'query')
    depthOf(definition.selectionSet, fragments, [], 0)
  }
}
