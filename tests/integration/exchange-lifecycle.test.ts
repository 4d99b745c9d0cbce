import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, docsOf, errorsOf, signIn, textAt, type Answered, type Caller } from '../support/api'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** Stages with their guards, and overrides of the deadlines that take a second person. */

let firm: Firm
let exchange: string
let path: string
const T = addDays(today, -10)
const officer = (): Caller => firm.people.coordinator.caller
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const record = (body: Record<string, unknown>, caller = officer()) => caller.put(`${path}/stage`, body)
const codeOf = async (answer: Promise<Answered>) => errorsOf(await answer)[0]?.code

beforeAll(async () => {
  firm = (await sharedFirm()).firm
})
beforeEach(async () => {
  exchange = await firm.admin.create('exchanges', {
    name: 'On its way',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    relinquishedTransferDate: T,
    taxpayerType: 'individual',
    extensionFiled: true,
    extensionEvidence: 'Form 4868, filed',
  })
  path = `/api/exchanges/${exchange}`
})

describe('a stage', () => {
  it('follows the clock while nobody records anything', async () => {
    expect((await officer().get(`${path}/stage`)).body).toMatchObject({
      stage: 'ID_OPEN',
      name: 'Identification open',
      recordedStage: null,
      status: '45D',
      warnings: [{ code: 'agreement-not-recorded' }, { code: 'notice-not-recorded' }],
    })
    await officer().patch(path, { relinquishedTransferDate: addDays(today, -46) })
    expect(at((await officer().get(path)).body, 'stage')).toBe('ID_LOCKED')
    await officer().patch(path, { relinquishedTransferDate: addDays(today, 3) })
    expect(at((await officer().get(path)).body, 'stage')).toBe('INTAKE')
  })

  it('is recorded step by step, with day, person and evidence, and shown in the timeline', async () => {
    expect(
      await status(record({ stage: 'AGREEMENT_EXECUTED', on: addDays(T, -5), evidence: 'Signed agreement' })),
    ).toBe(200)
    expect(await status(record({ stage: 'RQ_ASSIGNED_NOTICED', on: T }))).toBe(200)
    expect((await record({ stage: 'RQ_CLOSED', on: T })).body).toMatchObject({
      doc: { stage: 'ID_OPEN', recordedStage: 'RQ_CLOSED', status: '45D', overridden: [], warnings: [] },
    })
    const read = await officer().get(`${path}/stage`)
    expect(at(read.body, 'history', 0, 'person', 'id')).toBe(firm.people.coordinator.id)
    expect((await officer().get(`${path}/timeline`)).text).toContain('Recorded: Agreement signed on')
    const client = await firm.people.client.caller.get(`${path}/stage`)
    expect([
      client.status,
      at(client.body, 'history'),
      client.text.includes('obstacles'),
      at(client.body, 'stage'),
    ]).toEqual([200, [], false, 'ID_OPEN'])
    const [told, staffs] = [
      (await firm.people.client.caller.get(`${path}/timeline`)).text,
      (await officer().get(`${path}/timeline`)).text,
    ]
    expect([
      told.includes('Recorded:'),
      told.includes('recordedStage set'),
      told.includes('Reached: Agreement signed'),
    ]).toEqual([false, false, true])
    expect([staffs.includes('recordedStage set'), staffs.includes('Reached:')]).toEqual([false, false])
    await officer().put(`${path}/status`, { status: '180D', reason: 'As agreed with counsel' })
    expect((await officer().get(`${path}/timeline`)).text).toContain('Reason: As agreed with counsel')
    expect((await firm.people.client.caller.get(`${path}/timeline`)).text).not.toContain(
      'As agreed with counsel',
    )
  })

  it('lists who is named in the exchange and was not screened', async () => {
    await firm.admin.post(`${path}/participants`, { user: firm.people.third_party.id })
    const unscreened = async () => at((await officer().get(`${path}/screenings`)).body, 'unscreened')
    expect(await unscreened()).toEqual([{ name: 'third Test', part: 'other', source: 'participant' }])
    await officer().post(`${path}/screenings`, { party: 'Third  TEST', part: 'other' })
    expect(await unscreened()).toEqual([])
  })

  it('that came too late is rejected, and passed by an admin with a reason alone', async () => {
    await record({ stage: 'AGREEMENT_EXECUTED', on: addDays(T, 1) })
    await record({ stage: 'RQ_ASSIGNED_NOTICED', on: T, override: true, reason: 'x' })
    expect(await codeOf(record({ stage: 'RQ_CLOSED' }))).toBe('agreement-not-before-transfer')
    expect(await status(record({ stage: 'RQ_CLOSED', override: true, reason: 'Counsel agrees' }))).toBe(403)
    expect(await status(record({ stage: 'RQ_CLOSED', override: true }, firm.admin))).toBe(400)
    expect(
      (await record({ stage: 'RQ_CLOSED', override: true, reason: 'Counsel agrees' }, firm.admin)).body,
    ).toMatchObject({
      doc: {
        overridden: expect.arrayContaining(['agreement-not-before-transfer']),
        warnings: expect.arrayContaining([expect.objectContaining({ code: 'exchange-likely-invalid' })]),
      },
    })
    expect((await officer().get(`${path}/timeline`)).text).toContain('Counsel agrees')
  })

  it('of the clock is set by nobody, and one that does not fit is rejected', async () => {
    expect(await codeOf(record({ stage: 'ID_LOCKED' }, firm.admin))).toBe('set-by-the-clock')
    expect(await codeOf(record({ stage: 'EXPIRED', override: true, reason: 'x' }, firm.admin))).toBe(
      'period-open',
    )
    expect(await codeOf(record({ stage: 'CANCELLED_BEFORE_CLOSE' }))).toBe('already-transferred')
    expect(await codeOf(record({ stage: 'PARKED' }))).toBe('not-on-the-way')
    expect(await status(record({ stage: 'SOMETHING' }))).toBe(400)
    expect(await status(record({ stage: 'SCREENED', on: addDays(today, 1) }))).toBe(400)
  })

  it('that ends the exchange sets its status, which a pin still wins over', async () => {
    expect(await codeOf(record({ stage: 'COMPLETED' }))).toBe('nothing-received')
    await firm.admin.create('properties', {
      exchange,
      side: 'replacement',
      address: '1 Bought St',
      closingDate: addDays(today, -1),
      status: 'closed',
    })
    expect((await record({ stage: 'COMPLETED', on: addDays(today, -1) })).body).toMatchObject({
      doc: { status: 'COMPLETED', outcome: 'COMPLETED' },
    })
    expect(at((await officer().get(path)).body, 'completionDate')).toBe(addDays(today, -1))
    expect(await codeOf(record({ stage: 'CLOSED' }))).toBe('ledger-not-settled')
    expect((await record({ stage: 'CLOSED', ledgerSettled: true })).body).toMatchObject({
      doc: { stage: 'CLOSED', status: 'COMPLETED' },
    })
    await officer().put(`${path}/status`, { status: '180D', reason: 'Look again' })
    expect(at((await officer().get(path)).body, 'status')).toBe('180D')
    await officer().put(`${path}/status`, { status: null })
    expect(at((await officer().get(path)).body, 'status')).toBe('COMPLETED')
    expect(
      await status(record({ stage: 'RP_CLOSED', override: true, reason: 'Closed by mistake' }, firm.admin)),
    ).toBe(200)
    const reopened = (await officer().get(path)).body
    expect([at(reopened, 'status'), at(reopened, 'completionDate')]).toEqual(['45D', null])
  })

  it('is evaluated by its own day, and waits for findings of the screening', async () => {
    await officer().patch(path, { relinquishedTransferDate: addDays(today, -200) })
    expect(await codeOf(record({ stage: 'RP_CLOSED' }))).toBe('period-over')
    expect(await status(record({ stage: 'RP_CLOSED', on: addDays(today, -20) }))).toBe(200)
    expect(await codeOf(record({ stage: 'NO_ID', on: addDays(today, -20) }))).toBe('purchase-recorded')
    const found = await officer().post(`${path}/screenings`, {
      party: 'A. Broker',
      part: 'intermediary',
      agentRole: 'real-estate-agent',
    })
    expect(await codeOf(record({ stage: 'SCREENED' }))).toBe('backwards')
    const other = await firm.admin.create('exchanges', {
      name: 'To screen',
      coordinator: firm.people.coordinator.id,
    })
    await officer().post(`/api/exchanges/${other}/screenings`, {
      party: 'A. Broker',
      part: 'intermediary',
      agentRole: 'real-estate-agent',
    })
    expect(await codeOf(officer().put(`/api/exchanges/${other}/stage`, { stage: 'SCREENED' }))).toBe(
      'findings-open',
    )
    await officer().post(`${path}/screenings/${textAt(found, 'doc', 'id')}/decide`, {
      decision: 'clear',
      reason: 'Long ago',
    })
  })

  it('is recorded by staff who manage the exchange', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([role, await status(record({ stage: 'SCREENED' }, firm.people[role].caller))]).toEqual([
        role,
        403,
      ])
    expect(
      await status(officer().put(`/api/exchanges/${firm.foreign.exchange}/stage`, { stage: 'SCREENED' })),
    ).toBe(404)
    expect(await status(firm.nobody.put(`${path}/stage`, { stage: 'SCREENED' }))).toBe(401)
  })
})

