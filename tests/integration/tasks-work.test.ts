import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, docsOf, errorsOf, textAt, type Answered } from '../support/api'
import { firmDatabase, poolOn } from '../support/database'
import type { Firm } from '../support/firm'
import { API_ONLY, startPlatform, type RunningPlatform } from '../support/platform'
import { signedInFirm } from '../support/signedIn'
import { today } from '../support/today'
import { until } from '../support/wait'

/** Tasks that repeat, roll over, follow a date and are talked about. */

let firm: Firm
let pool: pg.Pool
let platform: RunningPlatform
let databaseUrl: string
let exchange: string
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const officer = () => firm.people.coordinator.caller
const task = (data: Record<string, unknown> = {}) =>
  officer().create('tasks', { exchange, title: 'Call the escrow', dueDate: today, ...data })
const dueOf = async (id: string) => at((await firm.admin.get(`/api/tasks/${id}?depth=0`)).body, 'dueDate')

beforeAll(async () => {
  databaseUrl = await firmDatabase()
  platform = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
  pool = poolOn(databaseUrl)
  firm = await signedInFirm(platform.url, pool)
})
beforeEach(async () => {
  exchange = await firm.admin.create('exchanges', {
    name: 'With work',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    relinquishedTransferDate: addDays(today, -5),
  })
})

describe('a task that repeats', () => {
  it('has its next one when it is done, once, with a history of all', async () => {
    const id = await task({ assignee: firm.people.client.id })
    expect(
      await status(officer().put(`/api/tasks/${id}/plan`, { recurrence: { frequency: 'weekly' } })),
    ).toBe(200)
    expect(await status(firm.people.client.caller.patch(`/api/tasks/${id}`, { status: 'COMPLETED' }))).toBe(
      200,
    )
    const open = async () =>
      docsOf(
        await officer().get(
          `/api/tasks?where[exchange][equals]=${exchange}&where[status][equals]=PENDING&depth=0`,
        ),
      )
    expect((await open()).map((doc) => [doc['title'], doc['dueDate'], doc['assignee']])).toEqual([
      ['Call the escrow', addDays(today, 7), firm.people.client.id],
    ])
    await officer().patch(`/api/tasks/${id}`, { status: 'PENDING' })
    await officer().patch(`/api/tasks/${id}`, { status: 'COMPLETED' })
    expect(await open()).toHaveLength(1)
    const history = docsOf(await officer().get(`/api/tasks/${id}/history`))
    expect(history.map((event) => event['kind'])).toEqual(['completed', 'reopened', 'repeated', 'completed'])
    expect(history.at(-1)?.['person']).toMatchObject({ id: firm.people.client.id })
  })

  it('is arranged by who manages the exchange, and rejected where it makes no sense', async () => {
    const id = await task()
    const plan = {
      recurrence: { frequency: 'daily', interval: 2, until: addDays(today, 30) },
      rollOver: true,
    }
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([
        role,
        await status(firm.people[role].caller.put(`/api/tasks/${firm.assigned.records['tasks']}/plan`, plan)),
      ]).toEqual([role, 403])
    expect(await status(officer().put(`/api/tasks/${firm.foreign.records['tasks']}/plan`, plan))).toBe(404)
    expect(
      errorsOf(await officer().put(`/api/tasks/${id}/plan`, { recurrence: { frequency: 'hourly' } }))[0]
        ?.field,
    ).toBe('recurrence.frequency')
    expect(
      await status(
        officer().put(`/api/tasks/${id}/plan`, {
          recurrence: { frequency: 'daily' },
          anchor: { date: 'T', days: 1 },
        }),
      ),
    ).toBe(422)
    expect(await status(officer().put(`/api/tasks/${firm.loose.mine}/plan`, plan))).toBe(404)
    expect(at((await officer().put(`/api/tasks/${id}/plan`, plan)).body, 'doc')).toMatchObject({
      rollOver: true,
      recurrence: { interval: 2, start: today },
    })
  })
})

