import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DEMO_IDS, fieldId } from '../../src/dev/practicepanther/firm'
import { canonicalJson } from '../../src/dev/practicepanther/json'
import { startOfflineServer } from '../../src/dev/practicepanther/server'
import { startWithClient, type RawClient } from '../../src/dev/practicepanther/testing'
import type { MutationInput, Switches } from '../../src/dev/practicepanther/types'

let client: RawClient
const begin = async (switches: Partial<Switches> = {}): Promise<void> => {
  await client.server.close()
  client = await startWithClient({ firm: 'demo', switches })
}
beforeEach(async () => {
  client = await startWithClient({ firm: 'demo' })
})
afterEach(async () => {
  await client.server.close()
})

const mutate = (input: MutationInput): string => client.server.control.mutate(input)
const inside = `matters/${DEMO_IDS.insideMatter}`
const updatedAt = async (path: string): Promise<string> => String((await client.row(path)).updated_at)
const refName = (key: 'account_ref' | 'matter_ref', row: Record<string, unknown>): string =>
  z.object({ display_name: z.string() }).parse(row[key]).display_name
const refIdOf = (key: 'account_ref' | 'matter_ref', row: Record<string, unknown>): string =>
  z.object({ id: z.string() }).parse(row[key]).id
const peopleSchema = z.looseObject({
  id: z.string(),
  updated_at: z.string(),
  primary_contact: z.looseObject({ id: z.string(), email: z.string().nullable() }),
  other_contacts: z.array(z.looseObject({ id: z.string() })),
})
const account = async (): Promise<z.infer<typeof peopleSchema>> =>
  peopleSchema.parse(await client.row(`accounts/${DEMO_IDS.clientAccount}`))

