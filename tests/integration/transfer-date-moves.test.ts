import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { addDays, addMonths } from '../../src/law/dates'
import { at, errorsOf, textAt, type Answered, type Caller } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** A transfer date is confirmed where it is far away, shows what it moves before it does, and says why in the timeline. */

let firm: Firm
let pool: pg.Pool
let exchange: string
const T = addDays(today, -10)
const [ahead, back] = [addDays(addMonths(today, 12), 1), addDays(addMonths(today, -120), -1)]
const officer = (): Caller => firm.people.coordinator.caller
const refusal = (answer: Answered) => [answer.status, errorsOf(answer)[0]?.code]
const stored = async () =>
  at((await officer().get(`/api/exchanges/${exchange}`)).body, 'relinquishedTransferDate')

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})
beforeEach(async () => {
  exchange = await firm.admin.create('exchanges', {
    name: 'Moving',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    relinquishedTransferDate: T,
    taxpayerType: 'individual',
    extensionFiled: true,
    extensionEvidence: 'Form 4868, filed',
  })
})

describe('a transfer date more than one year ahead or ten years back', () => {
  it.each([
    ['ahead', ahead],
    ['back', back],
  ])(
    '%s is asked about on create and update, over REST and GraphQL, and nothing changes',
    async (_, date) => {
      const count = async () => at((await firm.admin.get('/api/exchanges?limit=1')).body, 'totalDocs')
      const before = await count()
      expect(
        refusal(await officer().post('/api/exchanges', { name: 'Far', relinquishedTransferDate: date })),
      ).toEqual([422, 'confirm-date'])
      expect(await count()).toBe(before)
      expect(
        refusal(await officer().patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: date })),
      ).toEqual([422, 'confirm-date'])
      expect(
        refusal(await officer().put(`/api/exchanges/${exchange}`, { relinquishedTransferDate: date })),
      ).toEqual([422, 'confirm-date'])
      const asked = await officer().post('/api/graphql', {
        query: `mutation { updateExchange(id: "${exchange}", data: { relinquishedTransferDate: "${date}" }) { id } }`,
      })
      expect(asked.text).toContain('confirm')
      expect(await stored()).toBe(T)
    },
  )

  it('is taken once it is confirmed, and the confirmation is asked for anew', async () => {
    const made = await officer().post('/api/exchanges', {
      name: 'Far',
      relinquishedTransferDate: back,
      confirmUnusualDate: true,
    })
    expect([made.status, at(made.body, 'doc', 'relinquishedTransferDate')]).toEqual([201, back])
    expect(
      (
        await officer().patch(`/api/exchanges/${exchange}`, {
          relinquishedTransferDate: ahead,
          confirmUnusualDate: true,
        })
      ).status,
    ).toBe(200)
    expect(await stored()).toBe(ahead)
    expect(
      refusal(
        await officer().patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: addDays(ahead, 1) }),
      ),
    ).toEqual([422, 'confirm-date'])
    // What does not touch the date asks nothing.
    expect(
      (await officer().patch(`/api/exchanges/${exchange}`, { notes: 'Nothing of the date' })).status,
    ).toBe(200)
    const asked = await officer().post('/api/graphql', {
      query: `mutation { updateExchange(id: "${exchange}", data: { relinquishedTransferDate: "${back}", confirmUnusualDate: true }) { relinquishedTransferDate } }`,
    })
    expect(asked.body).toMatchObject({ data: { updateExchange: { relinquishedTransferDate: back } } })
  })

  it('is asked about in a request too, and not again when a second person approves it', async () => {
    const path = `/api/exchanges/${exchange}/transfer-date-requests`
    expect(refusal(await officer().post(path, { date: back, evidence: 'Statement' }))).toEqual([
      422,
      'confirm-date',
    ])
    const asked = await officer().post(path, {
      date: back,
      evidence: 'Statement',
      reason: 'A sale of long ago',
      confirmUnusualDate: true,
    })
    expect(asked.status).toBe(201)
    expect((await firm.admin.post(`${path}/${textAt(asked, 'doc', 'id')}/approve`, {})).status).toBe(200)
    expect(await stored()).toBe(back)
  })

  it.each([
    ['a year ahead', addMonths(today, 12)],
    ['ten years back', addMonths(today, -120)],
  ])('%s to the day is none', async (_, date) => {
    expect(
      (await officer().patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: date })).status,
    ).toBe(200)
  })
})

