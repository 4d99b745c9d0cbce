import { z } from 'zod'

/** An answer of the API with its body read. */
export type Answered = { status: number; headers: Headers; body: unknown; text: string }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A value inside a JSON answer, by keys and positions. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (inside instanceof Object ? Reflect.get(inside, key) : undefined),
    value,
  )
}

/** A text inside a JSON answer. @throws when there is none */
export function textAt(answer: Answered, ...path: (string | number)[]): string {
  const value = at(answer.body, ...path)
  if (typeof value !== 'string')
    throw new Error(`No text at ${path.join('.')} of ${answer.status} ${answer.text.slice(0, 500)}`)
  return value
}

/** The records of a list. */
export const docsOf = (answer: Answered): Record<string, unknown>[] =>
  z.object({ docs: z.array(z.record(z.string(), z.unknown())) }).parse(answer.body).docs
export const idsOf = (answer: Answered): string[] => docsOf(answer).map((doc) => String(doc['id']))

const changes = {
  updatedAt: z.string().optional(),
  changed: z.array(z.string()).optional(),
  by: z.unknown().optional(),
}
const errorBody = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        message: z.string().min(1),
        code: z.string().optional(),
        field: z.string().optional(),
        ...changes,
      }),
    )
    .min(1),
  ...changes,
})

/** The errors of an answer in the shape of the contract. @throws when it has another shape */
export const errorsOf = (answer: Answered) => errorBody.parse(answer.body).errors
export const isErrorShape = (body: unknown): boolean => errorBody.safeParse(body).success

/** One person's way to the API; nobody's without a token. */
export class Caller {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  async send(
    method: string,
    path: string,
    init: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Answered> {
    const headers = { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...init.headers }
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(init.body === undefined ? {} : { body: init.body }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }

  private json(method: string, path: string, body: unknown): Promise<Answered> {
    return this.send(
      method,
      path,
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    )
  }

  get = (path: string): Promise<Answered> => this.send('GET', path)
  post = (path: string, body?: unknown): Promise<Answered> => this.json('POST', path, body)
  put = (path: string, body?: unknown): Promise<Answered> => this.json('PUT', path, body)
  patch = (path: string, body?: unknown): Promise<Answered> => this.json('PATCH', path, body)
  delete = (path: string): Promise<Answered> => this.send('DELETE', path)
  graphql = (query: string, variables: Record<string, unknown> = {}): Promise<Answered> =>
    this.json('POST', '/api/graphql', { query, variables })

  /** Makes a record. @throws when it was not made */
  async create(collection: string, data: Record<string, unknown>): Promise<string> {
    const answer = await this.post(`/api/${collection}`, data)
    if (answer.status !== 201) throw new Error(`POST ${collection}: ${answer.status} ${answer.text}`)
    return textAt(answer, 'doc', 'id')
  }
}

/** Signs in with a password. */
export async function signIn(url: string, email: string, password: string): Promise<Caller> {
  const answer = await new Caller(url).post('/api/users/login', { email, password })
  return new Caller(url, textAt(answer, 'token'))
}
