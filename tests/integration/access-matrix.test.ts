import { beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, type Caller } from '../support/api'
import { COLLECTIONS, CONTRACT, ROLES, type CollectionName, type Role } from '../support/contract'
import { ownCollections } from '../support/config'
import type { Firm } from '../support/firm'
import { isOwnRoute } from '../support/routeRoles'
import { sharedFirm } from '../support/shared'
import { CHANGES, expected, livesInExchange, newRecord, outcomeOf, targetId, TARGETS } from '../support/walk'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const EVERYBODY = [...ROLES, null]
const CELLS = EVERYBODY.flatMap((role) =>
  COLLECTIONS.map((collection): [string, CollectionName, Role | null] => [
    role ?? 'nobody',
    collection,
    role,
  ]),
)
const callerOf = (role: Role | null): Caller => (role ? firm.people[role].caller : firm.nobody)
/** Targets of somebody who is not signed in are those of a client: there must be something to see. */
const idFor = (role: Role | null, collection: CollectionName, target: (typeof TARGETS)[number]) =>
  targetId(firm, role ?? 'client', collection, target)

it('the contract says of every collection who may do what', async () => {
  expect(await ownCollections()).toEqual(COLLECTIONS.toSorted())
})

/**
 * Where an endpoint of its own answers in the place of a generic change, the walk through the endpoints
 * (unauthorised) and its own tests say what it does; the generic one is asked over GraphQL.
 */
describe('every cell of the matrix over REST', () => {
  it.each(CELLS)('%s reads %s by id', async (_, collection, role) => {
    for (const target of TARGETS) {
      const id = idFor(role, collection, target)
      if (!id) continue
      const answer = await callerOf(role).get(`/api/${collection}/${id}`)
      expect([target, outcomeOf(answer.status)]).toEqual([target, expected(role, collection, 'read', target)])
    }
  })

  it.each(CELLS)('%s changes %s', async (_, collection, role) => {
    for (const target of TARGETS) {
      const id = idFor(role, collection, target)
      if (!id) continue
      for (const method of ['patch', 'put'] as const) {
        if (isOwnRoute(`${method.toUpperCase()} /api/${collection}/{id}`)) continue
        const answer = await callerOf(role)[method](`/api/${collection}/${id}`, CHANGES[collection])
        expect([target, method, outcomeOf(answer.status)]).toEqual([
          target,
          method,
          expected(role, collection, 'update', target),
        ])
      }
    }
  })

  it.each(CELLS.filter(([, collection]) => !isOwnRoute(`POST /api/${collection}`)))(
    '%s makes %s',
    async (_, collection, role) => {
      for (const target of ['assigned', 'foreign'] as const) {
        const answer = await callerOf(role).post(
          `/api/${collection}`,
          await newRecord(firm, collection, firm[target].exchange),
        )
        const scope = role ? CONTRACT[collection].create[role] : 'no'
        const outcome =
          scope === 'all' || (scope === 'assigned' && !livesInExchange(collection))
            ? 'allowed'
            : expected(role, collection, 'create', target)
        expect([target, outcomeOf(answer.status)]).toEqual([target, outcome])
        if (answer.status !== 201) expect(errorsOf(answer)).toHaveLength(1)
      }
    },
  )

  it.each(CELLS)('%s deletes no %s', async (_, collection, role) => {
    // Endpoints of their own archive or withdraw: they have their own tests.
    const ids = isOwnRoute(`DELETE /api/${collection}/{id}`)
      ? []
      : TARGETS.map((target) => idFor(role, collection, target))
    for (const id of ids.filter((entry) => entry !== undefined)) {
      const answer = await callerOf(role).delete(`/api/${collection}/${id}`)
      expect(outcomeOf(answer.status)).toBe(expected(role, collection, 'delete', 'assigned'))
    }
    const bulk = await callerOf(role).delete(`/api/${collection}?where[id][exists]=true`)
    expect(outcomeOf(bulk.status)).toBe(role ? 'not for the role' : 'not signed in')
  })

  it.each(CELLS)('%s lists %s', async (_, collection, role) => {
    // A list of its own takes no questions of the generic one, and is whole.
    const query = isOwnRoute(`GET /api/${collection}`) ? '' : '?limit=500&depth=0'
    const answer = await callerOf(role).get(`/api/${collection}${query}`)
    expect(outcomeOf(answer.status)).toBe(
      role === null
        ? 'not signed in'
        : CONTRACT[collection].list[role] === 'no'
          ? 'not for the role'
          : 'allowed',
    )
    const scope = role ? CONTRACT[collection].list[role] : 'no'
    const foreign = firm.foreign.records[collection]
    if (answer.status !== 200 || !foreign) return
    expect(answer.text.includes(`"${foreign}"`)).toBe(scope === 'all')
    const assigned = firm.assigned.records[collection]
    if (assigned) expect(answer.text.includes(`"${assigned}"`)).toBe(scope === 'all' || scope === 'assigned')
  })

  it.each(CELLS)('%s counts %s as far as they see them', async (_, collection, role) => {
    const answer = await callerOf(role).get(`/api/${collection}/count`)
    expect(outcomeOf(answer.status)).toBe(
      role === null
        ? 'not signed in'
        : CONTRACT[collection].list[role] === 'no'
          ? 'not for the role'
          : 'allowed',
    )
  })
})

describe('a record of somebody else', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))(
    'looks to a %s exactly like one that is not there',
    async (role) => {
      for (const collection of COLLECTIONS) {
        const [foreign, missing] = [
          targetId(firm, role, collection, 'foreign'),
          targetId(firm, role, collection, 'missing'),
        ]
        for (const send of ['get', 'patch', 'delete'] as const) {
          const [one, other] = [
            await callerOf(role)[send](`/api/${collection}/${foreign}`, {}),
            await callerOf(role)[send](`/api/${collection}/${missing}`, {}),
          ]
          const all = CONTRACT[collection][send === 'get' ? 'read' : 'update'][role] === 'all'
          if (!all)
            expect([collection, send, one.status, one.body]).toEqual([
              collection,
              send,
              other.status,
              other.body,
            ])
        }
      }
    },
  )
})