describe('a preview of another transfer date', () => {
  const preview = (date: string | null, caller = officer()) =>
    caller.post(`/api/exchanges/${exchange}/transfer-date-preview`, { date })

  it('says what really happens: dates, status, tasks, and a notice that loses its effect; and keeps nothing', async () => {
    const task = await firm.admin.create('tasks', {
      exchange,
      title: 'Five days before day 45',
      dueDate: addDays(T, 40),
    })
    await pool.query(
      `insert into peak.task_plans (task_id, series, anchor, anchor_days, planned_date) values ($1, $1, 'D45', -5, $2)`,
      [task, addDays(T, 40)],
    )
    await officer().put(`/api/exchanges/${exchange}/stage`, {
      stage: 'AGREEMENT_EXECUTED',
      on: addDays(T, -5),
    })
    const before = await pool.query('select xmin::text from exchanges where id = $1', [exchange])
    const to = addDays(today, -60)
    const shown = await preview(to)
    expect(shown.status, shown.text).toBe(200)
    expect(shown.body).toMatchObject({
      before: { transferDate: T, identificationDeadline: addDays(T, 45), status: '45D' },
      after: {
        transferDate: to,
        identificationDeadline: addDays(to, 45),
        exchangeDeadline: addDays(to, 180),
        status: '180D',
      },
      tasks: [
        {
          id: task,
          title: 'Five days before day 45',
          from: addDays(T, 40),
          to: addDays(to, 40),
          ends: false,
        },
      ],
      unusual: false,
      secondPerson: false,
    })
    const warnings = at(shown.body, 'warnings')
    expect(JSON.stringify(warnings)).toContain('exchange-likely-invalid')
    expect((await pool.query('select xmin::text from exchanges where id = $1', [exchange])).rows).toEqual(
      before.rows,
    )
    expect(at((await officer().get(`/api/tasks/${task}`)).body, 'dueDate')).toBe(addDays(T, 40))
    // And then it does happen.
    await officer().patch(`/api/exchanges/${exchange}`, {
      relinquishedTransferDate: to,
      transferReason: 'The settlement statement has another day',
    })
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      identificationDeadline: addDays(to, 45),
      status: '180D',
    })
    expect(at((await officer().get(`/api/tasks/${task}`)).body, 'dueDate')).toBe(addDays(to, 40))
    const told = (await officer().get(`/api/exchanges/${exchange}/timeline`)).text
    expect([
      told.includes('Reason: The settlement statement has another day'),
      told.includes('second person'),
    ]).toEqual([true, false])
    expect((await firm.people.client.caller.get(`/api/exchanges/${exchange}/timeline`)).text).not.toContain(
      'another day',
    )
  })

  it('names a notice of identification that would no longer count', async () => {
    await pool.query(
      `insert into identifications (id, exchange_id, state, source, items, "values", result, signed_at, sent_at, valid, typed_name, created_at, updated_at)
      values (gen_random_uuid(), $1, 'SIGNED', 'portal', '[]', '{}', '{}', $2, $2, true, 'Carla Client', now(), now())`,
      [exchange, `${today}T20:00:00Z`],
    )
    const shown = await preview(addDays(today, -60))
    expect(at(shown.body, 'notices', 0)).toMatchObject({ typedName: 'Carla Client', counts: false })
    expect(at((await preview(addDays(T, -1))).body, 'notices')).toEqual([])
  })

  it('is for the staff of the exchange; missing and foreign look alike; bad dates are a clear 400', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([role, (await preview(T, firm.people[role].caller)).status]).toEqual([role, 403])
    expect(
      (await officer().post(`/api/exchanges/${firm.foreign.exchange}/transfer-date-preview`, { date: T }))
        .status,
    ).toBe(404)
    for (const date of ['2026-02-30', '2300-01-01', 5])
      expect(
        (await officer().post(`/api/exchanges/${exchange}/transfer-date-preview`, { date })).status,
      ).toBe(400)
    expect((await preview(null)).body).toMatchObject({
      after: { transferDate: null, identificationDeadline: null, status: 'PENDING' },
    })
    expect((await preview(back)).body).toMatchObject({ unusual: true })
  })
})

