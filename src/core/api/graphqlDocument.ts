import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'
import { settings } from '../env'
import { InvalidInputError } from '../errors'
import { nestingOf } from './nesting'

/** Deep enough for every page and for a description of the schema. */
const MAX_FIELD_DEPTH = 15

/** A list within a list is a page of records with what belongs to each; a third would multiply them. */
const MAX_LISTS = 2

/** Introspection: disabled in production, whatever the build was made for. */
const INTROSPECTION = new Set(['__schema', '__type'])

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>
type Place = { fields: number; lists: number; fragments: readonly string[] }

/** A list gives its records as `docs`, whatever it is called itself. */
const inside = (place: Place, name: string): Place => ({
  ...place,
  fields: place.fields + 1,
  lists: place.lists + (name === 'docs' ? 1 : 0),
})

function checkNesting(set: SelectionSetNode | undefined, fragments: Fragments, place: Place): void {
  if (place.fields > MAX_FIELD_DEPTH || place.lists > MAX_LISTS)
    throw new InvalidInputError('The query is nested too deeply.', 'query')
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD && INTROSPECTION.has(selection.name.value) && settings().DEMO === 'off')
      throw new InvalidInputError('The schema is not told here.', 'query')
    if (selection.kind === Kind.FIELD)
      checkNesting(selection.selectionSet, fragments, inside(place, selection.name.value))
    else if (selection.kind === Kind.INLINE_FRAGMENT) checkNesting(selection.selectionSet, fragments, place)
    else {
      const name = selection.name.value
      if (place.fragments.includes(name))
        throw new InvalidInputError(`The fragment ${name} contains itself.`, 'query')
      checkNesting(fragments.get(name)?.selectionSet, fragments, {
        ...place,
        fragments: [...place.fragments, name],
      })
    }
  }
}

/** Values and selections are written inside one another: more than any query of ours needs, and far less than a stack holds. */
const MAX_WRITTEN_DEPTH = 60

function parsed(query: string): DocumentNode | null {
  if (nestingOf(Buffer.from(query)) > MAX_WRITTEN_DEPTH) return null
  try {
    return parse(query, { maxTokens: 5000 })
  } catch {
    return null
  }
}

/**
 * Checks a GraphQL query before it costs anything: the framework computes its cost before it looks
 * for fragments that contain themselves.
 * @throws InvalidInputError
 */
export function checkGraphqlDocument(query: unknown): void {
  if (typeof query !== 'string') throw new InvalidInputError('query must be a GraphQL query.', 'query')
  const document = parsed(query)
  if (!document) throw new InvalidInputError('query is not a valid GraphQL query.', 'query')
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    if (definition.operation === 'subscription')
      throw new InvalidInputError('There are no subscriptions.', 'query')
    checkNesting(definition.selectionSet, fragments, { fields: 0, lists: 0, fragments: [] })
  }
}

/** The sign-in mutations: the only ones that an anonymous caller may send. */
const SIGN_IN = new Set(['loginUser', 'refreshTokenUser', 'forgotPasswordUser', 'resetPasswordUser'])

/** Whether a query is nothing but mutations of signing in. */
export function asksOnlyToSignIn(query: unknown): boolean {
  const document = typeof query === 'string' ? parsed(query) : null
  if (!document) return false
  const fields = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation'
      ? definition.selectionSet.selections.map((selection) =>
          selection.kind === Kind.FIELD ? selection.name.value : '',
        )
      : [''],
  )
  // Several at once would be several guesses in one request.
  return fields.length === 1 && SIGN_IN.has(fields[0] ?? '')
}