describe('a task that follows a date', () => {
  it('moves with it, as long as nobody set its date by hand', async () => {
    const [follows, touched] = [await task(), await task()]
    for (const id of [follows, touched])
      expect(
        await status(officer().put(`/api/tasks/${id}/plan`, { anchor: { date: 'D45', days: -7 } })),
      ).toBe(200)
    expect(await dueOf(follows)).toBe(addDays(today, 33))
    await officer().patch(`/api/tasks/${touched}`, { dueDate: addDays(today, 3) })
    await officer().patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: addDays(today, -3) })
    expect([await dueOf(follows), await dueOf(touched)]).toEqual([addDays(today, 35), addDays(today, 3)])
    expect(
      docsOf(await officer().get(`/api/tasks/${follows}/history`)).map((event) => event['kind']),
    ).toContain('moved')
    const { rows } = await pool.query<{ user: string }>(
      `select user_id as "user" from audit_logs where entity_id = $1 and "after" ? 'dueDate' order by created_at desc limit 1`,
      [follows],
    )
    expect(rows[0]?.user).toBe(firm.people.coordinator.id)
  })
})

describe('a template', () => {
  const template = {
    name: 'Delayed exchange',
    exchangeType: 'delayed',
    items: [
      { key: 'remind', title: 'Remind of day 45', anchor: 'D45', days: -7, priority: 'HIGH' },
      { key: 'statement', title: 'Get the settlement statement', anchor: 'T', days: 3 },
    ],
  }

  it('gives its tasks by itself to new exchanges, and by hand once', async () => {
    const made = await firm.admin.post('/api/task-templates', { ...template, automatic: true })
    expect(made.status).toBe(201)
    const fresh = await firm.admin.create('exchanges', {
      name: 'Fresh',
      coordinator: firm.people.coordinator.id,
      relinquishedTransferDate: today,
    })
    const reverse = await firm.admin.create('exchanges', {
      name: 'Reverse',
      type: 'reverse',
      relinquishedTransferDate: today,
    })
    const titles = async (id: string) =>
      docsOf(await firm.admin.get(`/api/tasks?where[exchange][equals]=${id}&sort=dueDate&depth=0`)).map(
        (doc) => [doc['title'], doc['dueDate'], doc['assignee']],
      )
    expect(await titles(fresh)).toEqual([
      ['Get the settlement statement', addDays(today, 3), firm.people.coordinator.id],
      ['Remind of day 45', addDays(today, 38), firm.people.coordinator.id],
    ])
    expect(await titles(reverse)).toEqual([])
    expect(
      at(
        (
          await officer().post(`/api/exchanges/${fresh}/tasks/from-template`, {
            template: textAt(made, 'doc', 'id'),
          })
        ).body,
        'made',
      ),
    ).toEqual([])
    const applied = await officer().post(`/api/exchanges/${exchange}/tasks/from-template`, {
      template: textAt(made, 'doc', 'id'),
    })
    expect([applied.status, await titles(exchange)]).toEqual([
      201,
      [
        ['Get the settlement statement', addDays(today, -2), firm.people.coordinator.id],
        ['Remind of day 45', addDays(today, 33), firm.people.coordinator.id],
      ],
    ])
    const path = `/api/task-templates/${textAt(made, 'doc', 'id')}`
    expect(await status(firm.admin.put(path, { ...template, name: 'Renamed', automatic: true }))).toBe(200)
    expect((await officer().get(path)).body).toMatchObject({ name: 'Renamed', exchangeType: 'delayed' })
    expect(await status(firm.admin.delete(path))).toBe(200)
    expect(
      await status(
        officer().post(`/api/exchanges/${exchange}/tasks/from-template`, {
          template: textAt(made, 'doc', 'id'),
        }),
      ),
    ).toBe(404)
  })

  it('is kept by admins, read by staff, and has each key once', async () => {
    for (const role of ['coordinator', 'client', 'third_party', 'agency'] as const)
      expect([role, await status(firm.people[role].caller.post('/api/task-templates', template))]).toEqual([
        role,
        403,
      ])
    expect([
      await status(officer().get('/api/task-templates')),
      await status(firm.people.client.caller.get('/api/task-templates')),
    ]).toEqual([200, 403])
    expect(
      await status(
        firm.admin.post('/api/task-templates', {
          ...template,
          items: [template.items[0], template.items[0]],
        }),
      ),
    ).toBe(400)
    expect(
      await status(
        firm.people.client.caller.post(`/api/exchanges/${exchange}/tasks/from-template`, {
          template: exchange,
        }),
      ),
    ).toBe(403)
  })
})

