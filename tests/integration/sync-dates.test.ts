import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closePools } from '../support/database'
import { startWorld, type World } from '../support/sync'

/** Dates of the source that must not be followed: midnights of another zone, and transfer dates too far away. */

type Exchange = { matter: string; id: string; T: string; name: string }
let world: World
let exchanges: Exchange[]

beforeEach(async () => {
  world = await startWorld()
  await world.sync('all', { full: true })
  exchanges = await world.rows<Exchange>(
    `select pp_matter_id as matter, id, relinquished_transfer_date as "T", name from exchanges where relinquished_transfer_date is not null and not archived and source_state = 'open' order by 1`,
  )
})
afterEach(async () => {
  await world.close()
  await closePools()
})

const atSource = (matter: string, fields: Record<string, string | null>) =>
  world.server.control.mutate({ op: 'update', entity: 'matters', id: matter, fields })
const first = (): Exchange => {
  const [one] = exchanges
  if (!one) throw new Error('the firm has no open exchange')
  return one
}
const stored = async (id: string) =>
  (
    await world.rows<{
      T: string | null
      day45: string | null
      expected: string | null
      base: Record<string, unknown>
    }>(
      `select relinquished_transfer_date as "T", identification_deadline as day45, expected_closing_date as expected, pp_base as base from exchanges where id = $1`,
      [id],
    )
  )[0]
const told = () =>
  world.rows<{ title: string; body: string }>(
    `select title, body from notifications where category = 'sync-failed' order by created_at`,
  )

describe('a midnight of another zone', () => {
  test.each([
    ['Eastern, in summer', '2026-07-10T04:00:00', 'America/New_York', '2026-07-09'],
    ['Central, in winter', '2026-12-10T06:00:00', 'America/Chicago', '2026-12-09'],
    ['UTC, said so', '2026-07-10T00:00:00Z', 'UTC', '2026-07-09'],
  ])('%s: the transfer date stays, and an alarm names the zone', async (_, text, zone, shifted) => {
    const { matter, id, T } = first()
    atSource(matter, { 'Close of Escrow Date': text })
    const run = await world.sync('all')
    expect(await stored(id)).toMatchObject({ T })
    expect((await stored(id))?.T).not.toBe(shifted)
    expect(run.status).toBe('PARTIAL')
    expect(run.errors.filter(({ code }) => code === 'wrong-midnight')).toEqual([
      expect.objectContaining({ message: expect.stringContaining(zone) }),
    ])
    const [notice] = await told()
    expect([notice?.body.includes(zone), notice?.body.includes('Close of Escrow Date')]).toEqual([true, true])
  })

  test('of one field stops that field alone; the others follow', async () => {
    const { matter, id, T } = first()
    atSource(matter, {
      'Close of Escrow Date': '2026-07-10T04:00:00',
      'Expected Rel Closing Date': '2026-07-20T07:00:00',
    })
    await world.sync('all')
    expect(await stored(id)).toMatchObject({ T, expected: '2026-07-20' })
  })

  test('stops the field of every exchange where no date of it is at the firm’s midnight, and follows again once they are', async () => {
    const [one, two] = exchanges
    if (!one || !two) throw new Error('two open exchanges are needed')
    const dated = await world.rows<{ matter: string }>(
      `select pp_matter_id as matter from exchanges where relinquished_transfer_date is not null and pp_matter_id is not null`,
    )
    for (const { matter } of dated) atSource(matter, { 'Close of Escrow Date': '2026-07-10T04:00:00' })
    // A true instant: it would be followed by itself, and is not beside midnights of another zone.
    atSource(two.matter, { 'Close of Escrow Date': '2026-07-11T18:23:45' })
    await world.sync('all')
    expect([(await stored(one.id))?.T, (await stored(two.id))?.T]).toEqual([one.T, two.T])
    for (const { matter } of dated)
      if (matter !== two.matter) atSource(matter, { 'Close of Escrow Date': '2026-07-10T07:00:00' })
    const run = await world.sync('all', { full: true })
    expect([(await stored(one.id))?.T, (await stored(two.id))?.T]).toEqual(['2026-07-10', '2026-07-11'])
    expect(run.errors.filter(({ code }) => code === 'wrong-midnight')).toEqual([])
  })

  test('holds one exchange alone where the others are at the firm’s midnight, and says so once', async () => {
    const [one, two] = exchanges
    if (!one || !two) throw new Error('two open exchanges are needed')
    atSource(one.matter, { 'Close of Escrow Date': '2026-07-10T04:00:00' })
    atSource(two.matter, { 'Close of Escrow Date': '2026-07-11T07:00:00' })
    await world.sync('all')
    expect([(await stored(one.id))?.T, (await stored(two.id))?.T]).toEqual([one.T, '2026-07-11'])
    const again = await world.sync('all', { full: true })
    expect(again.errors.some(({ code }) => code === 'wrong-midnight')).toBe(true)
    expect((await told()).map(({ body }) => body)).toHaveLength(1)
    expect((await stored(one.id))?.T).toBe(one.T)
  })

  test('of a new matter leaves it without a date, and its property unsold', async () => {
    const { matter } = first()
    const fresh = await startWorld()
    fresh.server.control.mutate({
      op: 'update',
      entity: 'matters',
      id: matter,
      fields: { 'Close of Escrow Date': '2026-07-10T04:00:00' },
    })
    await fresh.sync('all', { full: true })
    const [row] = await fresh.rows<{ T: string | null; status: string; closed: string | null }>(
      `select e.relinquished_transfer_date as "T", e.status, (select p.closing_date from properties p where p.exchange_id = e.id and p.side = 'relinquished') as closed from exchanges e where pp_matter_id = $1`,
      [matter],
    )
    expect(row).toEqual({ T: null, status: 'PENDING', closed: null })
    await fresh.close()
  })

  test('of day 45 makes no difference out of nothing', async () => {
    const { matter, id } = first()
    await world.rows(`delete from sync_discrepancies`)
    atSource(matter, {
      'Close of Escrow Date': '2026-07-10T07:00:00',
      'Day 45': '2026-08-24T04:00:00',
      'Day 180': '2027-01-06T08:00:00',
    })
    const run = await world.sync('all')
    expect(await stored(id)).toMatchObject({ T: '2026-07-10' })
    expect(
      await world.rows(
        `select 1 from sync_discrepancies where entity_id = $1 and field = 'day45' and theirs = '2026-08-23'`,
        [id],
      ),
    ).toEqual([])
    expect(
      run.errors.some(({ message }) => message.startsWith('Day 45: 1 date is at midnight of Eastern time')),
    ).toBe(true)
  })
})