describe('what does not fit together', () => {
  it('is said where the deadlines are: an earlier sale, and an extension without evidence', async () => {
    const codes = async (caller = officer()) =>
      docsOf({
        ...(await caller.get(`${path}/deadlines`)),
        body: { docs: at((await caller.get(`${path}/deadlines`)).body, 'warnings') },
      }).map(({ code }) => code)
    expect(await codes()).not.toContain('earlier-sale')
    await firm.admin.create('properties', {
      exchange,
      side: 'relinquished',
      address: '1 Early St',
      closingDate: addDays(T, -3),
      status: 'closed',
    })
    await firm.admin.create('properties', {
      exchange,
      side: 'relinquished',
      address: '2 Planned St',
      closingDate: addDays(T, -9),
      status: 'pending',
    })
    expect(await status(officer().patch(path, { extensionEvidence: null }))).toBe(200)
    expect(await codes()).toEqual(expect.arrayContaining(['earlier-sale', 'extension-evidence']))
    expect(await codes(firm.people.client.caller)).not.toContain('extension-evidence')
    expect((await officer().get(`${path}/stage`)).text).toContain('1 Early St closed on')
  })
})

describe('parked property', () => {
  it('has a clock of its own that limits what is shown and never what is stored', async () => {
    const reverse = await firm.admin.create('exchanges', {
      name: 'Reverse',
      type: 'reverse',
      client: firm.contacts.client,
      coordinator: firm.people.coordinator.id,
    })
    const its = `/api/exchanges/${reverse}`
    expect(await status(officer().put(`${its}/stage`, { stage: 'PARKED', on: '2026-02-02' }))).toBe(200)
    expect(at((await officer().get(its)).body, 'parkedOn')).toBe('2026-02-02')
    expect((await officer().get(`${its}/deadlines`)).body).toMatchObject({
      transferDate: null,
      identification: null,
      exchange: null,
      parking: { agreementBy: '2026-02-09', identificationBy: '2026-03-19', endsOn: '2026-08-01' },
    })
    expect((await officer().get(`${its}/truth-card.pdf`)).status).toBe(200)
    expect((await officer().get(`${its}/calendar.ics`)).text).toContain('20260801')
    const onBoard = async () =>
      (await officer().get('/api/portal/board?each=200')).text
        .split('},{')
        .filter((text) => text.includes(reverse))
        .map((text) => /"date":"([\d-]+)"/.exec(text)?.[1])
    expect(await onBoard()).toEqual(['2026-08-01'])
    await officer().patch(its, { relinquishedTransferDate: '2026-05-28' })
    expect(await onBoard()).toContain('2026-08-01')
    expect((await officer().get(`${its}/deadlines`)).body).toMatchObject({
      exchange: { date: '2026-08-01', limitedBy: 'parking', day180: '2026-11-24' },
    })
    expect(at((await officer().get(its)).body, 'exchangeDeadline')).toBe('2026-11-24')
  })
})

