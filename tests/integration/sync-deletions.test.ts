import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closePools } from '../support/database'
import { expectMirror } from '../support/mirror'
import { startWorld, type World } from '../support/sync'

let world: World
beforeEach(async () => {
  world = await startWorld()
  await world.sync('all', { full: true })
})
afterEach(async () => {
  await world.close()
  await closePools()
})

const visible = (entity: 'matters' | 'tasks' | 'contacts' | 'accounts') =>
  world.server.control.truth().entities[entity].visible
const missing = () =>
  world.rows<{ key: string }>('select pp_matter_id as key from exchanges where missing_since is not null')
const loggedNotFound = (path: string) =>
  world.server.control.log().some((entry) => entry.path.toLowerCase().endsWith(path) && entry.status === 404)

function pick(list: readonly string[], at = 0): string {
  const id = list[at]
  if (!id) throw new Error('no such record')
  return id
}

describe('what is gone at the source', () => {
  test('keeps its row, and is marked only after a 404 of its own', async () => {
    const id = pick(visible('matters'))
    world.server.control.mutate({ op: 'delete', entity: 'matters', id })
    expect((await world.sync('all')).counts.missing).toBe(0)
    const sweep = await world.sync('all', { full: true })
    expect(await missing()).toEqual([{ key: id }])
    expect(sweep.counts.missing).toBeGreaterThanOrEqual(1)
    expect(loggedNotFound(`/matters/${id}`)).toBe(true)
    await expectMirror(world)
  })

  test('is unmarked when it is restored with its old time', async () => {
    const id = pick(visible('matters'))
    world.server.control.mutate({ op: 'delete', entity: 'matters', id })
    await world.sync('all', { full: true })
    world.server.control.mutate({ op: 'restore', entity: 'matters', id })
    await world.sync('all', { full: true })
    expect(await missing()).toEqual([])
    await expectMirror(world)
  })

  test('is left alone when the source only says that it is forbidden', async () => {
    world.server.control.reset({ firm: 'small', seed: 7, switches: { deleted_by_id: '403' } })
    const id = pick(visible('matters'))
    world.server.control.mutate({ op: 'delete', entity: 'matters', id })
    await world.sync('matters', { full: true })
    expect(await missing()).toEqual([])
  })

  test('is not believed when most of the list is hidden at once', async () => {
    world.server.control.mutate({ op: 'hide', entity: 'matters', fraction: 0.6 })
    const sweep = await world.sync('matters', { full: true })
    expect(sweep).toMatchObject({ status: 'PARTIAL' })
    expect(sweep.errors.map((error) => error.code)).toContain('mass-loss')
    expect(await missing()).toEqual([])
  })

  test('is not believed of an empty list or a list that was cut to a round number', async () => {
    world.server.control.fault({ kind: 'empty_list', route: 'matters' })
    expect((await world.sync('matters', { full: true })).status).toBe('PARTIAL')
    world.server.control.clearFaults()
    expect(await missing()).toEqual([])
    await expectMirror(world)
  })

  test('a purged matter and a new one with its number are two exchanges', async () => {
    const id = pick(visible('matters'))
    const [old] = await world.rows<{ number: string }>(
      'select exchange_number as number from exchanges where pp_matter_id = $1',
      [id],
    )
    world.server.control.mutate({ op: 'delete', entity: 'matters', id })
    world.server.control.mutate({ op: 'purge', entity: 'matters', id })
    const fresh = world.server.control.mutate({
      op: 'insert',
      entity: 'matters',
      patch: { name: 'Same number, other matter', number: Number(old?.number) },
    })
    await world.sync('all', { full: true })
    const rows = await world.rows('select pp_matter_id from exchanges where exchange_number = $1', [
      old?.number,
    ])
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({ pp_matter_id: fresh })
  })

  test('a merge of accounts moves its matters to the other client', async () => {
    const [row] = await world.rows<{ account: string }>(
      `select pp_base->>'accountId' as account from exchanges where pp_base->>'accountId' is not null order by 1 limit 1`,
    )
    const from = String(row?.account)
    const into = pick(visible('accounts').filter((id) => id !== from))
    world.server.control.mutate({ op: 'merge', id: from, into })
    await world.sync('all', { full: true })
    const left = await world.rows(
      `select id from exchanges where pp_base->>'accountId' = $1 and missing_since is null`,
      [from],
    )
    expect(left).toEqual([])
    const [client] = await world.rows<{ same: boolean }>(
      `select bool_and(c.pp_account_id = $1) as same from exchanges e join contacts c on c.id = e.client_id where e.pp_base->>'accountId' = $1`,
      [into],
    )
    expect(client?.same).toBe(true)
  })
})