describe('a transfer date more than a year ahead or ten years back', () => {
  test.each([['2062-11-20T08:00:00'], ['2006-11-20T08:00:00']])(
    '%s is not followed, with an alarm that names the exchange',
    async (text) => {
      const { matter, id, T, name } = first()
      atSource(matter, { 'Close of Escrow Date': text })
      const run = await world.sync('all')
      expect(await stored(id)).toMatchObject({ T })
      expect([run.status, run.errors.map(({ code }) => code)]).toEqual(['PARTIAL', ['unusual-transfer-date']])
      expect((await told())[0]).toMatchObject({ title: expect.stringContaining(name.slice(0, 40)) })
      expect(
        await world.rows(
          `select 1 from audit_logs where entity_id = $1 and "after" ? 'relinquishedTransferDate' and "after"->>'relinquishedTransferDate' = $2`,
          [id, text.slice(0, 10)],
        ),
      ).toEqual([])
    },
  )

  test('is followed again once it is put right', async () => {
    const { matter, id } = first()
    atSource(matter, { 'Close of Escrow Date': '2062-11-20T08:00:00' })
    await world.sync('all')
    atSource(matter, { 'Close of Escrow Date': '2026-11-20T08:00:00' })
    await world.sync('all')
    expect(await stored(id)).toMatchObject({ T: '2026-11-20' })
  })

  test('of a matter that is closed is history, and is followed', async () => {
    const { matter, id } = first()
    world.server.control.mutate({
      op: 'update',
      entity: 'matters',
      id: matter,
      patch: { status: 'Closed' },
      fields: { 'Close of Escrow Date': '2009-11-20T08:00:00' },
    })
    await world.sync('all')
    expect(await stored(id)).toMatchObject({ T: '2009-11-20' })
  })
})
