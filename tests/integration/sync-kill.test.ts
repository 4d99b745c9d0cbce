import { afterEach, expect, test } from 'vitest'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { platformOnFirm } from '../support/syncedPlatform'

afterEach(async () => {
  await stopPlatforms()
  await closePools()
})

test('a run killed in the middle is FAILED after the next start, and another run ends complete', async () => {
  const { admin, rows, settled, restart, server, close } = await platformOnFirm()
  const tasks = server.control.truth().entities.tasks.visible
  for (const id of tasks.slice(0, 200))
    server.control.mutate({ op: 'update', entity: 'tasks', id, patch: { notes: 'Changed for the kill' } })
  server.control.fault({ kind: 'slow_headers', route: 'tasks', times: 1, args: { ms: 20_000 } })
  expect((await admin().post('/api/sync/all?full=1')).status).toBe(202)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await admin().post('/api/sync/all')).status).toBe(409)
  await restart('SIGKILL')
  const [killed] = await rows<{ status: string; errors: { code: string }[] }>(
    `select status, errors from sync_runs order by started_at desc limit 1`,
  )
  expect(killed).toMatchObject({ status: 'FAILED', errors: [{ code: 'interrupted' }] })
  expect((await admin().post('/api/sync/all?full=1')).status).toBe(202)
  await settled()
  const [counts] = await rows(
    `select count(*)::int as tasks, (count(*) - count(distinct pp_task_id))::int as twice, (count(*) filter (where description = 'Changed for the kill'))::int as changed from tasks where missing_since is null`,
  )
  expect(counts).toEqual({ tasks: tasks.length, twice: 0, changed: 200 })
  expect(server.control.violations()).toEqual([])
  await close()
})