describe('mutations', () => {
  it("update a row and stamp it with the server's clock", async () => {
    client.server.control.clock({ now: '2026-04-01T10:00:00.123', freeze: true })
    mutate({ op: 'update', entity: 'matters', id: DEMO_IDS.insideMatter, patch: { status: 'Pending' } })
    expect(await client.row(inside)).toMatchObject({
      status: 'Pending',
      updated_at: '2026-04-01T10:00:00.123',
    })
    expect(await client.ids('matters?updated_since=2026-04-01')).toEqual([DEMO_IDS.insideMatter])
    mutate({
      op: 'update',
      entity: 'matters',
      id: DEMO_IDS.pastMatter,
      patch: { status: 'Closed' },
      bump: false,
    })
    expect(await client.ids('matters?updated_since=2026-04-01')).toEqual([DEMO_IDS.insideMatter])
  })

  it('set and clear custom fields by label', async () => {
    const values = async (): Promise<unknown> => (await client.row(inside)).custom_field_values
    mutate({
      op: 'update',
      entity: 'matters',
      id: DEMO_IDS.insideMatter,
      fields: {
        'Close of Escrow Date': '2026-03-05T08:00:00',
        'Rel Value': 12.5,
        'Failed Exchange?': true,
        'Client Vesting': null,
      },
    })
    expect(await values()).toEqual(
      expect.arrayContaining([
        {
          custom_field_ref: {
            id: fieldId('Close of Escrow Date'),
            label: 'Close of Escrow Date',
            value_type: 'Date',
          },
          value_boolean: false,
          contact_ref: null,
          value_date_time: '2026-03-05T08:00:00',
          value_number: null,
          value_string: null,
        },
        {
          custom_field_ref: { id: fieldId('Rel Value'), label: 'Rel Value', value_type: 'Currency' },
          value_boolean: false,
          contact_ref: null,
          value_date_time: null,
          value_number: 12.5,
          value_string: null,
        },
        {
          custom_field_ref: {
            id: fieldId('Failed Exchange?'),
            label: 'Failed Exchange?',
            value_type: 'Checkbox',
          },
          value_boolean: true,
          contact_ref: null,
          value_date_time: null,
          value_number: null,
          value_string: null,
        },
      ]),
    )
    expect(JSON.stringify(await values())).not.toContain('Client Vesting')
  })

  it('insert rows with every key', async () => {
    const [sample] = await client.list('tasks')
    const id = mutate({ op: 'insert', entity: 'tasks', patch: { subject: 'Brand new' } })
    const row = await client.row(`tasks/${id}`)
    expect(row).toMatchObject({ subject: 'Brand new', matter_ref: null })
    expect(Object.keys(row).toSorted()).toEqual(Object.keys(sample ?? {}).toSorted())
    const accountId = mutate({ op: 'insert', entity: 'accounts', patch: { display_name: 'New client' } })
    const made = peopleSchema.parse(await client.row(`accounts/${accountId}`))
    expect(await client.ids(`contacts?account_id=${accountId}`)).toEqual([made.primary_contact.id])
    mutate({
      op: 'insert',
      entity: 'contacts',
      patch: { account_ref: { id: accountId, display_name: 'New client' }, display_name: 'Second' },
    })
    expect(peopleSchema.parse(await client.row(`accounts/${accountId}`)).other_contacts).toHaveLength(1)
  })

  it('delete without a trace, restore with the old time, and purge for good', async () => {
    const before = await client.row(inside)
    const tasks = await client.ids('tasks')
    mutate({ op: 'delete', entity: 'matters', id: DEMO_IDS.insideMatter })
    expect((await client.get(inside)).status).toBe(404)
    expect(await client.ids('matters')).not.toContain(DEMO_IDS.insideMatter)
    expect(await client.ids('matters?updated_since=2000-01-01')).not.toContain(DEMO_IDS.insideMatter)
    expect((await client.ids('tasks')).length).toBeLessThan(tasks.length)
    mutate({ op: 'restore', entity: 'matters', id: DEMO_IDS.insideMatter })
    expect(await client.row(inside)).toEqual(before)
    expect(await client.ids('tasks')).toEqual(tasks)
    mutate({ op: 'purge', entity: 'matters', id: DEMO_IDS.insideMatter })
    expect(() => mutate({ op: 'restore', entity: 'matters', id: DEMO_IDS.insideMatter })).toThrow()
    const again = mutate({ op: 'insert', entity: 'matters', patch: { number: Number(before.number) } })
    expect(again).not.toBe(DEMO_IDS.insideMatter)
    expect((await client.get(inside)).status).toBe(404)
  })

  it('restore with a new time under restore_bumps_updated_at: yes', async () => {
    await begin({ restore_bumps_updated_at: 'yes' })
    const before = await updatedAt(inside)
    mutate({ op: 'delete', entity: 'matters', id: DEMO_IDS.insideMatter })
    mutate({ op: 'restore', entity: 'matters', id: DEMO_IDS.insideMatter })
    expect((await updatedAt(inside)) > before).toBe(true)
  })

  it.each([
    ['yes', true],
    ['no', false],
  ] as const)('contact_edit_bumps_account: %s', async (answer, bumps) => {
    await begin({ contact_edit_bumps_account: answer })
    const before = await account()
    mutate({
      op: 'update',
      entity: 'contacts',
      id: DEMO_IDS.clientContact,
      patch: { email: 'new@mail.example' },
    })
    const after = await account()
    expect(after.primary_contact.email).toBe('new@mail.example')
    expect(after.updated_at > before.updated_at).toBe(bumps)
    expect(await client.ids(`contacts?updated_since=${new Date(Date.now() - 60_000).toISOString()}`)).toEqual(
      [DEMO_IDS.clientContact],
    )
  })

  it.each([
    ['yes', 'Renamed'],
    ['no', 'Martin Okafor'],
  ] as const)('rename_updates_refs: %s', async (answer, name) => {
    await begin({ rename_updates_refs: answer })
    const before = await updatedAt(inside)
    mutate({
      op: 'update',
      entity: 'accounts',
      id: DEMO_IDS.clientAccount,
      patch: { display_name: 'Renamed' },
    })
    expect(refName('account_ref', await client.row(inside))).toBe(name)
    expect(await updatedAt(inside)).toBe(before)
  })

  it('merge accounts', async () => {
    const into = (await client.ids('accounts')).find((id) => id !== DEMO_IDS.clientAccount) ?? ''
    mutate({ op: 'merge', id: DEMO_IDS.clientAccount, into })
    expect((await client.get(`accounts/${DEMO_IDS.clientAccount}`)).status).toBe(404)
    expect((await client.get(`contacts/${DEMO_IDS.clientContact}`)).status).toBe(404)
    expect(refIdOf('account_ref', await client.row(inside))).toBe(into)
    expect(await client.ids(`matters?account_id=${DEMO_IDS.clientAccount}`)).toEqual([])
  })

  it('hide rows from a role, by share, by id and by user, and show them again', async () => {
    mutate({ op: 'hide', entity: 'matters', fraction: 0.6 })
    const left = await client.ids('matters')
    expect(left.length).toBeGreaterThan(5)
    expect(left.length).toBeLessThan(30)
    mutate({ op: 'show', entity: 'matters' })
    expect(await client.ids('matters')).toHaveLength(40)
    mutate({ op: 'hide', entity: 'matters', ids: [DEMO_IDS.insideMatter], user: DEMO_IDS.coordinatorUser })
    expect((await client.get(inside)).status).toBe(404)
    const other = (await client.ids('users')).find((id) => id !== DEMO_IDS.coordinatorUser)
    const { access_token } = client.server.control.issueTokens(other)
    const response = await fetch(`${client.server.url}/api/v2/${inside}`, {
      headers: { authorization: `Bearer ${access_token}` },
    })
    expect(response.status).toBe(200)
  })

  it('wait for a request', async () => {
    mutate({ op: 'delete', entity: 'matters', id: DEMO_IDS.insideMatter, when: 'after_request:2' })
    const seen: boolean[] = []
    for (let index = 0; index < 3; index += 1)
      seen.push((await client.ids('matters')).includes(DEMO_IDS.insideMatter))
    expect(seen).toEqual([true, true, false])
  })

  it('commit late: the row shows up after its own updated_at', async () => {
    client.server.control.clock({ now: '2026-04-01T10:00:00', freeze: true })
    mutate({
      op: 'update',
      entity: 'matters',
      id: DEMO_IDS.insideMatter,
      patch: { status: 'Closed' },
      visible_in_ms: 300_000,
    })
    client.server.control.clock({ advance_ms: 299_000 })
    expect(await client.row(inside)).toMatchObject({ status: 'Open' })
    client.server.control.clock({ advance_ms: 1000 })
    expect(await client.row(inside)).toMatchObject({ status: 'Closed', updated_at: '2026-04-01T10:00:00' })
  })

  it('leave a list that is being answered as it was', async () => {
    const [before, pending] = [await client.list('matters'), client.get('matters')]
    const response = await pending
    mutate({ op: 'update', entity: 'matters', id: before[39]?.id ?? '', patch: { name: 'changed' } })
    expect(await response.json()).toEqual(before)
  })

  it('reject what they do not know', async () => {
    expect(
      (await client.control('POST', 'mutate', { op: 'update', entity: 'matters', id: 'nobody' })).status,
    ).toBe(400)
    expect((await client.control('POST', 'mutate', { op: 'explode' })).status).toBe(400)
    expect(() =>
      mutate({ op: 'update', entity: 'matters', id: DEMO_IDS.insideMatter, fields: { 'No such field': 1 } }),
    ).toThrow()
  })
})

