import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { at, docsOf, errorsOf, textAt, type Answered, type Caller } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { today } from '../support/today'

/** The stages of a purchase, each recorded of the property that is bought. */

let firm: Firm
let exchange: string
let path: string
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
    relinquishedTransferDate: addDays(today, -10),
  })
  path = `/api/exchanges/${exchange}`
})

describe('a purchase', () => {
  const bought = (address: string, extra: Record<string, unknown> = {}) =>
    firm.admin.create('properties', {
      exchange,
      side: 'replacement',
      address,
      status: 'under_contract',
      ...extra,
    })
  const lines = async (caller = officer()) =>
    docsOf({
      ...(await caller.get(`${path}/stage`)),
      body: { docs: at((await caller.get(`${path}/stage`)).body, 'stages') },
    })
  const propertiesAt = async (stage: string, caller = officer()) =>
    (await lines(caller)).find((line) => line['stage'] === stage)?.['properties']
  const on = addDays(today, -3)

  it('is recorded of the property that is bought, step by step, and shown with its address', async () => {
    const [one, other] = [await bought('1 Elm St'), await bought('2 Oak St')]
    expect(await codeOf(record({ stage: 'RP_ASSIGNED' }))).toBe('no-property')
    expect(await status(record({ stage: 'RP_ASSIGNED', property: one, on }))).toBe(200)
    expect(await codeOf(record({ stage: 'RP_FUNDED', property: one, on, evidence: '' }))).toBe(
      'no-settlement-statement',
    )
    expect(
      await codeOf(record({ stage: 'RP_FUNDED', property: one, on: addDays(on, -1), evidence: 'Statement' })),
    ).toBe('purchase-not-assigned')
    expect(await codeOf(record({ stage: 'RP_FUNDED', property: other, evidence: 'Statement' }))).toBe(
      'purchase-not-assigned',
    )
    expect(
      (await record({ stage: 'RP_FUNDED', property: one, on, evidence: 'Statement' })).body,
    ).toMatchObject({
      doc: { recordedStage: 'RP_FUNDED', property: { id: one, address: '1 Elm St' }, overridden: [] },
    })
    expect((await record({ stage: 'RP_ASSIGNED', property: other })).body).toMatchObject({
      doc: { recordedStage: 'RP_FUNDED' },
    })
    expect(await codeOf(record({ stage: 'RP_CLOSED', property: other }))).toBe('purchase-not-funded')
    expect(await propertiesAt('RP_FUNDED')).toMatchObject([
      { id: one, address: '1 Elm St', on },
      { id: other, on: null, obstacles: [{ code: 'no-settlement-statement', overridable: true }] },
    ])
    expect(await propertiesAt('RP_CLOSED', firm.people.client.caller)).toEqual([
      { id: one, address: '1 Elm St', on: null },
      { id: other, address: '2 Oak St', on: null },
    ])
    expect((await lines()).filter((line) => 'properties' in line).map((line) => line['stage'])).toEqual([
      'RP_ASSIGNED',
      'RP_FUNDED',
      'RP_CLOSED',
    ])
    const read = await officer().get(`${path}/stage`)
    expect([at(read.body, 'history', 0, 'property'), at(read.body, 'history', 1, 'property', 'id')]).toEqual([
      { id: other, address: '2 Oak St' },
      one,
    ])
    expect((await officer().get(`${path}/timeline`)).text).toContain(
      `Recorded: Purchase funded, 1 Elm St, on ${on}`,
    )
    expect((await firm.people.client.caller.get(`${path}/timeline`)).text).not.toContain('Recorded: Purchase')
  })

  it('is distinguished from what the record of the property says of its closing', async () => {
    const property = await bought('1 Elm St', { closingDate: today })
    await record({ stage: 'RP_ASSIGNED', property, on })
    await record({ stage: 'RP_FUNDED', property, on, evidence: 'Statement' })
    const differs = [{ code: 'closing-date-differs' }, { code: 'property-not-closed' }]
    const warned = async (answer: Promise<Answered>, ...way: string[]) =>
      at((await answer).body, ...way, 'warnings')
    expect(await warned(record({ stage: 'RP_CLOSED', property, on }), 'doc')).toMatchObject([
      {},
      {},
      ...differs,
    ])
    expect(await warned(officer().get(`${path}/stage`))).toMatchObject([{}, {}, ...differs])
    await firm.admin.patch(`/api/properties/${property}`, { closingDate: on, status: 'closed' })
    expect(await warned(officer().get(`${path}/stage`))).toMatchObject([
      { code: 'agreement-not-recorded' },
      { code: 'notice-not-recorded' },
    ])
  })

  it('after day 45 is funded only of what a valid notice names, unless an administrator says why', async () => {
    await officer().patch(path, { relinquishedTransferDate: addDays(today, -50) })
    const [named, other] = [await bought('12 Elm Street'), await bought('2 Oak St')]
    const notice = await officer().post(`${path}/identification/paper`, {
      items: [{ id: 'a', description: '12 Elm Street, Fresno', valueCents: 100, property: named }],
      sentAt: addDays(today, -8),
      recipient: { name: 'The firm', kind: 'qi' },
      signedByTaxpayer: true,
    })
    for (const property of [named, other])
      expect(await status(record({ stage: 'RP_ASSIGNED', property, on }))).toBe(200)
    const fund = (property: string, extra: Record<string, unknown> = {}, caller = officer()) =>
      record({ stage: 'RP_FUNDED', property, on, evidence: 'Statement', ...extra }, caller)
    expect(await codeOf(fund(other))).toBe('not-identified')
    expect(await codeOf(fund(other, { on: addDays(today, -5) }))).toBe('purchase-not-assigned')
    const link = (property: string | null) =>
      officer().put(`${path}/identification/${textAt(notice, 'doc', 'id')}/links`, { item: 'a', property })
    await link(null)
    expect(await codeOf(fund(named))).toBe('not-identified')
    await link(named)
    expect(await status(fund(named))).toBe(200)
    expect(await status(fund(other, { override: true, reason: 'Counsel agrees' }))).toBe(403)
    expect(await status(fund(other, { override: true }, firm.admin))).toBe(400)
    expect((await fund(other, { override: true, reason: 'Counsel agrees' }, firm.admin)).body).toMatchObject({
      doc: { overridden: ['not-identified'] },
    })
  })

  it('is of a replacement property of this exchange, and of a purchase alone', async () => {
    const property = await bought('1 Elm St')
    const sold = await firm.admin.create('properties', {
      exchange,
      side: 'relinquished',
      address: '9 Sold St',
    })
    expect(await codeOf(record({ stage: 'RP_ASSIGNED', property: sold }))).toBe('not-a-replacement')
    expect(await status(record({ stage: 'RP_ASSIGNED', property: firm.foreign.records['properties'] }))).toBe(
      404,
    )
    expect(await status(record({ stage: 'RP_ASSIGNED', property: 'this one' }))).toBe(400)
    expect(await codeOf(record({ stage: 'SCREENED', property }))).toBe('no-purchase-stage')
    expect(await status(record({ stage: 'RP_ASSIGNED', property: property.toUpperCase() }))).toBe(200)
    await firm.admin.patch(`/api/properties/${property}`, { status: 'cancelled' })
    expect(
      await codeOf(
        record(
          { stage: 'RP_FUNDED', property, evidence: 'Statement', override: true, reason: 'x' },
          firm.admin,
        ),
      ),
    ).toBe('property-cancelled')
    expect(await status(record({ stage: 'RP_CLOSED' }))).toBe(200)
  })

  it('goes without a property where an administrator says why, and back for one alone', async () => {
    const [one, other] = [await bought('1 Elm St'), await bought('2 Oak St')]
    expect(await status(record({ stage: 'RP_ASSIGNED', override: true, reason: 'x' }))).toBe(403)
    expect(
      (await record({ stage: 'RP_ASSIGNED', override: true, reason: 'The land beside it' }, firm.admin)).body,
    ).toMatchObject({ doc: { property: null, overridden: ['no-property'] } })
    for (const property of [one, other]) {
      await record({ stage: 'RP_ASSIGNED', property, on })
      await record({ stage: 'RP_FUNDED', property, on, evidence: 'Statement' })
    }
    expect(await codeOf(record({ stage: 'RP_ASSIGNED', property: one, on }))).toBe('backwards')
    expect(
      (
        await record(
          { stage: 'RP_ASSIGNED', property: one, on, override: true, reason: 'Not funded after all' },
          firm.admin,
        )
      ).body,
    ).toMatchObject({ doc: { recordedStage: 'RP_FUNDED' } })
    expect(await propertiesAt('RP_FUNDED')).toMatchObject([
      { id: one, on: null },
      { id: other, on },
    ])
    expect(await codeOf(record({ stage: 'RP_CLOSED', property: one }))).toBe('purchase-not-funded')
  })
})
