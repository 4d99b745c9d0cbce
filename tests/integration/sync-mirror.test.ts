import { afterEach, describe, expect, test } from 'vitest'
import type { Switches } from '../../src/dev/practicepanther/types'
import { closePools } from '../support/database'
import { expectMirror } from '../support/mirror'
import { startWorld, writtenState, type World } from '../support/sync'

/** Both answers to every unknown of PracticePanther, in combinations that pair them (practicepanther.md T2). */
const COMBINATIONS: Record<string, Partial<Switches>> = {
  'the most likely answers': {},
  'paging honoured, strict dates, archived apart': {
    odata: 'honoured',
    since: 'exclusive',
    archived_in_default_list: 'no',
    default_order: 'shuffled_per_request',
    enum_case: 'sensitive',
    refresh_kills_access: 'yes',
  },
  'paging refused, local parameters': {
    odata: '400_unknown_property',
    naive_param: 'server_local',
    malformed_param: '400_modelState',
    contact_status_field: 'absent',
    extra_unknown_field: 'on',
    extra_unknown_enum: 'on',
  },
  'pages capped below what was asked': {
    odata: 'top_capped(7)',
    default_order: 'shuffled_per_request',
    rename_updates_refs: 'no',
    inactive_users_in_list: 'no',
    contact_edit_bumps_account: 'no',
  },
  'an expired token answered as a bad grant': {
    expired: '400_invalid_grant',
    archived_in_default_list: 'no',
    matter_delete_hides_tasks: 'no',
    restore_bumps_updated_at: 'yes',
  },
}

let world: World
afterEach(async () => {
  await world.close()
  await closePools()
})

describe('the mirror of a firm', () => {
  for (const [name, switches] of Object.entries(COMBINATIONS)) {
    test(`is complete, and a second run writes nothing, with ${name}`, async () => {
      world = await startWorld({ switches })
      const first = await world.sync('all', { full: true })
      expect(first.errors).toEqual([])
      expect(first.status).toBe('SUCCESS')
      await expectMirror(world)
      const before = await writtenState(world)
      const requests = world.server.control.log().length
      expect((await world.sync('all')).status).toBe('SUCCESS')
      const sweep = await world.sync('all', { full: true })
      expect(sweep.counts).toMatchObject({ created: 0, updated: 0, missing: 0, failed: 0 })
      expect(await writtenState(world)).toBe(before)
      expect(world.server.control.log().length - requests).toBeLessThan(120)
    })

    test(`follows what changed with ${name}`, async () => {
      world = await startWorld({ switches })
      await world.sync('all', { full: true })
      const { entities } = world.server.control.truth()
      const [matter, other] = entities.matters.visible
      const [task] = entities.tasks.visible
      const [contact] = entities.contacts.visible
      if (!matter || !other || !task || !contact) throw new Error('the firm has too few records')
      world.server.control.mutate({
        op: 'update',
        entity: 'matters',
        id: matter,
        patch: { name: 'Renamed at the source' },
        fields: { 'Close of Escrow Date': '2026-03-05T08:00:00' },
      })
      world.server.control.mutate({
        op: 'update',
        entity: 'matters',
        id: other,
        patch: { status: 'Archived' },
      })
      world.server.control.mutate({
        op: 'update',
        entity: 'tasks',
        id: task,
        patch: { subject: 'Another subject', status: 'Completed' },
      })
      world.server.control.mutate({
        op: 'update',
        entity: 'contacts',
        id: contact,
        patch: { last_name: 'Othername' },
      })
      const run = await world.sync('all')
      expect(run.counts.updated).toBeGreaterThanOrEqual(3)
      await expectMirror(world)
    })
  }

  test('passes the server every request as GET and asks for nothing else', async () => {
    world = await startWorld()
    await world.sync('all', { full: true })
    expect(
      world.server.control
        .log()
        .filter((entry) => entry.method !== 'GET')
        .map((entry) => entry.route),
    ).toEqual(['token'])
    expect(world.log()).not.toMatch(/test-bootstrap|test-secret|at-\d|@/)
  })
})
