import { afterEach, expect, test } from 'vitest'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { platformOnFirm } from '../support/syncedPlatform'
import { until } from '../support/wait'

afterEach(async () => {
  await stopPlatforms()
  await closePools()
})

/** More than the requests of one sweep of the small firm. */
const LAST = 20

test('killed at every request of a sweep, the platform ends in the same state', async () => {
  const { admin, rows, settled, restart, server, close } = await platformOnFirm()
  const tasks = server.control.truth().entities.tasks.visible
  for (let at = 1; at <= LAST; at += 1) {
    for (const id of tasks.slice(0, 100))
      server.control.mutate({ op: 'update', entity: 'tasks', id, patch: { notes: `Round ${at}` } })
    const before = server.control.log().length
    await admin().post('/api/sync/all?full=1')
    await Promise.race([
      until('the request is reached', () => server.control.log().length >= before + at, 10_000),
      settled(),
    ])
    await restart('SIGKILL')
    await admin().post('/api/sync/all?full=1')
    await settled()
    const [counts] = await rows(
      `select count(*)::int as tasks, (count(*) - count(distinct pp_task_id))::int as twice, (count(*) filter (where description = $1))::int as changed from tasks where missing_since is null`,
      [`Round ${at}`],
    )
    expect(counts, `killed at request ${at}`).toEqual({ tasks: tasks.length, twice: 0, changed: 100 })
  }
  expect(server.control.violations()).toEqual([])
  await close()
})
