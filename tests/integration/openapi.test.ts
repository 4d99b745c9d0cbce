import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Caller } from '../support/api'
import { COLLECTIONS } from '../support/contract'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

const answered = z.looseObject({
  description: z.string(),
  content: z
    .object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) })
    .optional(),
})
const operation = z.looseObject({
  summary: z.string().min(1),
  responses: z.record(z.string(), answered),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
})
const document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
})

let description: z.infer<typeof document>
let outsider: Caller
let text: string

beforeAll(async () => {
  outsider = new Caller((await sharedPlatform()).url)
  const answer = await outsider.get('/api/openapi.json')
  text = answer.text
  description = document.parse(answer.body)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

describe('the API description', () => {
  test('is read without signing in, and so is its page', async () => {
    const page = await outsider.get('/api/docs')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.text).toContain('/api/exchanges/{id}/timeline')
  })

  test('has every collection with its reads and writes', () => {
    for (const collection of COLLECTIONS)
      expect(description.paths[`/api/${collection}`]?.['get'], collection).toBeDefined()
    expect(Object.keys(description.paths['/api/exchanges/{id}'] ?? {}).sort()).toEqual([
      'delete',
      'get',
      'patch',
      'put',
    ])
  })

  test('says which fields every endpoint answers, or that it answers none', () => {
    const WITHOUT_FIELDS = ['A file', 'Leads to another address']
    // The process's own, and what Payload answers in shapes that are not ours.
    const FOREIGN = /^\/api\/(health|openapi|docs|graphql|users\/me$)/
    for (const [path, operations] of Object.entries(description.paths)) {
      if (FOREIGN.test(path)) continue
      for (const [method, { responses }] of Object.entries(operations)) {
        const [success] = Object.entries(responses).flatMap(([code, answer]) =>
          Number(code) < 400 ? [answer] : [],
        )
        const schema = success?.content?.['application/json'].schema
        const fields = schema && ['properties', '$ref', 'anyOf', 'oneOf'].some((key) => key in schema)
        expect(fields || WITHOUT_FIELDS.includes(success?.description ?? ''), `${method} ${path}`).toBe(true)
      }
    }
    const worksheet = JSON.stringify(description.paths['/api/exchanges/{id}/worksheet']?.['get'])
    expect(worksheet).toContain('"recognizedGainCents":{"type":"integer","description":"US cents"}')
  })

  test('declares every parameter of every path, and points nowhere in vain', () => {
    for (const [path, operations] of Object.entries(description.paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const [method, { parameters }] of Object.entries(operations)) {
        const declared = (parameters ?? [])
          .filter((parameter) => parameter.in === 'path')
          .map((parameter) => parameter.name)
        expect(declared, `${method} ${path}`).toEqual(wanted)
      }
    }
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(Object.keys(description.components.schemas)).toContain(name)
  })
})
