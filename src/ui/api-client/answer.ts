import { withWrittenDates } from '../format/dates'

/** What somebody else changed since a record was read. */
export type Changes = { updatedAt: string; changed: string[]; by: { displayName: string } | null }

/** What is wrong with one field of what was sent. */
export type FieldFault = { field: string; message: string }

export type Failed = {
  ok: false
  status: number
  code: string | null
  message: string
  /** The faults that the answer lays to a field. */ fields: readonly FieldFault[]
  changes?: Changes
}

/** An answer of the API: what it says, or what went wrong in words. */
export type Answer<T> = { ok: true; body: T } | Failed

export const UNREACHABLE = 'The platform could not be reached. Check your connection, then try again.'
const FAILED = 'Something went wrong on our side. Nothing was changed; please try again.'

type Entry = { message?: string; code?: string; field?: string }
type Problem = { errors?: Entry[] } & Partial<Changes>

const faultOf = ({ field, message }: Entry): FieldFault[] =>
  field && message ? [{ field, message: withWrittenDates(message) }] : []

/** What an error of the API says, in words for the person. */
export async function failureOf(response: Response): Promise<Failed> {
  const problem: Problem | null = await response.json().catch(() => null)
  const first = problem?.errors?.[0]
  const code = first?.code ?? null
  // Whether something was saved is not ours to guess.
  const says = response.status < 500 || code === 'outcome-unknown'
  const changes =
    code === 'changed-since' && problem?.updatedAt
      ? { changes: { updatedAt: problem.updatedAt, changed: problem.changed ?? [], by: problem.by ?? null } }
      : {}
  const message = withWrittenDates((says && first?.message) || FAILED)
  const fields = says ? (problem?.errors ?? []).flatMap(faultOf) : []
  return { ok: false, status: response.status, code, message, fields, ...changes }
}
