import { beforeAll, describe, expect, it } from 'vitest'
import { at } from '../support/api'
import { ROLES } from '../support/contract'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** The settings as a global of Payload: administrators read them, and nobody writes them past their endpoint. */
let firm: Firm
beforeAll(async () => {
  ;({ firm } = await sharedFirm())
  await firm.admin.put('/api/admin/settings', { syncHour: 4, requireSecondFactor: [] })
})

const ADDRESS = '/api/globals/settings'

describe('the settings as a record', () => {
  it('are what administrators have set', async () => {
    const { status, body } = await firm.admin.get(ADDRESS)
    expect([status, at(body, 'syncHour')]).toEqual([200, 4])
  })

  it.each(ROLES.filter((role) => role !== 'admin'))('are not for %s', async (role) => {
    const { caller } = firm.people[role]
    expect((await caller.get(ADDRESS)).status).toBe(403)
    const overGraphql = await caller.graphql('{ Setting { syncHour } }')
    expect(at(overGraphql.body, 'data', 'Setting') ?? null).toBeNull()
  })

  it('are not for an anonymous caller', async () => {
    expect((await firm.nobody.get(ADDRESS)).status).toBe(401)
  })

  it.each(ROLES)('are changed by no %s in passing', async (role) => {
    const { caller } = firm.people[role]
    expect((await caller.post(ADDRESS, { syncHour: 9 })).status).toBe(403)
    await caller.graphql('mutation { updateSetting(data: { syncHour: 9 }) { syncHour } }')
    expect(at((await firm.admin.get('/api/admin/settings')).body, 'syncHour')).toBe(4)
  })
})