describe('an override of the deadlines', () => {
  const relief = {
    section: 6,
    disasterDate: addDays(T, 20),
    postponedTo: addDays(T, 200),
    reason: 'Flood relief',
    noticeUrl: 'https://www.irs.gov/notice',
    advisor: 'Tess Tax',
  }
  const ask = (body: Record<string, unknown> = relief, caller = officer()) =>
    caller.post(`${path}/deadline-overrides`, body)
  const decide = (answer: Answered, verb: string, caller: Caller, note = 'Checked') =>
    caller.post(`${path}/deadline-overrides/${textAt(answer, 'doc', 'id')}/${verb}`, { note })
  const stored = async () => {
    const { body } = await officer().get(path)
    return [at(body, 'identificationDeadline'), at(body, 'exchangeDeadline')]
  }

  it('moves nothing until a second person approves it', async () => {
    const base = [addDays(T, 45), addDays(T, 180)]
    const asked = await ask()
    expect([asked.status, at(asked.body, 'doc', 'after')]).toEqual([
      201,
      expect.objectContaining({ identificationDeadline: addDays(T, 200), exchangeDeadline: addDays(T, 200) }),
    ])
    expect(await stored()).toEqual(base)
    expect(await codeOf(decide(asked, 'approve', officer()))).toBe('second-person')
    expect(await status(decide(asked, 'approve', firm.admin))).toBe(200)
    expect(await stored()).toEqual([addDays(T, 200), addDays(T, 200)])
    const deadlines = await firm.people.client.caller.get(`${path}/deadlines`)
    expect(deadlines.body).toMatchObject({
      identification: { date: addDays(T, 200) },
      exchange: { date: addDays(T, 200), day180: addDays(T, 180), limitedBy: 'override' },
    })
    await officer().patch(path, { notes: 'Something else' })
    expect((await stored())[0]).toBe(addDays(T, 200))
    expect((await officer().get(`${path}/timeline`)).text).toContain(
      'An override of the deadlines was approved',
    )
    expect(await status(decide(asked, 'withdraw', officer()))).toBe(403)
    expect(await status(decide(asked, 'withdraw', firm.admin))).toBe(200)
    expect(await stored()).toEqual(base)
  })

  it('for one deadline moves one', async () => {
    await decide(await ask({ ...relief, which: 'identification' }), 'approve', firm.admin)
    expect(await stored()).toEqual([addDays(T, 200), addDays(T, 180)])
    expect(
      docsOf(
        await firm.people.third_party.caller.get(
          `/api/exchanges/${firm.assigned.exchange}/deadline-overrides`,
        ),
      ),
    ).toEqual([])
  })

  it('that cannot apply, that waits already, or was decided is rejected', async () => {
    expect(await codeOf(ask({ ...relief, section: 17, disasterDate: addDays(T, -1) }))).toBe(
      'override-not-applicable',
    )
    expect(await codeOf(ask({ ...relief, postponedTo: addDays(T, 1) }))).toBe('override-not-applicable')
    const asked = await ask()
    expect(await status(ask())).toBe(409)
    expect(await status(decide(asked, 'refuse', firm.admin))).toBe(200)
    expect(await status(decide(asked, 'approve', firm.admin))).toBe(409)
    expect(await status(ask({ ...relief, section: 5 }))).toBe(400)
    expect(await status(ask({ ...relief, disasterDate: '2026-02-30' }))).toBe(400)
  })

  it('names its notice and who confirmed that it covers the taxpayer, unless it rests on another rule', async () => {
    for (const field of ['noticeUrl', 'advisor'] as const)
      expect(errorsOf(await ask({ ...relief, [field]: undefined }))[0]).toMatchObject({ field })
    expect(await status(ask({ ...relief, section: 'other', noticeUrl: undefined, advisor: undefined }))).toBe(
      201,
    )
  })

  it('is for staff of the exchange; others see only what holds, without the reason', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([role, await status(ask(relief, firm.people[role].caller))]).toEqual([role, 403])
    const email = 'second@firm.example'
    await firm.admin.create('users', {
      email,
      password: PASSWORD,
      role: 'coordinator',
      firstName: 'Second',
      lastName: 'Person',
    })
    const outsider = await signIn(firm.admin.url, email, PASSWORD)
    const asked = await ask()
    expect(await status(decide(asked, 'approve', outsider))).toBe(404)
    expect(docsOf(await firm.people.client.caller.get(`${path}/deadline-overrides`))).toEqual([])
    await decide(asked, 'approve', firm.admin)
    const seen = await firm.people.client.caller.get(`${path}/deadline-overrides`)
    expect([docsOf(seen).length, seen.text.includes('Flood relief')]).toEqual([1, false])
  })
})

