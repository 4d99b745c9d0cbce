import { request as rawRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DEMO_IDS } from '../../src/dev/practicepanther/firm'
import { startWithClient, type RawClient } from '../../src/dev/practicepanther/testing'
import type { Switches } from '../../src/dev/practicepanther/types'

const servers: RawClient[] = []
async function start(
  switches: Partial<Switches> = {},
  firm: 'small' | 'demo' | 'empty' = 'small',
): Promise<RawClient> {
  const client = await startWithClient({ firm, switches })
  servers.push(client)
  return client
}
afterEach(async () => {
  for (const client of servers.splice(0)) await client.server.close()
})

const idSchema = z.object({ id: z.string() })
const refSchema = z.looseObject({ account_ref: idSchema.nullable(), matter_ref: idSchema.nullable() })

/** The standing server of the tests that change nothing. */
let demo: RawClient
beforeAll(async () => {
  demo = await startWithClient({ firm: 'demo' })
})
afterAll(async () => {
  await demo.server.close()
})

const LISTS = [
  'accounts',
  'contacts',
  'matters',
  'tasks',
  'notes',
  'events',
  'calllogs',
  'relationships',
  'users',
  'customfields/matter',
] as const

describe('routes', () => {
  it.each(LISTS)(
    '/%s is a bare array without paging headers, and each row is served by its id',
    async (path) => {
      const response = await demo.get(path)
      expect(response.headers.get('content-type')).toContain('application/json')
      for (const name of ['link', 'x-total-count', 'etag']) expect(response.headers.get(name)).toBeNull()
      const rows = z.array(idSchema.loose()).parse(await response.json())
      expect(rows.length).toBeGreaterThan(0)
      const base = path === 'customfields/matter' ? 'customfields' : path
      expect(await demo.row(`${base}/${rows[0]?.id ?? ''}`)).toEqual(rows[0])
    },
  )

  it("serves tags, empty field lists and the token's user", async () => {
    expect(await (await demo.get('tags/account')).json()).toEqual([
      { name: 'Professional', created_at: expect.any(String) },
    ])
    expect(await (await demo.get('customfields/company')).json()).toEqual([])
    expect(await demo.row('users/me')).toMatchObject({
      id: DEMO_IDS.coordinatorUser,
      display_name: 'Dana Whitfield',
    })
  })

  it('has no nested route and nothing else', async () => {
    for (const path of [
      `matters/${DEMO_IDS.insideMatter}/contacts`,
      `matters/${DEMO_IDS.insideMatter}/tasks`,
      'invoices',
      'customfields',
      'tags/other',
    ]) {
      const response = await demo.get(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({
        message: expect.stringContaining('No HTTP resource was found that matches the request URI'),
      })
    }
  })

  it('answers an unknown id with 404 and takes paths in any case', async () => {
    expect((await demo.get('matters/00000000-0000-4000-a000-000000000000')).status).toBe(404)
    const lower = await demo.list('matters')
    expect(await demo.list('Matters')).toEqual(lower)
    expect(await demo.row(`MATTERS/${DEMO_IDS.insideMatter.toUpperCase()}`)).toMatchObject({
      id: DEMO_IDS.insideMatter,
    })
  })

  it('writes empties out and times without a zone, but for the date of a note', async () => {
    const [matter] = await demo.list('matters')
    expect(matter).toMatchObject({ notes: null, tags: [], close_date: null })
    expect(matter?.updated_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?$/)
    const [note] = await demo.list('notes')
    expect(note?.date).toMatch(/\.\d{7}\+00:00$/)
  })

  it('compresses when asked and not otherwise', async () => {
    const { access_token } = demo.server.control.issueTokens()
    const encoding = (accept: string): Promise<string | undefined> =>
      new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${access_token}`, 'accept-encoding': accept }
        rawRequest(`${demo.server.url}/api/v2/matters`, { headers }, (response) => {
          response.resume()
          resolve(response.headers['content-encoding'])
        })
          .on('error', reject)
          .end()
      })
    expect(await encoding('gzip, deflate')).toBe('gzip')
    expect(await encoding('gzip;q=0, identity')).toBeUndefined()
    expect(await encoding('identity')).toBeUndefined()
    expect(await demo.list('matters')).toEqual(await demo.list('matters?whatever=1'))
  })
})

describe('filters', () => {
  it('ignores parameters that it does not know, paging included', async () => {
    const all = await demo.ids('matters')
    for (const query of [
      'limit=5',
      'page=2&per_page=3',
      '$top=2&$skip=1',
      'date_from=2030-01-01',
      'matter_id=x',
    ]) {
      expect(await demo.ids(`matters?${query}`)).toEqual(all)
    }
  })

  it('filters matters by account, user, status and text', async () => {
    expect(await demo.ids(`matters?account_id=${DEMO_IDS.clientAccount}`)).toEqual([
      DEMO_IDS.insideMatter,
      DEMO_IDS.pastMatter,
    ])
    expect(await demo.ids(`matters?assigned_to_user_id=${DEMO_IDS.coordinatorUser}`)).toHaveLength(18)
    const all = await demo.list('matters')
    for (const status of ['Open', 'Pending', 'Closed', 'Archived']) {
      const expected = all.filter((row) => row.status === status).map((row) => row.id)
      expect(await demo.ids(`matters?status=${status}`)).toEqual(expected)
    }
    expect(await demo.ids('matters?search_text=okaFOR')).toHaveLength(2)
    expect(await demo.ids('matters?account_tag=Professional')).toEqual([])
  })

  it('filters accounts and contacts', async () => {
    expect(await demo.ids('accounts?account_tag=professional')).toHaveLength(6)
    expect(await demo.ids('accounts?search_text=marsh %26 loring')).toHaveLength(1)
    expect(await demo.ids(`contacts?account_id=${DEMO_IDS.clientAccount}`)).toEqual([DEMO_IDS.clientContact])
    expect(await demo.ids('contacts?company_name=Lindqvist Realty Advisors')).toEqual([
      DEMO_IDS.agencyContact,
    ])
    expect(await demo.ids('contacts?search_text=client@peak1031')).toEqual([DEMO_IDS.clientContact])
    expect(await demo.ids('contacts?status=Archived')).toEqual([])
    const assigned = await demo.ids(`contacts?assigned_to_user_id=${DEMO_IDS.coordinatorUser}`)
    expect(assigned).toContain(DEMO_IDS.clientContact)
    expect(assigned).not.toContain(DEMO_IDS.agencyContact)
  })

  it('filters tasks by matter, status and due date', async () => {
    const ofMatter = await demo.list(`tasks?matter_id=${DEMO_IDS.insideMatter}`)
    for (const task of ofMatter) expect(refSchema.parse(task).matter_ref?.id).toBe(DEMO_IDS.insideMatter)
    const all = await demo.list('tasks')
    expect(ofMatter.length).toBe(
      all.filter((task) => refSchema.parse(task).matter_ref?.id === DEMO_IDS.insideMatter).length,
    )
    const between = (await demo.list('tasks?due_date_from=2026-03-01&due_date_to=2026-03-31')).map((row) =>
      String(row.due_date),
    )
    expect(between.length).toBe(
      all.filter((row) => String(row.due_date) >= '2026-03-01' && String(row.due_date) <= '2026-03-31')
        .length,
    )
    expect(await demo.ids('tasks?status=Completed')).not.toHaveLength(all.length)
  })

  it('filters notes, events and calls by their dates, relationships and users by their own', async () => {
    for (const [path, key] of [
      ['notes', 'date'],
      ['events', 'start_date_time'],
      ['calllogs', 'date'],
    ] as const) {
      const dates = (await demo.list(path)).map((row) => String(row[key])).sort()
      const middle = dates[Math.floor(dates.length / 2)]?.slice(0, 19) ?? ''
      const from = await demo.list(`${path}?date_from=${middle}Z`)
      const to = await demo.list(`${path}?date_to=${middle}Z`)
      expect(from.length).toBe(dates.filter((date) => date >= middle).length)
      expect(from.length + to.length).toBeGreaterThanOrEqual(dates.length - 1)
    }
    expect(await demo.ids(`relationships?contact_id=${DEMO_IDS.thirdPartyContact}`)).toHaveLength(3)
    const [inside, past] = [
      await demo.ids(`relationships?matter_id=${DEMO_IDS.insideMatter}`),
      await demo.ids(`relationships?matter_id=${DEMO_IDS.pastMatter}`),
    ]
    expect(inside.length).toBeGreaterThan(0)
    expect(await demo.ids(`relationships?account_id=${DEMO_IDS.clientAccount}`)).toEqual([...inside, ...past])
    expect(await demo.ids('users?email_address=COORDINATOR@peak1031.example')).toEqual([
      DEMO_IDS.coordinatorUser,
    ])
  })

  it('takes times naive, with Z and with an encoded offset, and drops one whose plus was not encoded', async () => {
    const all = await demo.ids('tasks')
    const since = await demo.ids('tasks?updated_since=2026-03-01T00:00:00')
    expect(since.length).toBeGreaterThan(0)
    expect(since.length).toBeLessThan(all.length)
    expect(await demo.ids('tasks?updated_since=2026-03-01T00:00:00Z')).toEqual(since)
    expect(await demo.ids('tasks?updated_since=2026-03-01T02:00:00%2B02:00')).toEqual(since)
    expect(await demo.ids('tasks?updated_since=2026-03-01T02:00:00+02:00')).toEqual(all)
    expect((await demo.ids('tasks?created_since=2026-03-01')).length).toBeLessThan(all.length)
    const changed = await demo.ids('contacts?updated_since=2026-03-01')
    expect(changed.length).toBeLessThan((await demo.ids('contacts')).length)
  })
})

describe('switches of the lists', () => {
  it('odata: honoured', async () => {
    const { list, ids, get } = await start({ odata: 'honoured' })
    const all = await list('tasks?$orderby=updated_at,id')
    const keys = all.map((row) => `${String(row.updated_at)} ${row.id}`)
    expect(keys).toEqual(keys.toSorted())
    expect(await ids('tasks?$top=10&$skip=20&$orderby=updated_at,id')).toEqual(
      all.slice(20, 30).map((row) => row.id),
    )
    const newest = await list('matters?$orderby=updated_at desc&$top=1')
    expect(newest[0]?.updated_at).toBe(
      (await list('matters'))
        .map((row) => String(row.updated_at))
        .toSorted()
        .at(-1),
    )
    expect((await get('matters?$top=many')).status).toBe(400)
    expect((await get('matters?$orderby=nonsense')).status).toBe(400)
    expect((await get('matters?$filter=number eq 1')).status).toBe(400)
  })

  it('odata: ignored', async () => {
    const { ids } = await start({ odata: 'ignored' })
    expect(await ids('matters?$top=2&$skip=1&$orderby=updated_at')).toEqual(await ids('matters'))
  })

  it('odata: 400_unknown_property', async () => {
    const { ids, get } = await start({ odata: '400_unknown_property' })
    const response = await get('matters?$orderby=updated_at')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ message: expect.stringContaining("'updated_at'") })
    expect(await ids('matters?$orderby=UpdatedAt,Id&$top=3')).toHaveLength(3)
  })

  it('odata: top_capped', async () => {
    const { ids } = await start({ odata: 'top_capped(7)' })
    expect(await ids('matters?$top=100')).toHaveLength(7)
    expect(await ids('matters?$top=5')).toHaveLength(5)
    expect(await ids('matters')).toHaveLength(20)
  })

  it('hidden_cap: off and a number', async () => {
    expect((await (await start()).ids('tasks')).length).toBe(522)
    expect((await (await start({ hidden_cap: 100 })).ids('tasks')).length).toBe(100)
  })

  it('since: inclusive and exclusive', async () => {
    for (const [since, expected] of [
      ['inclusive', 1],
      ['exclusive', 0],
    ] as const) {
      const { list, ids } = await start({ since })
      const newest = (await list('matters'))
        .map((row) => String(row.updated_at))
        .toSorted()
        .at(-1)
      expect(await ids(`matters?updated_since=${newest}`)).toHaveLength(expected)
    }
  })

  it('naive_param: utc and server_local', async () => {
    const utc = await (await start()).ids('tasks?updated_since=2026-03-15T18:00:01')
    const local = await (
      await start({ naive_param: 'server_local' })
    ).ids('tasks?updated_since=2026-03-15T14:00:01')
    expect(local).toEqual(utc)
    const zoned = await (
      await start({ naive_param: 'server_local' })
    ).ids('tasks?updated_since=2026-03-15T18:00:01Z')
    expect(zoned).toEqual(utc)
    expect(utc.length).toBeGreaterThan(0)
  })

  it('malformed_param: ignored and 400_modelState', async () => {
    const lenient = await start()
    for (const query of ['account_id=1', 'updated_since=yesterday', 'status=Opened']) {
      expect(await lenient.ids(`matters?${query}`)).toHaveLength(20)
    }
    const strict = await start({ malformed_param: '400_modelState' })
    const response = await strict.get('matters?updated_since=yesterday')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      message: 'The request is invalid.',
      modelState: { updated_since: [expect.stringContaining('yesterday')] },
    })
  })

  it('enum_case: insensitive and sensitive', async () => {
    expect(await (await start()).ids('matters?status=archived')).toHaveLength(1)
    expect(await (await start({ enum_case: 'sensitive' })).ids('matters?status=archived')).toHaveLength(20)
  })

  it('default_order: stable and shuffled_per_request', async () => {
    const stable = await start()
    expect(await stable.ids('tasks')).toEqual(await stable.ids('tasks'))
    const { ids } = await start({ default_order: 'shuffled_per_request' })
    const [first, second] = [await ids('tasks'), await ids('tasks')]
    expect(first).not.toEqual(second)
    expect(first.toSorted()).toEqual(second.toSorted())
  })

  it('archived_in_default_list: yes and no', async () => {
    const shown = await start()
    expect([(await shown.ids('matters')).length, (await shown.ids('contacts')).length]).toEqual([20, 12])
    const left = await start({ archived_in_default_list: 'no' })
    expect([(await left.ids('matters')).length, (await left.ids('contacts')).length]).toEqual([19, 11])
    expect(await left.ids('matters?status=Archived')).toHaveLength(1)
  })

  it('inactive_users_in_list: yes and no', async () => {
    expect(await (await start()).ids('users')).toHaveLength(3)
    expect(await (await start({ inactive_users_in_list: 'no' })).ids('users')).toHaveLength(2)
  })

  it('deleted_by_id and hidden_by_id: 404 and 403', async () => {
    for (const status of ['404', '403'] as const) {
      const { get, server } = await start({ deleted_by_id: status, hidden_by_id: status })
      const { deleted, hidden } = server.control.truth().entities.matters
      expect((await get(`matters/${deleted[0]}`)).status).toBe(Number(status))
      expect((await get(`matters/${hidden[0]}`)).status).toBe(Number(status))
    }
  })

  it('matter_delete_hides_tasks: yes and no', async () => {
    for (const [answer, count] of [
      ['yes', 522],
      ['no', 523],
    ] as const) {
      const { ids, server } = await start({ matter_delete_hides_tasks: answer })
      expect(await ids('tasks')).toHaveLength(count)
      const deleted = server.control.truth().entities.matters.deleted[0] ?? ''
      expect(await ids(`tasks?matter_id=${deleted}`)).toHaveLength(count - 522)
    }
  })

  it('contact_status_field: present and absent', async () => {
    const present = await (await start()).list('contacts')
    expect(present.every((row) => 'status' in row)).toBe(true)
    const absent = await start({ contact_status_field: 'absent' })
    expect((await absent.list('contacts')).some((row) => 'status' in row)).toBe(false)
    expect(JSON.stringify(await absent.list('accounts'))).not.toContain('"status"')
    expect(await absent.ids('contacts?status=Archived')).toHaveLength(1)
  })

  it('extra_unknown_field and extra_unknown_enum', async () => {
    const known = new Set(['Open', 'Pending', 'Closed', 'Archived'])
    const plain = await (await start()).list('matters')
    expect(plain.every((row) => !('row_revision' in row) && known.has(String(row.status)))).toBe(true)
    const extra = await (await start({ extra_unknown_field: 'on', extra_unknown_enum: 'on' })).list('tasks')
    expect(extra.every((row) => 'row_revision' in row)).toBe(true)
    expect(extra.some((row) => row.status === 'Deferred')).toBe(true)
  })

  it('rejects a switch that it does not have', async () => {
    const { control } = await start()
    expect((await control('POST', 'reset', { switches: { odata: 'sometimes' } })).status).toBe(400)
    expect((await control('POST', 'reset', { switches: { paging: 'on' } })).status).toBe(400)
  })
})
