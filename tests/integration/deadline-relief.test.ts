import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, docsOf, errorsOf, textAt, type Answered, type Caller } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** Relief of the IRS in the stored exchange, and the earliest date that cannot be excluded, wherever dates are read. */

let firm: Firm
let pool: pg.Pool
const officer = (): Caller => firm.people.coordinator.caller
const codes = (answer: Answered) => {
  const warnings = at(answer.body, 'warnings')
  return Array.isArray(warnings) ? warnings.map((_, index) => at(warnings, index, 'code')) : []
}

/** The Florida notice of 2024. */
const notice = {
  disasterDate: '2024-09-23',
  postponedTo: '2025-05-01',
  noticeNumber: 'FL-2024-08',
  advisor: 'Tess Tax',
  reason: 'Lives in Pinellas County',
}

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

const made = (data: Record<string, unknown>) =>
  firm.admin.create('exchanges', {
    name: 'Relieved',
    client: firm.contacts.client,
    coordinator: firm.people.coordinator.id,
    ...data,
  })

async function approved(exchange: string, body: Record<string, unknown>): Promise<Answered> {
  const path = `/api/exchanges/${exchange}/deadline-overrides`
  const asked = await officer().post(path, { ...notice, ...body })
  expect(asked.status, asked.text).toBe(201)
  return firm.admin.post(`${path}/${textAt(asked, 'doc', 'id')}/approve`, {})
}

describe('an approved override', () => {
  let exchange: string
  beforeEach(async () => {
    exchange = await made({ relinquishedTransferDate: '2024-08-15', taxpayerType: 'individual' })
  })

  it('by section 6 postpones the return with the deadlines (D-16)', async () => {
    expect((await approved(exchange, { section: 6 })).status).toBe(200)
    const read = await officer().get(`/api/exchanges/${exchange}/deadlines`)
    expect(read.body).toMatchObject({
      identification: { date: '2025-05-01' },
      exchange: {
        date: '2025-05-01',
        day180: '2025-02-11',
        returnDueCap: '2025-05-01',
        returnDueStatutory: '2025-04-15',
        limitedBy: 'override',
        safeDate: '2025-05-01',
      },
    })
    expect(codes(read)).toContain('return-date-postponed')
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      identificationDeadline: '2025-05-01',
      exchangeDeadline: '2025-05-01',
      safeDeadline: '2025-05-01',
    })
    const feed = await officer().get(`/api/exchanges/${exchange}/calendar.ics`)
    expect(feed.text).toContain('DTSTART;VALUE=DATE:20250501')
  })

  it('by section 17 postpones the return only of a taxpayer who is said to be affected', async () => {
    await approved(exchange, { section: 17 })
    const end = async () => (await officer().get(`/api/exchanges/${exchange}`)).body
    expect(await end()).toMatchObject({ exchangeDeadline: '2025-04-15' })
    await approved(exchange, { section: 17, affectedTaxpayer: true })
    expect(await end()).toMatchObject({ exchangeDeadline: '2025-05-01' })
    const [held] = docsOf(await officer().get(`/api/exchanges/${exchange}/deadline-overrides`))
    expect(held).toMatchObject({
      state: 'APPROVED',
      section: 17,
      affectedTaxpayer: true,
      noticeNumber: 'FL-2024-08',
    })
  })

  it('is rejected where section 6 is said to be for a taxpayer who is not affected, and without any notice', async () => {
    const path = `/api/exchanges/${exchange}/deadline-overrides`
    const contradiction = await officer().post(path, { ...notice, section: 6, affectedTaxpayer: false })
    expect([contradiction.status, errorsOf(contradiction)[0]?.field]).toEqual([400, 'affectedTaxpayer'])
    const unnamed = await officer().post(path, { ...notice, noticeNumber: undefined, section: 6 })
    expect([unnamed.status, errorsOf(unnamed)[0]?.field]).toEqual([400, 'noticeUrl'])
    expect(docsOf(await officer().get(path))).toEqual([])
    const calculated = await officer().post('/api/calculators/deadlines', {
      transfers: ['2024-08-15'],
      taxpayer: 'individual',
      override: {
        section: 6,
        disasterDate: '2024-09-23',
        postponedTo: '2025-05-01',
        affectedTaxpayer: false,
      },
    })
    expect([calculated.status, errorsOf(calculated)[0]?.field]).toEqual([400, 'override.affectedTaxpayer'])
  })

  it('shows before and after, to who asks and to who decides, and keeps nothing of a preview', async () => {
    const path = `/api/exchanges/${exchange}/deadline-overrides`
    const { disasterDate, postponedTo } = notice
    const preview = await officer().post(`${path}/preview`, { section: 6, disasterDate, postponedTo })
    expect(preview.body).toMatchObject({
      before: {
        identificationDeadline: '2024-09-29',
        exchangeDeadline: '2025-02-11',
        returnDueCap: '2025-04-15',
      },
      after: {
        identificationDeadline: '2025-05-01',
        exchangeDeadline: '2025-05-01',
        returnDueCap: '2025-05-01',
      },
    })
    expect(docsOf(await officer().get(path))).toEqual([])
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      identificationDeadline: '2024-09-29',
    })
    await officer().post(path, { ...notice, section: 6 })
    expect(docsOf(await firm.admin.get(path))[0]).toMatchObject({
      before: { exchangeDeadline: '2025-02-11' },
      after: { exchangeDeadline: '2025-05-01' },
    })
    expect(
      (await officer().post(`${path}/preview`, { section: 17, disasterDate: '2024-08-01', postponedTo }))
        .status,
    ).toBe(422)
    expect(
      (await firm.people.client.caller.post(`${path}/preview`, { section: 6, disasterDate, postponedTo }))
        .status,
    ).toBe(403)
  })

  it('moves parked property though nothing was sold (D-17)', async () => {
    const parked = await made({ type: 'reverse', parkedOn: '2024-08-15' })
    expect((await approved(parked, { section: 17 })).status).toBe(200)
    expect((await officer().get(`/api/exchanges/${parked}/deadlines`)).body).toMatchObject({
      exchange: null,
      parking: { identificationBy: '2025-05-01', endsOn: '2025-06-11' },
    })
    expect((await officer().get(`/api/exchanges/${parked}`)).body).toMatchObject({
      safeDeadline: '2025-06-11',
      parkingIdentification: '2025-05-01',
    })
    expect((await officer().get(`/api/exchanges/${parked}/calendar.ics`)).text).toContain(
      'DTSTART;VALUE=DATE:20250611',
    )
  })
})

