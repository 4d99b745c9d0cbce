import { formatNames } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, type Answered } from '../support/api'
import { COLLECTIONS, ROLES, type CollectionName, type Role } from '../support/contract'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { expected, MISSING, targetId, TARGETS, type Target } from '../support/walk'

/** What a caller may do with one record reveals nothing of records that are not theirs. */

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const overRest = (role: Role, collection: CollectionName, id: string) =>
  firm.people[role].caller.post(`/api/${collection}/access/${id}`, {})
const overGraphql = (role: Role, collection: CollectionName, id: string) =>
  firm.people[role].caller.graphql(
    `query ($id: String!) { found: docAccess${formatNames(collection).singular}(id: $id) { __typename } }`,
    { id },
  )

/** The status, and the answer without what is another each time. */
const rest = ({ status, text }: Answered): unknown => (status === 200 ? 200 : [status, text])
const graphql = ({ body }: Answered): unknown =>
  at(body, 'data', 'found')
    ? 200
    : [at(body, 'errors', 0, 'extensions', 'statusCode'), at(body, 'errors', 0, 'message')]

const readable = (role: Role, collection: CollectionName, target: Target): boolean =>
  expected(role, collection, 'read', target) === 'allowed'

describe.each(COLLECTIONS)('what one may do with %s', (collection) => {
  it.each(ROLES)('is answered to %s for records they may read, and for no others', async (role) => {
    const [missing, missingOverGraphql] = [
      rest(await overRest(role, collection, MISSING)),
      graphql(await overGraphql(role, collection, MISSING)),
    ]
    expect([at(missing, 0), at(missingOverGraphql, 0)]).toEqual([404, 404])
    for (const target of TARGETS) {
      const id = targetId(firm, role, collection, target)
      if (id === undefined) continue
      const answers = [
        rest(await overRest(role, collection, id)),
        graphql(await overGraphql(role, collection, id)),
      ]
      expect([target, ...answers]).toEqual(
        readable(role, collection, target) ? [target, 200, 200] : [target, missing, missingOverGraphql],
      )
    }
  })
})

describe('what one may do', () => {
  it('is answered to nobody who is not signed in, nor for an id that is none', async () => {
    expect((await firm.nobody.post(`/api/exchanges/access/${firm.assigned.exchange}`, {})).status).toBe(401)
    for (const id of ['nobody', '1', "'", MISSING.slice(1)]) {
      expect([
        id,
        (await overRest('admin', 'exchanges', encodeURIComponent(id))).status,
        at(graphql(await overGraphql('admin', 'exchanges', id)), 0),
      ]).toEqual([id, 404, 404])
    }
  })
})
