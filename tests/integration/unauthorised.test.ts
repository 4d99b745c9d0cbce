import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accessKey, appCode, newUser, PASSWORD, setUpApp, tokensOf } from '../support/accounts'
import { at, Caller, docsOf, isErrorShape, textAt } from '../support/api'
import { COLLECTIONS, CONTRACT, ROLES, type CollectionName, type Reach, type Role } from '../support/contract'
import { closePools } from '../support/database'
import { rolesOf } from '../support/routeRoles'
import { ROUTE_RULES, genericRoute, type RequestRoute } from '../support/routeRules'
import type { Firm } from '../support/firm'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

/** Every endpoint of the description, asked by everybody who may not. */
type Operation = {
  name: string
  method: string
  path: string
  open: boolean
  /** For whom the description says that it is. */
  described: Role[]
}

const description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ description: z.string().optional(), security: z.array(z.unknown()).optional() }),
    ),
  ),
})

let firm: Firm
let operations: Operation[]
const tokens = new Map<Role, Tokens>()

const rolesIn = (text: string): Role[] => ROLES.filter((role) => new RegExp(`\\b${role}\\b`).test(text))

async function describeAll(url: string): Promise<Operation[]> {
  const { paths } = description.parse((await new Caller(url).get('/api/openapi.json')).body)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      open: spec.security?.length === 0,
      described: rolesIn(spec.description ?? ''),
    })),
  )
}

/** The collection of a generic operation such as `PATCH /api/tasks/{id}`, and whether it is about one record. */
function genericOf({
  name,
  method,
  path,
}: Operation): { collection: CollectionName; isRecord: boolean } | null {
  if (ROUTE_RULES[name]) return null
  const [, slug, id, ...rest] = path.split('/').filter(Boolean)
  const collection = COLLECTIONS.find((entry) => entry === slug)
  return collection && rest.length === 0 && (id === undefined || id === '{id}') && method !== 'DELETE'
    ? { collection, isRecord: id !== undefined }
    : null
}

/** The generic operations of the collections are all alike; the others have a row each. */
function apiRouteOf(operation: Operation): RequestRoute | undefined {
  const generic = genericOf(operation)
  return generic
    ? genericRoute(operation.method, generic.collection, generic.isRecord)
    : ROUTE_RULES[operation.name]
}

/** What the contract lets a role do with an operation: nothing, what is theirs, or all. */
function reachOf(operation: Operation, role: Role): Reach {
  const generic = genericOf(operation)
  if (!generic) return rolesOf(operation.name).includes(role) ? 'own' : 'no'
  const { create, read, list, update } = CONTRACT[generic.collection]
  if (operation.method === 'POST') return create[role]
  if (operation.method !== 'GET') return update[role]
  return generic.isRecord ? read[role] : list[role]
}

const fill = (path: string, params: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '01900000-0000-7000-8000-00000000dead')

function ask(caller: Caller, operation: Operation, door: RequestRoute | undefined) {
  const { params, body } =
    door?.about === 'record'
      ? { params: door.params(firm), body: door.body?.(firm) ?? {} }
      : { params: {}, body: {} }
  const path = fill(operation.path, params)
  if (operation.method === 'GET') return caller.get(path)
  return caller.send(operation.method, path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
}

const KINDS = [
  'expired',
  'of a revoked session',
  'of somebody deactivated',
  'that waits for its second factor',
  'that renews, in place of one that opens',
] as const
type Tokens = Record<(typeof KINDS)[number], string>

/** A token with another end; the same with a later one is good: so it is the end that is rejected. */
async function expiredOf(
  url: string,
  { token, session }: { token: string; session: string },
): Promise<string> {
  const { sub: _sub, ...claims } = z
    .looseObject({ sub: z.string().optional() })
    .parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  const sign = (expiration: number) =>
    new SignJWT({ ...claims, sid: session })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(expiration)
      .sign(accessKey())
  expect((await new Caller(url, await sign(Date.now() / 1000 + 60)).get('/api/auth/sessions')).status).toBe(
    200,
  )
  return sign(Math.floor(Date.now() / 1000) - 60)
}

/** Tokens of people of a role that open nothing any more, or do not open yet. */
async function tokensFor(url: string, role: Role): Promise<Tokens> {
  const admin = firm.admin
  const living = await tokensOf(url, (await newUser(admin, role)).email)
  const session = String(docsOf(await living.caller.get('/api/auth/sessions'))[0]?.['id'])

  const revoked = await tokensOf(url, (await newUser(admin, role)).email)
  await revoked.caller.post('/api/auth/logout')

  const gone = await newUser(admin, role)
  const deactivated = (await tokensOf(url, gone.email)).token
  await admin.delete(`/api/users/${gone.id}`)

  const pending = await newUser(admin, role)
  const { secret: app } = await setUpApp((await tokensOf(url, pending.email)).caller)
  const ask = async () =>
    textAt(
      await new Caller(url).post('/api/auth/login', { email: pending.email, password: PASSWORD }),
      'challenge',
    )
  // One like it opens with its code: so it is the code that is missing.
  expect(
    at(
      (await new Caller(url).post('/api/auth/verify-2fa', { challenge: await ask(), code: appCode(app) }))
        .body,
      'token',
    ),
  ).toBeTruthy()
  return {
    expired: await expiredOf(url, { token: living.token, session }),
    'of a revoked session': revoked.token,
    'of somebody deactivated': deactivated,
    'that waits for its second factor': await ask(),
    'that renews, in place of one that opens': living.refreshToken,
  }
}

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  const url = shared.url
  operations = await describeAll(url)
  for (const role of ROLES) tokens.set(role, await tokensFor(url, role))
}, 300_000)
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