describe('truth', () => {
  it('equals what the lists serve, by hash', async () => {
    const { entities } = client.server.control.truth({ full: true })
    for (const entity of [
      'users',
      'accounts',
      'contacts',
      'matters',
      'tasks',
      'notes',
      'events',
      'calllogs',
      'relationships',
    ] as const) {
      const rows = z
        .array(z.looseObject({ id: z.string() }).and(z.record(z.string(), z.json())))
        .parse(await (await client.get(entity)).json())
      expect(rows.map((row) => row.id)).toEqual(entities[entity].visible)
      for (const row of rows) {
        expect(entities[entity].rows[row.id]?.hash).toBe(
          createHash('sha256').update(canonicalJson(row)).digest('hex'),
        )
        expect(entities[entity].rows[row.id]?.row).toEqual(row)
      }
    }
  })

  it('distinguishes visible, archived, deleted and hidden ids, over HTTP too', async () => {
    const small = await startWithClient({ firm: 'small' })
    const schema = z.looseObject({
      entities: z.looseObject({
        matters: z.object({
          visible: z.array(z.string()),
          archived: z.array(z.string()),
          deleted: z.array(z.string()),
          hidden: z.array(z.string()),
          rows: z.record(z.string(), z.strictObject({ hash: z.string().length(64) })),
        }),
      }),
    })
    const { matters } = schema.parse(await (await small.control('GET', 'truth')).json()).entities
    expect([
      matters.visible.length,
      matters.archived.length,
      matters.deleted.length,
      matters.hidden.length,
    ]).toEqual([20, 1, 1, 1])
    expect(Object.keys(matters.rows)).toEqual(matters.visible)
    expect(await (await small.control('GET', 'truth?full=1')).text()).toContain('"row":{')
    await small.server.close()
  })

  it('changes with the firm', () => {
    const hash = (): string | undefined =>
      client.server.control.truth().entities.matters.rows[DEMO_IDS.insideMatter]?.hash
    const before = hash()
    mutate({ op: 'update', entity: 'matters', id: DEMO_IDS.insideMatter, patch: { notes: 'changed' } })
    expect(hash()).not.toBe(before)
  })
})