describe('comments', () => {
  it('are read and written by who sees the task, and notified to its assignee', async () => {
    const id = await task({ assignee: firm.people.client.id })
    expect(await status(officer().post(`/api/tasks/${id}/comments`, { content: 'Please call back' }))).toBe(
      201,
    )
    expect(
      await status(firm.people.client.caller.post(`/api/tasks/${id}/comments`, { content: 'Done' })),
    ).toBe(201)
    expect(
      docsOf(await firm.people.client.caller.get(`/api/tasks/${id}/comments`)).map((comment) => [
        comment['content'],
        at(comment, 'person', 'role'),
      ]),
    ).toEqual([
      ['Please call back', 'coordinator'],
      ['Done', 'client'],
    ])
    const told = async (role: 'client' | 'coordinator') =>
      docsOf(await firm.people[role].caller.get('/api/notifications?where[category][equals]=task-comment'))
        .length
    expect([await told('client'), await told('coordinator')]).toEqual([1, 1])
    expect(
      await status(
        firm.people.third_party.caller.post(`/api/tasks/${firm.assigned.records['tasks']}/comments`, {
          content: 'x',
        }),
      ),
    ).toBe(403)
    expect(
      await status(firm.people.client.caller.get(`/api/tasks/${firm.foreign.records['tasks']}/comments`)),
    ).toBe(404)
    expect(
      await status(firm.people.client.caller.get(`/api/tasks/${firm.assigned.staffOnly['tasks']}/comments`)),
    ).toBe(404)
    expect(await status(officer().post(`/api/tasks/${id}/comments`, { content: ' ' }))).toBe(400)
  })
})

describe('reminders of filings', () => {
  const tasks = async (id: string) =>
    (
      await pool.query<{ title: string; status: string; audience: string; due: string }>(
        `select title, status::text, audience::text, due_date as due from tasks where exchange_id = $1 order by due_date, id`,
        [id],
      )
    ).rows
  const nextStart = async () => {
    const { port } = new URL(platform.url)
    await platform.stop()
    platform = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl, PORT: port })
    // A stop in the middle of the clock's work would leave it to a later start.
    await until(
      'the clock has done its work',
      async () =>
        (await pool.query(`select 1 from pgboss.job where name = 'daily-rollover' and state <> 'completed'`))
          .rowCount === 0,
    )
  }
  const open = (changed: Record<string, unknown> = {}) =>
    firm.admin.create('exchanges', {
      name: 'To remind of',
      client: firm.contacts.client,
      coordinator: firm.people.coordinator.id,
      relinquishedTransferDate: '2027-11-20',
      taxpayerType: 'individual',
      ...changed,
    })

  it('come with the day, once, follow the dates and are done when the extension is filed', async () => {
    const [asked, unknown, fresh] = [await open(), await open({ taxpayerType: null }), await open()]
    await pool.query(`update exchanges set created_at = now() - interval '3 days' where id = any($1)`, [
      [asked, unknown],
    ])
    await nextStart()
    await nextStart()
    expect(await tasks(asked)).toEqual([
      {
        title: 'File Form 4868 before Sat, Apr 15, 2028',
        status: 'PENDING',
        audience: 'all',
        due: '2028-04-15',
      },
    ])
    expect([await tasks(unknown), await tasks(fresh)]).toEqual([[], []])
    await officer().patch(`/api/exchanges/${asked}`, { taxpayerType: 'partnership' })
    expect(await tasks(asked)).toMatchObject([
      { title: 'File Form 7004 before Wed, Mar 15, 2028', due: '2028-03-15' },
    ])
    expect(await status(officer().patch(`/api/exchanges/${asked}`, { extensionFiled: true }))).toBe(200)
    expect(await tasks(asked)).toMatchObject([{ status: 'COMPLETED' }])
  })

  it('fall away when the sale no longer asks for them', async () => {
    const id = await open()
    await pool.query(`update exchanges set created_at = now() - interval '3 days' where id = $1`, [id])
    await nextStart()
    expect(await tasks(id)).toMatchObject([{ status: 'PENDING' }])
    await officer().patch(`/api/exchanges/${id}`, { relinquishedTransferDate: '2027-06-20' })
    expect(await tasks(id)).toMatchObject([{ status: 'CANCELLED' }])
  })

  it('of two more years with a related party come with the finding that is confirmed, and go with it', async () => {
    const id = await open({ relinquishedTransferDate: '2026-06-15' })
    const found = await officer().post(`/api/exchanges/${id}/screenings`, {
      party: 'A sister',
      part: 'seller',
      family: true,
    })
    const decide = (decision: string) =>
      officer().post(`/api/exchanges/${id}/screenings/${textAt(found, 'doc', 'id')}/decide`, {
        decision,
        reason: 'Seen',
      })
    await decide('confirm')
    await decide('confirm')
    expect((await tasks(id)).map(({ title, due }) => [title, due])).toEqual([
      ['File Form 8824 for 2027: exchange with a related party', '2028-04-15'],
      ['File Form 8824 for 2028: exchange with a related party', '2029-04-15'],
    ])
    await decide('clear')
    expect((await tasks(id)).map((entry) => entry.status)).toEqual(['CANCELLED', 'CANCELLED'])
  })
})