describe('a transfer date, where the firm wants a second person', () => {
  const asked = (date: string, caller = officer()) =>
    caller.post(`${path}/transfer-date-requests`, { date, evidence: 'Final settlement statement' })
  const transferDate = async () => at((await officer().get(path)).body, 'relinquishedTransferDate')

  it('is changed by one person as long as it does not', async () => {
    expect(await status(officer().patch(path, { relinquishedTransferDate: addDays(T, 1) }))).toBe(200)
  })

  it('is asked for with evidence and approved by another', async () => {
    await firm.admin.put('/api/admin/settings', { transferDateSecondPerson: true })
    expect(await codeOf(officer().patch(path, { relinquishedTransferDate: addDays(T, 1) }))).toBe(
      'second-person',
    )
    expect(await status(officer().patch(path, { notes: 'Nothing about the date' }))).toBe(200)
    const request = await asked(addDays(T, 2))
    expect([request.status, await transferDate()]).toEqual([201, T])
    expect(await status(asked(addDays(T, 3)))).toBe(409)
    const one = `${path}/transfer-date-requests/${textAt(request, 'doc', 'id')}`
    expect(await codeOf(officer().post(`${one}/approve`, {}))).toBe('second-person')
    expect(await status(firm.people.client.caller.post(`${one}/approve`, {}))).toBe(403)
    expect((await firm.admin.post(`${one}/approve`, { note: 'Seen' })).body).toMatchObject({
      doc: { state: 'APPROVED', identificationDeadline: addDays(T, 47) },
    })
    expect(await transferDate()).toBe(addDays(T, 2))
    expect(at((await officer().get(path)).body, 'transferDateSource')).toBe('confirmed')
    expect(await status(firm.admin.post(`${one}/approve`, {}))).toBe(409)
    const refused = await asked(addDays(T, 4))
    expect(
      await status(
        officer().post(`${path}/transfer-date-requests/${textAt(refused, 'doc', 'id')}/refuse`, {
          note: 'A mistake',
        }),
      ),
    ).toBe(200)
    expect(docsOf(await officer().get(`${path}/transfer-date-requests`)).map((doc) => doc['state'])).toEqual([
      'REFUSED',
      'APPROVED',
    ])
    expect((await officer().get(`${path}/timeline`)).text).toContain('A new transfer date was approved')
    await firm.admin.put('/api/admin/settings', { transferDateSecondPerson: false })
  })
})
