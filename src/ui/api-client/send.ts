import { repeatKey } from './repeatKey'

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

/** An answer of the API to a form: what it says, or what went wrong in words. */
export type Answer<T> = { ok: true; body: T } | Failed

export const UNREACHABLE = 'The platform could not be reached. Check your connection, then try again.'
const FAILED = 'Something went wrong on our side. Nothing was changed; please try again.'

type Entry = { message?: string; code?: string; field?: string }
type Problem = { errors?: Entry[] } & Partial<Changes>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const faultOf = ({ field, message }: Entry): FieldFault[] => (field && message ? [{ field, message }] : [])

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
  const message = (says && first?.message) || FAILED
  const fields = says ? (problem?.errors ?? []).flatMap(faultOf) : []
  return { ok: false, status: response.status, code, message, fields, ...changes }
}

/**
 * Sends a form. A POST carries a key, so that a double click or another try makes one record.
 * @param since `updatedAt` of the record as it was read: a change by somebody else in between is answered with `changes`
 */
export async function send<T>(
  method: Method,
  path: string,
  body?: object,
  { since }: { since?: string | null } = {},
): Promise<Answer<T>> {
  const text = body ? JSON.stringify(body) : undefined
  const repeat = method === 'POST' ? repeatKey(`${path}\n${text ?? ''}`) : null
  const headers = {
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    ...(repeat ? { 'idempotency-key': repeat.key } : {}),
    ...(since ? { 'if-match': since } : {}),
  }
  try {
    const response = await fetch(path, { method, headers, ...(text === undefined ? {} : { body: text }) })
    // After an answer that leaves it open another try carries the same key.
    if (response.status < 500) repeat?.answered()
    return response.ok ? { ok: true, body: await response.json() } : await failureOf(response)
  } catch {
    return { ok: false, status: 0, code: null, message: UNREACHABLE, fields: [] }
  }
}
