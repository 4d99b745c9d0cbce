import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { databaseProblem, isUnavailable } from '../../src/core/api/databaseProblem'

const failure = (code: string, message = 'select secret from users'): Error =>
  Object.assign(new Error(message), { code })
const wrapped = (cause: Error): Error => new Error('Failed query: select secret', { cause })

describe('what an error of the database means', () => {
  it.each([
    ['22P02', 400],
    ['22021', 400],
    ['22003', 400],
    ['22008', 400],
    ['22P05', 400],
    ['23503', 400],
    ['23502', 400],
    ['23514', 400],
    ['42703', 400],
    ['42883', 400],
    ['23505', 409],
    ['40001', 409],
    ['40P01', 409],
    ['55P03', 409],
    ['57014', 409],
    ['08006', 503],
    ['08P01', 503],
    ['53300', 503],
    ['57P01', 503],
    ['57P03', 503],
    ['ECONNREFUSED', 503],
    ['ECONNRESET', 503],
    ['EPIPE', 503],
    ['ENOTFOUND', 503],
    ['ETIMEDOUT', 503],
  ])('%s is a %i, however deep it lies', (code, status) => {
    expect(databaseProblem(failure(code))?.status).toBe(status)
    expect(databaseProblem(wrapped(wrapped(failure(code))))?.status).toBe(status)
  })

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
  ])('"%s" is a 503', (message) => {
    expect(databaseProblem(new Error(message))?.status).toBe(503)
    expect(isUnavailable(wrapped(new Error(message)))).toBe(true)
  })

  it('knows every form in which the driver and its pool say that the connection is gone', () => {
    const sources = [
      'node_modules/pg/lib/client.js',
      'node_modules/pg/lib/connection.js',
      'node_modules/pg-pool/index.js',
    ]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const messages = [...sources.matchAll(/new Error\(\s*'([^']+)'/g)].map(([, message]) => message ?? '')
    // Mistakes of a program, not of a connection.
    const misuse =
      /already been connected|already been released|unexpected condition|more than once|Passing a function|Client has already|cannot be used/
    expect(messages.length).toBeGreaterThan(15)
    for (const message of messages.filter((text) => !misuse.test(text)))
      expect([message, databaseProblem(new Error(message))?.status]).toEqual([message, 503])
  })

  it.each([
    new Error('something else'),
    new TypeError('x is not a function'),
    failure('ENOENT'),
    failure('XX000'),
    'a text',
    null,
    undefined,
  ])('is not known for anything else', (error) => {
    expect(databaseProblem(error)).toBeNull()
    expect(isUnavailable(error)).toBe(false)
  })

  it('says nothing of the query', () => {
    for (const code of ['22P02', '23505', '40001', '08006'])
      expect(JSON.stringify(databaseProblem(wrapped(failure(code))))).not.toContain('secret')
  })

  it('ends on causes that go in a circle', () => {
    const error = new Error('round')
    error.cause = error
    expect(databaseProblem(error)).toBeNull()
  })
})
