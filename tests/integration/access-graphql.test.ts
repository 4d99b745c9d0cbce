import { beforeAll, describe, expect, it } from 'vitest'
import { at, type Caller } from '../support/api'
import { COLLECTIONS, CONTRACT, ROLES, type CollectionName, type Role } from '../support/contract'
import type { Firm } from '../support/firm'
import { count, create, list, outcome, readOne, remove, update } from '../support/graphql'
import { sharedFirm } from '../support/shared'
import { CHANGES, expected, livesInExchange, newRecord, targetId, TARGETS } from '../support/walk'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const CELLS = [...ROLES, null].flatMap((role) =>
  COLLECTIONS.map((collection): [string, CollectionName, Role | null] => [
    role ?? 'nobody',
    collection,
    role,
  ]),
)
const callerOf = (role: Role | null): Caller => (role ? firm.people[role].caller : firm.nobody)
const idFor = (role: Role | null, collection: CollectionName, target: (typeof TARGETS)[number]) =>
  targetId(firm, role ?? 'client', collection, target)
const isClosed = (collection: CollectionName, role: Role) => CONTRACT[collection].list[role] === 'no'

describe('every cell of the matrix over GraphQL', () => {
  it.each(CELLS)('%s reads %s by id', async (_, collection, role) => {
    for (const target of TARGETS) {
      const id = idFor(role, collection, target)
      if (id)
        expect([target, outcome(await readOne(callerOf(role), collection, id))]).toEqual([
          target,
          expected(role, collection, 'read', target),
        ])
    }
  })

  it.each(CELLS)('%s changes %s', async (_, collection, role) => {
    for (const target of TARGETS) {
      const id = idFor(role, collection, target)
      // Times are their own type of input in GraphQL, and JSON has no dates.
      if (id)
        expect([target, outcome(await update(callerOf(role), collection, id, CHANGES[collection]))]).toEqual([
          target,
          expected(role, collection, 'update', target),
        ])
    }
  })

  it.each(CELLS)('%s makes %s', async (_, collection, role) => {
    for (const target of ['assigned', 'foreign'] as const) {
      const answer = await create(
        callerOf(role),
        collection,
        await newRecord(firm, collection, firm[target].exchange),
      )
      const scope = role ? CONTRACT[collection].create[role] : 'no'
      const wanted =
        scope === 'all' || (scope === 'assigned' && !livesInExchange(collection))
          ? 'allowed'
          : expected(role, collection, 'create', target)
      expect([target, outcome(answer)]).toEqual([target, wanted])
    }
  })

  it.each(CELLS)('%s deletes no %s', async (_, collection, role) => {
    for (const target of TARGETS) {
      const id = idFor(role, collection, target)
      if (id)
        expect([target, outcome(await remove(callerOf(role), collection, id))]).toEqual([
          target,
          role ? 'not for the role' : 'not signed in',
        ])
    }
  })

  it.each(CELLS)('%s lists and counts %s', async (_, collection, role) => {
    const wanted =
      role === null ? 'not signed in' : isClosed(collection, role) ? 'not for the role' : 'allowed'
    const answer = await list(callerOf(role), collection)
    expect(outcome(answer)).toBe(wanted)
    expect(outcome(await count(callerOf(role), collection))).toBe(wanted)
    const foreign = firm.foreign.records[collection]
    if (wanted === 'allowed' && role && foreign)
      expect(JSON.stringify(at(answer.body, 'data')).includes(foreign)).toBe(
        CONTRACT[collection].list[role] === 'all',
      )
  })
})
