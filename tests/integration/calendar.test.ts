import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { docsOf, textAt, type Answered } from '../support/api'
import { migratedDatabase, poolOn } from '../support/database'
import { makeFirm, type Firm } from '../support/firm'
import { EARNEST, startPlatform } from '../support/platform'

/** Calendars of exchanges, and feeds that work without a sign-in for as long as they should. */

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const databaseUrl = await migratedDatabase()
  const { url } = await startPlatform({ ...EARNEST, DATABASE_URL: databaseUrl })
  pool = poolOn(databaseUrl)
  firm = await makeFirm(url, pool)
  await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, { relinquishedTransferDate: '2099-01-15' })
})

const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const pathOf = (url: string) => new URL(url).pathname
const read = (url: string) => firm.nobody.get(pathOf(url))

describe('the calendar of an exchange', () => {
  it('is there for everybody who takes part, and for nobody else', async () => {
    for (const role of ['admin', 'coordinator', 'client', 'third_party', 'agency'] as const) {
      const answer = await firm.people[role].caller.get(`/api/exchanges/${firm.assigned.exchange}/calendar.ics`)
      expect([role, answer.status, answer.headers.get('content-type')]).toEqual([role, 200, 'text/calendar; charset=utf-8'])
      expect(answer.text).toContain('DTSTART;VALUE=DATE:20990301')
    }
    expect(await status(firm.people.client.caller.get(`/api/exchanges/${firm.foreign.exchange}/calendar.ics`))).toBe(404)
    expect(await status(firm.nobody.get(`/api/exchanges/${firm.assigned.exchange}/calendar.ics`))).toBe(401)
  })
})

describe('a calendar feed', () => {
  it('shows the exchanges of its person without a sign-in', async () => {
    const { caller } = firm.people.client
    const made = await caller.post('/api/calendar-feeds', {})
    expect(made.status).toBe(201)
    const answer = await read(textAt(made, 'url'))
    expect([answer.status, answer.text.includes('Assigned'), answer.text.includes('Foreign')]).toEqual([200, true, false])
    const listed = docsOf(await caller.get('/api/calendar-feeds'))
    expect(listed[0]).toMatchObject({ id: textAt(made, 'id'), exchange: null })
    expect(JSON.stringify(listed)).not.toContain(textAt(made, 'url').slice(-20))
    expect((await pool.query('select 1 from peak.calendar_feeds where token_hash = $1', [textAt(made, 'url').split('/').at(-1)?.replace('.ics', '')])).rowCount).toBe(0)
  })

  it('of one exchange is made only by who sees it', async () => {
    const made = await firm.people.third_party.caller.post('/api/calendar-feeds', { exchange: firm.assigned.exchange })
    expect((await read(textAt(made, 'url'))).text).toContain('X-WR-CALNAME:Deadlines of Assigned')
    expect(await status(firm.people.third_party.caller.post('/api/calendar-feeds', { exchange: firm.foreign.exchange }))).toBe(404)
    expect(await status(firm.people.third_party.caller.post('/api/calendar-feeds', { exchange: 'x' }))).toBe(400)
    expect(await status(firm.nobody.post('/api/calendar-feeds', {}))).toBe(401)
  })

  it('is dead once it was taken back, by its person alone or an admin', async () => {
    const made = await firm.people.client.caller.post('/api/calendar-feeds', {})
    expect(await status(firm.people.agency.caller.delete(`/api/calendar-feeds/${textAt(made, 'id')}`))).toBe(404)
    expect(await status(read(textAt(made, 'url')))).toBe(200)
    expect(await status(firm.people.client.caller.delete(`/api/calendar-feeds/${textAt(made, 'id')}`))).toBe(200)
    expect(await status(read(textAt(made, 'url')))).toBe(404)
    expect(await status(firm.people.client.caller.delete(`/api/calendar-feeds/${textAt(made, 'id')}`))).toBe(404)
  })

  it('is dead while its person is inactive, and when they no longer take part', async () => {
    const { id, caller } = firm.people.third_party
    const [all, one] = [await caller.post('/api/calendar-feeds', {}), await caller.post('/api/calendar-feeds', { exchange: firm.assigned.exchange })]
    await firm.admin.put(`/api/users/${id}/activate`, { active: false })
    expect([await status(read(textAt(all, 'url'))), await status(read(textAt(one, 'url')))]).toEqual([404, 404])
    await firm.admin.put(`/api/users/${id}/activate`, { active: true })
    expect(await status(read(textAt(one, 'url')))).toBe(200)
    await firm.admin.delete(`/api/exchanges/${firm.assigned.exchange}/participants/${id}`)
    expect(await status(read(textAt(one, 'url')))).toBe(404)
    expect((await read(textAt(all, 'url'))).text).not.toContain('Assigned')
  })

  it.each(['nonsense', 'a'.repeat(43), '../users', 'x.ics', `${'a'.repeat(43)}.ics`])('with the address %s is not there', async (token) => {
    expect([401, 404]).toContain(await status(firm.nobody.get(`/api/calendar-feeds/${token}`)))
    expect([401, 404]).toContain(await status(firm.nobody.get(`/api/calendar-feeds/${token}.ics`)))
  })
})