describe('evidence', () => {
  it('logs method, path, query, status, token, time and bytes', async () => {
    await client.ids('matters?status=Open')
    expect(client.server.control.log().at(-1)).toMatchObject({
      method: 'GET',
      path: '/api/v2/matters',
      route: 'matters',
      query: { status: 'Open' },
      status: 200,
      token: 'at-1',
      bytes: expect.any(Number),
      realMs: expect.any(Number),
      faults: [],
    })
    expect(client.server.control.log().at(-1)?.bytes).toBeGreaterThan(500)
  })

  it('answers a write as the vendor would, changes nothing, and holds it against the client', async () => {
    const { access_token } = client.server.control.issueTokens()
    const before = client.server.control.truth().entities.matters.rows
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${client.server.url}/api/v2/matters?id=${DEMO_IDS.insideMatter}`, {
        method,
        headers: { authorization: `Bearer ${access_token}` },
      })
      expect(response.status).toBe(200)
    }
    expect(client.server.control.violations().map(({ kind, method }) => [kind, method])).toEqual([
      ['write', 'POST'],
      ['write', 'PUT'],
      ['write', 'DELETE'],
      ['write', 'PATCH'],
    ])
    expect(await (await client.control('GET', 'violations')).json()).toHaveLength(4)
    expect(client.server.control.truth().entities.matters.rows).toEqual(before)
  })
})

describe('control over HTTP', () => {
  it('resets to another firm and forgets everything', async () => {
    client.server.control.fault({ kind: 'status' })
    expect(
      (
        await client.control('POST', 'reset', {
          firm: 'empty',
          seed: 3,
          switches: { expired: '400_invalid_grant' },
        })
      ).status,
    ).toBe(200)
    expect(client.server.control.log()).toEqual([])
    expect((await client.get('matters')).status).toBe(400)
    const tokens = z
      .object({ access_token: z.string() })
      .parse(await (await client.control('POST', 'tokens', {})).json())
    const response = await fetch(`${client.server.url}/api/v2/matters`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect([response.status, await response.json()]).toEqual([200, []])
  })

  it('sets the clock, a fault and a change', async () => {
    expect(
      await (await client.control('POST', 'clock', { now: '2026-05-01T00:00:00', freeze: true })).json(),
    ).toEqual({ now: '2026-05-01T00:00:00' })
    expect(await (await client.control('POST', 'clock', { advance_ms: 1500 })).json()).toEqual({
      now: '2026-05-01T00:00:01.5',
    })
    expect((await client.control('POST', 'clock', { now: 'never' })).status).toBe(400)
    await client.control('POST', 'fault', { kind: 'status', nth: 1 })
    expect((await client.get('users/me')).status).toBe(500)
    await client.control('POST', 'fault', { kind: 'status' })
    await client.control('DELETE', 'fault')
    expect((await client.get('users/me')).status).toBe(200)
    expect((await client.control('POST', 'fault', { kind: 'status', args: { status: 200 } })).status).toBe(
      400,
    )
    const made = await client.control('POST', 'mutate', {
      op: 'insert',
      entity: 'users',
      patch: { email: 'new@summitqi.example' },
    })
    const { id } = z.object({ id: z.string() }).parse(await made.json())
    expect(await client.row(`users/${id}`)).toMatchObject({ email: 'new@summitqi.example' })
    const forged = await client.control(
      'GET',
      `forged-callback?redirect_uri=${encodeURIComponent('http://localhost:3000/cb')}&state=abc`,
    )
    expect(await forged.json()).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:3000\/cb\?code=.+&state=abc$/),
    })
    expect((await client.control('GET', 'nothing')).status).toBe(404)
  })

  it('does not count among the requests of the client', async () => {
    await client.control('GET', 'truth')
    expect(client.server.control.log()).toEqual([])
  })
})

describe('the server', () => {
  it('listens on loopback only', async () => {
    await expect(startOfflineServer({ host: '0.0.0.0' })).rejects.toThrow('loopback')
    expect(client.server.url).toBe(`http://127.0.0.1:${client.server.port}`)
  })

  it('never dates a row after its clock, whatever the anchor', async () => {
    const ahead = await startWithClient({ firm: 'demo', anchor: '2099-01-15' })
    const now = ahead.server.control.clock()
    expect(now >= '2099-01-15').toBe(true)
    expect((await ahead.list('matters')).every((row) => String(row.updated_at) < now)).toBe(true)
    await ahead.server.close()
  })

  it('runs as a process of its own that stops on SIGTERM', async () => {
    const cli = fileURLToPath(new URL('../../src/dev/practicepanther/cli.ts', import.meta.url))
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      cli,
      '--firm',
      'small',
      '--seed',
      '2',
      '--anchor',
      '2026-11-20',
      '--refresh-token',
      'boot',
    ])
    const [line] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'))
    const { url, firm } = z.object({ url: z.url(), firm: z.string() }).parse(JSON.parse(line.toString()))
    expect(firm).toBe('small')
    expect((await fetch(`${url}/api/v2/matters`)).status).toBe(401)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
