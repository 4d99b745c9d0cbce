import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { errorsOf, type Caller } from '../support/api'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { platformOnFirm } from '../support/syncedPlatform'

/** Confirming the transfer date: the date that every deadline counts from (contract section 7). */

let firm: Awaited<ReturnType<typeof platformOnFirm>>
let admin: Caller
let exchange: string
let used = 0

beforeAll(async () => {
  firm = await platformOnFirm()
  admin = firm.admin()
})
beforeEach(async () => {
  const rows = await firm.rows<{ id: string }>(
    `select id from exchanges where transfer_date_source = 'synced' order by id`,
  )
  exchange = rows[used % rows.length]?.id ?? ''
  used += 1
})
afterAll(async () => {
  await firm.close()
  await stopPlatforms()
  await closePools()
})

const source = async () =>
  (
    await firm.rows<{ source: string | null }>(
      'select transfer_date_source as source from exchanges where id = $1',
      [exchange],
    )
  )[0]?.source

describe('a synced transfer date', () => {
  test('is confirmed as it stands', async () => {
    expect(
      (await admin.patch(`/api/exchanges/${exchange}`, { transferDateSource: 'confirmed' })).status,
    ).toBe(200)
    expect(await source()).toBe('confirmed')
  })

  test('is confirmed by its evidence', async () => {
    expect(
      (await admin.patch(`/api/exchanges/${exchange}`, { transferEvidence: 'Final settlement statement' }))
        .status,
    ).toBe(200)
    expect(await source()).toBe('confirmed')
  })

  test('stays synced when something else changes, and only the sync makes one follow', async () => {
    expect(
      (await admin.patch(`/api/exchanges/${exchange}`, { notes: 'Nothing about the date' })).status,
    ).toBe(200)
    expect(await source()).toBe('synced')
    await admin.patch(`/api/exchanges/${exchange}`, { transferDateSource: 'confirmed' })
    const refused = await admin.patch(`/api/exchanges/${exchange}`, { transferDateSource: 'synced' })
    expect(refused.status).toBe(422)
    expect(errorsOf(refused)[0]?.field).toBe('transferDateSource')
  })

  test('that does not exist cannot be confirmed', async () => {
    const id = await admin.create('exchanges', { name: 'No date yet' })
    expect((await admin.patch(`/api/exchanges/${id}`, { transferDateSource: 'confirmed' })).status).toBe(422)
  })
})

test('a write without a body is rejected or changes nothing, and is never a fault of ours', async () => {
  for (const collection of [
    'exchanges',
    'tasks',
    'messages',
    'documents',
    'contacts',
    'users',
    'properties',
    'agencies',
    'exchange-participants',
  ]) {
    const empty = await admin.send('POST', `/api/${collection}`)
    expect(empty.status, collection).toBeLessThan(500)
    const blank = await admin.send('POST', `/api/${collection}`, {
      body: '   ',
      headers: { 'content-type': 'text/plain' },
    })
    expect(blank.status, collection).toBeLessThan(500)
  }
  expect((await admin.send('PATCH', `/api/exchanges/${exchange}`)).status).toBe(200)
})