describe('a template that comes along', () => {
  it('is there for a firm that has none, and applies to nothing by itself', async () => {
    const [template] = docsOf(await officer().get('/api/task-templates')).filter(
      ({ name }) => name === 'Delayed exchange',
    )
    expect(template).toMatchObject({ exchangeType: 'delayed', automatic: false })
    const ahead = await firm.admin.create('exchanges', {
      name: 'Ahead',
      relinquishedTransferDate: addDays(today, 30),
    })
    expect(
      at(
        (await firm.admin.post(`/api/exchanges/${ahead}/tasks/from-template`, { template: template?.['id'] }))
          .body,
        'made',
      ),
    ).toHaveLength(12)
  })
})

describe('the board of tasks', () => {
  it("has mine, my team's and all, by status, urgency and person", async () => {
    await task({ title: 'Late', dueDate: addDays(today, -2), assignee: firm.people.coordinator.id })
    await task({ title: 'Later', dueDate: addDays(today, 90) })
    const board = async (query: string) =>
      (await officer().get(`/api/portal/task-board?exchange=${exchange}&${query}`)).body
    expect(await board('group=due')).toMatchObject({
      groups: [
        { key: 'overdue', total: 1, tasks: [{ title: 'Late', daysLeft: -2, mayComplete: true }] },
        { key: 'later', total: 1 },
      ],
    })
    expect(await board('group=due&whose=mine')).toMatchObject({ groups: [{ key: 'overdue' }] })
    expect(await board('group=status&whose=team')).toMatchObject({
      groups: [{ key: 'PENDING', label: 'To do', total: 1, tasks: [{ title: 'Later' }] }],
    })
    expect(await board('group=assignee')).toMatchObject({
      groups: [{ label: 'coordinator Test' }, { label: 'Nobody yet' }],
    })
    expect(
      at(
        (await firm.people.third_party.caller.get(`/api/portal/task-board?exchange=${exchange}`)).body,
        'groups',
      ),
    ).toEqual([])
  })

  it('offers to finish only what may be finished', async () => {
    const elsewhere = await firm.admin.create('exchanges', {
      name: 'View only',
      relinquishedTransferDate: today,
    })
    await firm.admin.create('exchange-participants', {
      exchange: elsewhere,
      user: firm.people.coordinator.id,
      permissions: ['view'],
    })
    await firm.admin.create('tasks', { exchange: elsewhere, title: 'Not yours to finish', dueDate: today })
    for (const path of [
      `/api/portal/tasks?exchange=${elsewhere}`,
      `/api/portal/task-board?exchange=${elsewhere}`,
    ])
      expect((await officer().get(path)).text).toContain('"mayComplete":false')
  })
})

describe('a new day', () => {
  it('rolls over what was not done, and notifies once of what is overdue', async () => {
    const [rolls, late] = [
      await task({ dueDate: addDays(today, -3) }),
      await task({ title: 'Overdue one', dueDate: addDays(today, -3) }),
    ]
    await officer().put(`/api/tasks/${rolls}/plan`, { rollOver: true })
    await platform.stop()
    platform = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
    const overdue = async () =>
      (
        await pool.query<{ body: string }>(
          `select body from notifications where user_id = $1 and category = 'task-overdue'`,
          [firm.people.coordinator.id],
        )
      ).rows
    await until('the clock has told', async () =>
      (await overdue()).some(({ body }) => body.includes('Overdue one')),
    )
    const { rows } = await pool.query<{ id: string; due: string }>(
      'select id, due_date as due from tasks where id = any($1) order by id',
      [[rolls, late]],
    )
    expect(rows).toEqual([
      { id: rolls, due: today },
      { id: late, due: addDays(today, -3) },
    ])
    const told = (await overdue()).length
    await platform.stop()
    platform = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
    expect(await overdue()).toHaveLength(told)
  })
})
