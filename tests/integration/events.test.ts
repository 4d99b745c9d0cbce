import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../src/core/database/database'
import { attachSubscribers } from '../../src/modules'
import { followEvents } from '../../src/core/events/afterCommit'
import { newUser } from '../support/accounts'
import { signIn, textAt, type Caller } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms } from '../support/platform'
import { until } from '../support/wait'

/** What follows from a change: once, whatever fails in between, and never from a change that was not made. */

let admin: Caller
let pool: pg.Pool
let assignee: string

beforeAll(async () => {
  const database = await migratedDatabase()
  pool = poolOn(database)
  const { url } = await startPlatform({ ...API_ONLY, DATABASE_URL: database })
  admin = await signIn(url, ADMIN.email, ADMIN.password)
  assignee = (await newUser(admin)).id
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const task = () => admin.create('tasks', { title: 'Call the escrow officer', assignee })
const comment = (id: string, content: string) => admin.post(`/api/tasks/${id}/comments`, { content })
const notified = async (content: string): Promise<number> =>
  (await pool.query('select 1 from notifications where user_id = $1 and body = $2', [assignee, content])).rows
    .length
const eventOf = async (comment: string): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    `select id from audit_logs where action = 'task-comments.create' and entity_id = $1`,
    [comment],
  )
  return rows[0]?.id ?? ''
}

describe('what follows from a change', () => {
  it('is there when the change was answered, and stays once when the queue comes by', async () => {
    const answer = await comment(await task(), 'The deed is signed.')
    expect([answer.status, await notified('The deed is signed.')]).toEqual([201, 1])
    await until('the queue has done its work', async () => {
      const { rows } = await pool.query<{ waiting: number }>(
        `select count(*)::int as waiting from pgboss.job where name = 'follow-events' and state in ('created', 'active', 'retry')`,
      )
      return rows[0]?.waiting === 0
    })
    expect(await notified('The deed is signed.')).toBe(1)
  })

  it('happens once, however often and however many at once follow the event', async () => {
    attachSubscribers()
    const answer = await comment(await task(), 'Many at once')
    const event = await eventOf(textAt(answer, 'doc', 'id'))
    expect(event).not.toBe('')
    await pool.query('delete from peak.handled_events where event_id = $1', [event])
    await pool.query(`delete from notifications where body = 'Many at once'`)
    await Promise.all(Array.from({ length: 6 }, () => followEvents(new Database(pool), [event])))
    expect(await notified('Many at once')).toBe(1)
  })

  it('is made up for by the queue where it failed, and the change stands', async () => {
    await pool.query(`
      create function refuse_for_a_test() returns trigger language plpgsql as $$
      begin if new.body = 'Not yet' then raise exception 'refused for a test'; end if; return new; end $$;
      create trigger refuse_for_a_test before insert on notifications for each row execute function refuse_for_a_test();`)
    const answer = await comment(await task(), 'Not yet')
    expect([answer.status, await notified('Not yet')]).toEqual([201, 0])
    await pool.query('drop trigger refuse_for_a_test on notifications')
    await until('the queue has made up for it', async () => (await notified('Not yet')) === 1, 60_000)
  })

  it('does not come from a change that was not committed', async () => {
    await pool.query(`
      create function refuse_commit_for_a_test() returns trigger language plpgsql as $$
      begin if new.content = 'Never said' then raise exception 'refused at the commit'; end if; return null; end $$;
      create constraint trigger refuse_commit_for_a_test after insert on task_comments deferrable initially deferred for each row execute function refuse_commit_for_a_test();`)
    const answer = await comment(await task(), 'Never said')
    await pool.query('drop trigger refuse_commit_for_a_test on task_comments')
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(await notified('Never said')).toBe(0)
    const { rows } = await pool.query(
      `select 1 from audit_logs where action = 'task-comments.create' and not exists (select 1 from task_comments c where c.id::text = entity_id)`,
    )
    expect(rows).toEqual([])
  })
})
