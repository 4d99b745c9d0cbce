import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { Switches } from '../../src/dev/practicepanther/types'
import { closePools } from '../support/database'
import { expectMirror } from '../support/mirror'
import { startWorld, writtenState, type World } from '../support/sync'

/** Any combination of answers to the unknowns, as fast-check draws them; `npm test` runs the chosen pairs. */

let world: World | null = null
afterEach(async () => {
  await world?.close()
  world = null
  await closePools()
})

const yesNo = fc.constantFrom('yes' as const, 'no' as const)
const onOff = fc.constantFrom('on' as const, 'off' as const)
const anySwitches: fc.Arbitrary<Partial<Switches>> = fc.record({
  odata: fc.constantFrom(
    'honoured' as const,
    'ignored' as const,
    '400_unknown_property' as const,
    'top_capped(7)' as const,
  ),
  since: fc.constantFrom('inclusive' as const, 'exclusive' as const),
  naive_param: fc.constantFrom('utc' as const, 'server_local' as const),
  malformed_param: fc.constantFrom('ignored' as const, '400_modelState' as const),
  default_order: fc.constantFrom('stable' as const, 'shuffled_per_request' as const),
  archived_in_default_list: yesNo,
  inactive_users_in_list: yesNo,
  restore_bumps_updated_at: yesNo,
  matter_delete_hides_tasks: yesNo,
  contact_edit_bumps_account: yesNo,
  rename_updates_refs: yesNo,
  contact_status_field: fc.constantFrom('present' as const, 'absent' as const),
  extra_unknown_field: onOff,
  extra_unknown_enum: onOff,
  refresh_kills_access: yesNo,
  expired: fc.constantFrom('401' as const, '400_invalid_grant' as const),
})

test('every combination of answers ends in a complete mirror, and a second sweep writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anySwitches, fc.integer({ min: 1, max: 1000 }), async (switches, seed) => {
      world = await startWorld({ switches, seed })
      expect((await world.sync('all', { full: true })).status).toBe('SUCCESS')
      await expectMirror(world)
      const before = await writtenState(world)
      await world.sync('all', { full: true })
      expect(await writtenState(world)).toBe(before)
      await world.close()
      world = null
    }),
    { numRuns: 200 },
  )
})