it('every endpoint of the description says what it is about', () => {
  expect(operations.length).toBeGreaterThan(120)
  expect(operations.filter((operation) => !apiRouteOf(operation)).map(({ name }) => name)).toEqual([])
  expect(
    Object.keys(ROUTE_RULES).filter((name) => !operations.some((operation) => operation.name === name)),
  ).toEqual([])
  // Whoever reads the description finds the roles of the contract.
  for (const operation of operations.filter(({ described }) => described.length > 0))
    expect([operation.name, ...operation.described]).toEqual([
      operation.name,
      ...ROLES.filter((role) => reachOf(operation, role) !== 'no'),
    ])
  // What is described as open is what the table opens, and nothing else.
  expect(
    operations
      .filter((operation) => operation.open !== (apiRouteOf(operation)?.about === 'anybody'))
      .map(({ name }) => name),
  ).toEqual([])
})

describe('no endpoint opens', () => {
  it('without a token', async () => {
    for (const operation of operations.filter((entry) => apiRouteOf(entry)?.about !== 'anybody')) {
      const answer = await ask(firm.nobody, operation, apiRouteOf(operation))
      expect([operation.name, answer.status, isErrorShape(answer.body)]).toEqual([operation.name, 401, true])
    }
  })

  describe.each(ROLES)('to a %s', (role) => {
    it.each(KINDS)('with a token %s', async (kind) => {
      const caller = new Caller(firm.admin.url, tokens.get(role)?.[kind] ?? '')
      for (const operation of operations.filter((entry) => apiRouteOf(entry)?.about !== 'anybody')) {
        const answer = await ask(caller, operation, apiRouteOf(operation))
        expect([operation.name, answer.status]).toEqual([operation.name, 401])
      }
    })
  })

  it.each(ROLES.filter((role) => role !== 'admin'))(
    'to a %s on a record of others, nor on what is not for the role',
    async (role) => {
      const { caller } = firm.people[role]
      for (const operation of operations) {
        const door = apiRouteOf(operation)
        if (door?.about !== 'record' && door?.about !== 'firm') continue
        const reach = reachOf(operation, role)
        const mayAtAll = reach !== 'no'
        if ((door.about === 'firm' && mayAtAll) || reach === 'all') continue
        const { status, body } = await ask(caller, operation, door)
        // Who may do it at all does not learn that the record is there; others learn that it is not for them.
        expect([operation.name, status, isErrorShape(body)]).toEqual([
          operation.name,
          mayAtAll ? 404 : status === 404 ? 404 : 403,
          true,
        ])
      }
    },
  )

  it('on the record of somebody outside the exchange: nothing was changed by all of this', async () => {
    const exchange = (await firm.admin.get(`/api/exchanges/${firm.foreign.exchange}?depth=0`)).body
    expect(exchange).toMatchObject({ name: 'Foreign', archived: false })
    expect(at((await firm.admin.get('/api/tasks?where[title][equals]=Intruding')).body, 'totalDocs')).toBe(0)
    expect(
      at((await firm.admin.get('/api/messages?where[content][equals]=Intruding')).body, 'totalDocs'),
    ).toBe(0)
  })
})
