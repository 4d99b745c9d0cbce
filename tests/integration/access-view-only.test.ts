import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, type Answered, type Caller } from '../support/api'
import type { Role } from '../support/contract'
import { ROUTE_RULES, genericRoute, type RequestRoute } from '../support/routeRules'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** Who takes part only to view writes nothing below an exchange, and whatever is written leaves its row in the audit log. */

let firm: Firm
let pool: pg.Pool
const OUTSIDE: readonly Role[] = ['coordinator', 'client', 'third_party', 'agency']

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
  for (const role of OUTSIDE)
    await firm.admin.create('exchange-participants', {
      exchange: firm.foreign.exchange,
      user: firm.people[role].id,
      permissions: ['view'],
    })
})

type Entrance = {
  name: string
  method: string
  path: string
  door: Extract<RequestRoute, { about: 'record' }>
}

/** Every write of our own and of the generic API that names an exchange or something in one. */
function writes(): Entrance[] {
  const own = Object.entries(ROUTE_RULES).flatMap(([name, door]): Entrance[] => {
    const [method = '', path = ''] = name.split(' ')
    return method !== 'GET' &&
      door.about === 'record' &&
      /^\/api\/(exchanges|tasks|calendar-feeds|sync-discrepancies|users\/invite)/.test(path)
      ? [{ name, method, path, door }]
      : []
  })
  const generic = ['exchange-participants', 'properties', 'tasks', 'documents', 'messages'].flatMap(
    (collection): Entrance[] => {
      const door = genericRoute('POST', collection, false)
      return door.about === 'record'
        ? [{ name: `POST /api/${collection}`, method: 'POST', path: `/api/${collection}`, door }]
        : []
    },
  )
  return [...own, ...generic]
}

function send(caller: Caller, about: Firm, { method, path, door }: Entrance): Promise<Answered> {
  const params = door.params(about)
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  return caller.send(method, filled, {
    body: JSON.stringify(door.body?.(about) ?? {}),
    headers: { 'content-type': 'application/json' },
  })
}

/** What writes nothing of the exchange: an opinion that is not kept, and a calendar of what one sees anyway. */
const HARMLESS = new Set(['POST /api/exchanges/{id}/identification/preview', 'POST /api/calendar-feeds'])

const audited = async (): Promise<number> =>
  (
    await pool.query<{ count: number }>(
      `select count(*)::int as count from audit_logs where outcome = 'success'`,
    )
  ).rows[0]?.count ?? 0

describe('who takes part only to view', () => {
  it.each(OUTSIDE)('as %s sees the exchange and writes nothing of it', async (role) => {
    const { caller } = firm.people[role]
    expect((await caller.get(`/api/exchanges/${firm.foreign.exchange}`)).status).toBe(200)
    const before = await audited()
    const entrances = writes().filter(({ name }) => !HARMLESS.has(name))
    expect(entrances.length).toBeGreaterThan(25)
    for (const entrance of entrances) {
      const answer = await send(caller, firm, entrance)
      expect([
        entrance.name,
        [403, 404].includes(answer.status) ? 'refused' : `${answer.status} ${answer.text.slice(0, 200)}`,
      ]).toEqual([entrance.name, 'refused'])
    }
    expect(await audited()).toBe(before)
    expect(
      (
        await pool.query('select 1 from peak.identification_drafts where exchange_id = $1', [
          firm.foreign.exchange,
        ])
      ).rowCount,
    ).toBe(0)
  })
})

describe('whatever is written of an exchange', () => {
  it('leaves a row in the audit log', async () => {
    const mine = { ...firm, foreign: { ...firm.foreign, ...firm.assigned } }
    const silent: string[] = []
    let written = 0
    // What ends the exchange comes last.
    const last = (name: string) => /^(DELETE|PUT .*status$|PUT .*stage$)/.test(name)
    for (const entrance of writes().toSorted((a, b) => Number(last(a.name)) - Number(last(b.name)))) {
      const before = await audited()
      const answer = await send(firm.admin, mine, entrance)
      // Nothing is kept of an opinion, and approving somebody who takes part already changes nothing.
      if (answer.status >= 300 || /[/-](preview|approve)$/.test(entrance.name)) continue
      written += 1
      if ((await audited()) <= before) silent.push(entrance.name)
    }
    expect(silent).toEqual([])
    expect(written).toBeGreaterThan(14)
  })
})

describe('the draft of an identification', () => {
  const draft = (caller: Caller, exchange: string, description: string) =>
    caller.put(`/api/exchanges/${exchange}/identification/draft`, {
      items: [{ id: 'one', description, valueCents: 100 }],
    })
  const stored = async (exchange: string): Promise<unknown> =>
    at(
      (await firm.admin.get(`/api/exchanges/${exchange}/identification`)).body,
      'draft',
      'items',
      0,
      'description',
    )
  const exchangeOfClient = () =>
    firm.admin.create('exchanges', {
      name: 'Drafted',
      client: firm.contacts.client,
      coordinator: firm.people.coordinator.id,
      relinquishedTransferDate: '2026-11-01',
    })

  it("is the taxpayer's and the firm's to write, and says who wrote over whose", async () => {
    const exchange = await exchangeOfClient()
    expect([
      (await draft(firm.people.client.caller, exchange, '1 Taxpayer Road')).status,
      (await draft(firm.people.coordinator.caller, exchange, '2 Coordinator Road')).status,
    ]).toEqual([200, 200])
    const { rows } = await pool.query<{ action: string; user: string; before: unknown; after: unknown }>(
      `select action, user_id as user, before, after from audit_logs where entity_type = 'identification-drafts' and exchange_id = $1 order by created_at, id`,
      [exchange],
    )
    expect(rows).toMatchObject([
      {
        action: 'identification-drafts.create',
        user: firm.people.client.id,
        before: null,
        after: { items: [{ description: '1 Taxpayer Road' }] },
      },
      {
        action: 'identification-drafts.update',
        user: firm.people.coordinator.id,
        before: { user: firm.people.client.id, items: [{ description: '1 Taxpayer Road' }] },
        after: { items: [{ description: '2 Coordinator Road' }] },
      },
    ])
    const seen = docsOf(await firm.people.coordinator.caller.get(`/api/exchanges/${exchange}/timeline`)).map(
      (entry) => entry['summary'],
    )
    expect(seen).toContain('The draft of an identification was changed')
    expect((await firm.people.agency.caller.get(`/api/exchanges/${exchange}/timeline`)).text).not.toContain(
      'Taxpayer Road',
    )
  })

  it('is not for a client who may only view, the taxpayer included, until they may more', async () => {
    const exchange = await exchangeOfClient()
    await draft(firm.people.coordinator.caller, exchange, '2 Coordinator Road')
    const row = await firm.admin.create('exchange-participants', {
      exchange,
      user: firm.people.client.id,
      permissions: ['view'],
    })
    expect((await draft(firm.people.client.caller, exchange, '3 Overwritten Road')).status).toBe(404)
    expect(await stored(exchange)).toBe('2 Coordinator Road')
    await firm.admin.patch(`/api/exchange-participants/${row}`, { permissions: ['view', 'upload'] })
    expect((await draft(firm.people.client.caller, exchange, '4 Permitted Road')).status).toBe(200)
    expect(await stored(exchange)).toBe('4 Permitted Road')
  })
})
