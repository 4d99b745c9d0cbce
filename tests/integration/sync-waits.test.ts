import pg from 'pg'
import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { Database } from '../../src/core/database/database'
import { sqlOn } from '../../src/core/database/sql'
import { createRun } from '../../src/modules/sync/runs'
import { performRun, SYNC_LOCK } from '../../src/modules/sync/sync/run'
import { closePools } from '../support/database'
import { HASTY, startWorld, type World } from '../support/sync'
import { pause } from '../support/wait'

let world: World
afterEach(async () => {
  await world.close()
  await closePools()
})

test('a run waits for one of another kind for as long as that takes, however short a statement may be', async () => {
  world = await startWorld()
  await world.sync('contacts', { full: true })
  const db = new Database(new pg.Pool({ ...world.pool.options, statement_timeout: 200 }))
  const other = await world.pool.connect()
  await other.query('select pg_advisory_lock($1)', [SYNC_LOCK])
  const id = await createRun(sqlOn(db), 'tasks', false, 'Test')
  const run = performRun(db, id ?? '', {
    signal: new AbortController().signal,
    log: pino({ level: 'silent' }),
    patience: HASTY,
  })
  await pause(800)
  await other.query('select pg_advisory_unlock($1)', [SYNC_LOCK])
  other.release()
  await run
  expect(await world.rows('select status from sync_runs where id = $1', [id])).toEqual([
    { status: 'SUCCESS' },
  ])
  await db.end()
})
