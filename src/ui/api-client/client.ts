import createClient, { type Middleware } from 'openapi-fetch'
import { repeatKey } from './repeatKey'
import type { paths } from './schema'
import { failureOf, UNREACHABLE, type Answer, type Failed } from './answer'

/** What a call throws that was answered with an error. */
class Refused extends Error {
  constructor(readonly failed: Failed) {
    super(failed.message)
  }
}

/** Calls of the POSTs on their way, by the id of the call. */
const answered = new Map<string, () => void>()

/** A POST carries a key, so that a double click or another try makes one record. */
const repeats: Middleware = {
  async onRequest({ request, id }) {
    if (request.method !== 'POST') return
    const repeat = repeatKey(`${request.url}\n${await request.clone().text()}`)
    answered.set(id, repeat.answered)
    request.headers.set('idempotency-key', repeat.key)
  },
  onResponse({ response, id }) {
    // After an answer that leaves it open another try carries the same key.
    if (response.status < 500) answered.get(id)?.()
    answered.delete(id)
  },
  onError({ id }) {
    answered.delete(id)
  },
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw new Refused(await failureOf(response))
  },
}

/** `where[readAt][exists]=false`: what is nested stands in brackets, as Payload reads it. */
function entriesOf(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return []
  if (!(value instanceof Object)) return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(`${name}[${key}]`, inner))
}

/** The API as its description has it: paths, queries, bodies and answers are typed. Use with `answerOf`. */
export const api = createClient<paths>({
  baseUrl: '',
  querySerializer: (query) =>
    new URLSearchParams(Object.entries(query).flatMap(([name, value]) => entriesOf(name, value))).toString(),
})
// What came first is asked last about an answer: the key is given back before an error is thrown.
api.use(refusals, repeats)

/** A call of `api`, on its way. */
export type Call<T> = Promise<{ data?: T; response: Response }>

/** What a call is answered: the body, or what went wrong in words. Throws nothing. */
export async function answerOf<T>(call: Call<T>): Promise<Answer<T>> {
  try {
    const { data, response } = await call
    return data === undefined ? await failureOf(response) : { ok: true, body: data }
  } catch (error) {
    return error instanceof Refused
      ? error.failed
      : { ok: false, status: 0, code: null, fields: [], message: UNREACHABLE }
  }
}

/** What a call sends, such as `BodyTo<'post', '/api/exchanges/bulk'>`. */
export type BodyTo<Method extends string, Path extends keyof paths> =
  paths[Path] extends Record<Method, { requestBody?: { content: { 'application/json': infer Body } } }>
    ? Body
    : never

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never
/** The fields of a successful answer, such as `AnswerTo<'get', '/api/exchanges/{id}/stage'>`. */
export type AnswerTo<Method extends string, Path extends keyof paths> =
  paths[Path] extends Record<Method, { responses: infer Responses }>
    ? Json<Responses[keyof Responses & (200 | 201 | 202)]>
    : never