describe('the earliest date that cannot be excluded', () => {
  const lists = async (exchange: string) => {
    const listed = docsOf(await officer().get('/api/portal/exchanges?limit=100')).find(
      (doc) => at(doc, 'id') === exchange,
    )
    return {
      safeDeadline: at(listed, 'safeDeadline'),
      safeUntil: at(listed, 'safeUntil'),
      day180: at(listed, 'day180'),
    }
  }

  it('leads over REST, GraphQL, the list, the feed and the truth card while the kind is not known', async () => {
    const exchange = await made({ relinquishedTransferDate: '2026-10-20' })
    const read = await firm.people.client.caller.get(`/api/exchanges/${exchange}/deadlines`)
    expect(read.body).toMatchObject({
      exchange: {
        date: '2027-04-18',
        day180: '2027-04-18',
        safeDate: '2027-03-15',
        safeReason: expect.stringContaining('the kind of taxpayer is not recorded'),
      },
    })
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      exchangeDeadline: '2027-04-18',
      safeDeadline: '2027-03-15',
      safeUntil: 'return-due-later',
    })
    const asked = await officer().post('/api/graphql', {
      query: `{ Exchange(id: "${exchange}") { exchangeDeadline safeDeadline } }`,
    })
    expect(asked.body).toMatchObject({
      data: { Exchange: { exchangeDeadline: '2027-04-18', safeDeadline: '2027-03-15' } },
    })
    expect(await lists(exchange)).toEqual({
      safeDeadline: '2027-03-15',
      safeUntil: 'return-due-later',
      day180: '2027-04-18',
    })
    const feed = (await officer().get(`/api/exchanges/${exchange}/calendar.ics`)).text
    expect([
      feed.includes('DTSTART;VALUE=DATE:20270315'),
      feed.includes('Earliest end of the exchange period'),
    ]).toEqual([true, true])
    expect((await officer().get(`/api/exchanges/${exchange}/truth-card.pdf`)).status).toBe(200)
  })

  it('moves once the kind and the extension are recorded', async () => {
    const exchange = await made({ relinquishedTransferDate: '2026-10-20' })
    await officer().patch(`/api/exchanges/${exchange}`, { taxpayerType: 'individual' })
    expect(await lists(exchange)).toEqual({
      safeDeadline: '2027-04-15',
      safeUntil: 'extension-filed',
      day180: '2027-04-18',
    })
    await officer().patch(`/api/exchanges/${exchange}`, {
      extensionFiled: true,
      extensionEvidence: 'Form 4868, filed',
    })
    expect(await lists(exchange)).toEqual({ safeDeadline: '2027-04-18', safeUntil: null, day180: null })
  })

  it("is nobody's to write", async () => {
    const exchange = await made({ relinquishedTransferDate: '2026-10-20' })
    await officer().patch(`/api/exchanges/${exchange}`, { safeDeadline: '2030-01-01', safeUntil: null })
    expect((await officer().get(`/api/exchanges/${exchange}`)).body).toMatchObject({
      safeDeadline: '2027-03-15',
      safeUntil: 'return-due-later',
    })
  })

  it("is filled in for what was stored before, by the migration and the clock's rule alike", async () => {
    const ids = [
      await made({ relinquishedTransferDate: '2025-11-20' }),
      await made({ relinquishedTransferDate: '2026-10-20', taxpayerType: 'individual' }),
      await made({ type: 'reverse', parkedOn: '2026-02-02' }),
      await made({ relinquishedTransferDate: '2026-11-20', returnDueDate: '2027-02-16' }),
    ]
    const stored = () =>
      pool.query(
        'select safe_deadline, safe_until, parking_identification from exchanges where id = any($1) order by id',
        [ids],
      )
    const before = (await stored()).rows
    const { up, down } = await import('../../migrations/20261128_164110_safe_dates')
    const { drizzle } = await import('@payloadcms/db-postgres/drizzle/node-postgres')
    const db = drizzle(pool)
    await Reflect.apply(down, null, [{ db }])
    await Reflect.apply(up, null, [{ db }])
    expect((await stored()).rows).toEqual(before)
  })
})