describe('a stage that was recorded by mistake', () => {
  const record = (body: Record<string, unknown>) => officer().put(`/api/exchanges/${exchange}/stage`, body)
  const stage = () => officer().get(`/api/exchanges/${exchange}/stage`)
  const back = (
    id: string,
    caller = officer(),
    body: Record<string, unknown> = { reason: 'Recorded for the wrong exchange' },
  ) => caller.post(`/api/exchanges/${exchange}/stage/${id}/withdraw`, body)
  const newest = async () => String(at((await stage()).body, 'history', 0, 'id'))

  it('is taken back with a reason: both rows stay, guards and status follow from what is left', async () => {
    await record({ stage: 'AGREEMENT_EXECUTED', on: addDays(T, -5) })
    const agreement = await newest()
    expect((await record({ stage: 'RQ_ASSIGNED_NOTICED', on: T })).status).toBe(200)
    const notice = await newest()
    const answer = await back(notice)
    expect(answer.body).toMatchObject({ doc: { recordedStage: 'AGREEMENT_EXECUTED', withdrawn: notice } })
    const read = await stage()
    expect(at(read.body, 'history')).toMatchObject([
      { withdraws: notice, reason: 'Recorded for the wrong exchange' },
      {
        id: notice,
        withdrawn: { reason: 'Recorded for the wrong exchange', by: { id: firm.people.coordinator.id } },
      },
      { id: agreement, withdrawn: null },
    ])
    expect(JSON.stringify(at(read.body, 'warnings'))).toContain('notice-not-recorded')
    expect(errorsOf(await record({ stage: 'RQ_CLOSED', on: T }))[0]).toMatchObject({
      code: 'notice-not-before-transfer',
    })
    expect((await officer().get(`/api/exchanges/${exchange}/timeline`)).text).toContain(
      'Taken back: Sale assigned, notice given',
    )
    expect((await firm.people.client.caller.get(`/api/exchanges/${exchange}/timeline`)).text).toContain(
      'Back at: Agreement signed',
    )
    expect(refusal(await back(notice))).toEqual([409, 'already-withdrawn'])
    // A row that takes back is no recording.
    expect((await back(String(at(answer.body, 'doc', 'withdrawal')))).status).toBe(404)
    expect((await back(agreement)).body).toMatchObject({
      doc: { recordedStage: null, stage: 'ID_OPEN', status: '45D' },
    })
  })

  it('opens an exchange again that was ended by mistake', async () => {
    await officer().patch(`/api/exchanges/${exchange}`, { relinquishedTransferDate: addDays(today, -60) })
    expect((await record({ stage: 'NO_ID' })).status).toBe(200)
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({ status: 'TERMINATED' })
    expect((await back(await newest())).body).toMatchObject({
      doc: { status: '180D', outcome: null, recordedStage: null },
    })
  })

  it('takes the day of the parking back that it alone had set', async () => {
    await officer().patch(`/api/exchanges/${exchange}`, { type: 'improvement' })
    await record({ stage: 'PARKED', on: addDays(T, -1) })
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      parkedOn: addDays(T, -1),
    })
    await back(await newest())
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      parkedOn: null,
      parkingIdentification: null,
    })
  })

  it('leaves a day alone that somebody had entered before, even where it is the same', async () => {
    const parked = addDays(T, -1)
    await officer().patch(`/api/exchanges/${exchange}`, { type: 'improvement', parkedOn: parked })
    expect((await record({ stage: 'PARKED', on: parked })).status).toBe(200)
    await back(await newest())
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      parkedOn: parked,
      parkingIdentification: addDays(parked, 45),
    })
  })

  it('is taken back once where two do it at the same time, and only by staff of the exchange with a reason', async () => {
    await record({ stage: 'AGREEMENT_EXECUTED', on: addDays(T, -5) })
    const id = await newest()
    expect((await back(id, officer(), {})).status).toBe(400)
    expect((await back(id, firm.people.client.caller)).status).toBe(403)
    const answers = await Promise.all([back(id), back(id, firm.admin)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(at((await stage()).body, 'history')).toHaveLength(2)
  })
})
