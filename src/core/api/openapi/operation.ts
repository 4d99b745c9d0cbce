import type { Schema } from './schemas'

/** One operation of the description: method, path, and what it takes and gives. */
export type Operation = { method: string; path: string; spec: Schema }

/** Content of the one type that the API speaks. */
export const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })

const problem = (description: string) => ({ description, ...json({ $ref: '#/components/schemas/Errors' }) })
/** What any call may be answered instead. */
export const PROBLEMS = {
  '400': problem('Not valid'),
  '401': problem('Not signed in'),
  '403': problem('Not for this role'),
  '404': problem('Not there, or not yours'),
  '429': problem('Too often; see Retry-After'),
  '503': problem(
    'The database cannot be reached right now; with code outcome-unknown it is not known whether the change was saved',
  ),
}
/** What a change may be answered besides. */
export const CHANGE_PROBLEMS = {
  ...PROBLEMS,
  '409': problem('In conflict with what is there; with code changed-since also updatedAt, changed and by'),
  '413': problem('Too large'),
  '422': problem('A rule of the domain forbids it'),
}
