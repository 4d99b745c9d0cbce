import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, signIn, textAt, type Answered } from '../support/api'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'
import { until } from '../support/wait'

/** Calendars of exchanges, and feeds that work without a sign-in for as long as they should. */

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
  await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, {
    relinquishedTransferDate: '2099-01-15',
    confirmUnusualDate: true,
  })
})

const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const pathOf = (url: string) => new URL(url).pathname
const read = (url: string) => firm.nobody.get(pathOf(url))

describe('the calendar of an exchange', () => {
  it('is there for everybody who takes part, and for nobody else', async () => {
    for (const role of ['admin', 'coordinator', 'client', 'third_party', 'agency'] as const) {
      const answer = await firm.people[role].caller.get(
        `/api/exchanges/${firm.assigned.exchange}/calendar.ics`,
      )
      expect([role, answer.status, answer.headers.get('content-type')]).toEqual([
        role,
        200,
        'text/calendar; charset=utf-8',
      ])
      expect(answer.text).toContain('DTSTART;VALUE=DATE:20990301')
    }
    expect(
      await status(firm.people.client.caller.get(`/api/exchanges/${firm.foreign.exchange}/calendar.ics`)),
    ).toBe(404)
    expect(await status(firm.nobody.get(`/api/exchanges/${firm.assigned.exchange}/calendar.ics`))).toBe(401)
  })
})

describe('a calendar feed', () => {
  it('shows the exchanges of its person without a sign-in', async () => {
    const { caller } = firm.people.client
    const made = await caller.post('/api/calendar-feeds', {})
    expect(made.status).toBe(201)
    const answer = await read(textAt(made, 'url'))
    expect([answer.status, answer.text.includes('Assigned'), answer.text.includes('Foreign')]).toEqual([
      200,
      true,
      false,
    ])
    const listed = docsOf(await caller.get('/api/calendar-feeds'))
    expect(listed[0]).toMatchObject({ id: textAt(made, 'id'), exchange: null })
    expect(JSON.stringify(listed)).not.toContain(textAt(made, 'url').slice(-20))
    expect(
      (
        await pool.query('select 1 from peak.calendar_feeds where token_hash = $1', [
          textAt(made, 'url').split('/').at(-1)?.replace('.ics', ''),
        ])
      ).rowCount,
    ).toBe(0)
  })

  it('of one exchange is made only by who sees it', async () => {
    const made = await firm.people.third_party.caller.post('/api/calendar-feeds', {
      exchange: firm.assigned.exchange,
    })
    expect((await read(textAt(made, 'url'))).text).toContain('X-WR-CALNAME:Deadlines of Assigned')
    expect(
      await status(
        firm.people.third_party.caller.post('/api/calendar-feeds', { exchange: firm.foreign.exchange }),
      ),
    ).toBe(404)
    expect(await status(firm.people.third_party.caller.post('/api/calendar-feeds', { exchange: 'x' }))).toBe(
      400,
    )
    expect(await status(firm.nobody.post('/api/calendar-feeds', {}))).toBe(401)
  })

  it('is dead once it was taken back, by its person alone or an admin', async () => {
    const made = await firm.people.client.caller.post('/api/calendar-feeds', {})
    expect(await status(firm.people.agency.caller.delete(`/api/calendar-feeds/${textAt(made, 'id')}`))).toBe(
      404,
    )
    expect(await status(read(textAt(made, 'url')))).toBe(200)
    expect(await status(firm.people.client.caller.delete(`/api/calendar-feeds/${textAt(made, 'id')}`))).toBe(
      200,
    )
    expect(await status(read(textAt(made, 'url')))).toBe(404)
    expect(await status(firm.people.client.caller.delete(`/api/calendar-feeds/${textAt(made, 'id')}`))).toBe(
      404,
    )
  })

  it('is dead when its person no longer takes part', async () => {
    const { id, caller } = firm.people.third_party
    const [all, one] = [
      await caller.post('/api/calendar-feeds', {}),
      await caller.post('/api/calendar-feeds', { exchange: firm.assigned.exchange }),
    ]
    expect(await status(read(textAt(one, 'url')))).toBe(200)
    await firm.admin.delete(`/api/exchanges/${firm.assigned.exchange}/participants/${id}`)
    expect(await status(read(textAt(one, 'url')))).toBe(404)
    expect((await read(textAt(all, 'url'))).text).not.toContain('Assigned')
  })

  it.each(['nonsense', 'a'.repeat(43), '../users', 'x.ics', `${'a'.repeat(43)}.ics`])(
    'with the address %s is not there',
    async (token) => {
      expect([401, 404]).toContain(await status(firm.nobody.get(`/api/calendar-feeds/${token}`)))
      expect([401, 404]).toContain(await status(firm.nobody.get(`/api/calendar-feeds/${token}.ics`)))
    },
  )
})

describe('all that stands for a person', () => {
  let serial = 0
  /** Somebody with a feed, a second session, a trusted browser's row, a link for a new password, a waiting sign-in and a factor that is only begun. */
  async function somebody() {
    serial += 1
    const email = `standing-${serial}@firm.example`
    const data = {
      email,
      password: PASSWORD,
      role: 'coordinator',
      firstName: 'Stan',
      lastName: `Ding ${serial}`,
    }
    const id = await firm.admin.create('users', data)
    const caller = await signIn(firm.admin.url, email, PASSWORD)
    const other = await signIn(firm.admin.url, email, PASSWORD)
    const feed = await caller.post('/api/calendar-feeds', {})
    await firm.nobody.post('/api/auth/forgot-password', { email })
    await caller.post('/api/auth/setup-2fa', { method: 'totp' })
    await pool.query(
      `insert into peak.trusted_devices (token_hash, user_id, device, expires_at) values ($1, $2, 'A browser', now() + interval '1 day')`,
      [`trusted-${serial}`, id],
    )
    await pool.query(
      `insert into peak.challenges (id, token_hash, user_id, way, setting_up, expires_at) values (gen_random_uuid(), $1, $2, 'password', false, now() + interval '10 minutes')`,
      [`challenge-${serial}`, id],
    )
    await pool.query(
      `insert into peak.sent_codes (id, user_id, method, code_hash, expires_at) values (gen_random_uuid(), $1, 'email', 'x', now() + interval '10 minutes')`,
      [id],
    )
    await until(
      'the link for a new password',
      async () =>
        (await pool.query('select 1 from peak.password_resets where user_id = $1', [id])).rowCount === 1,
    )
    return { id, email, caller, other, feed, url: textAt(feed, 'url') }
  }
  type Somebody = Awaited<ReturnType<typeof somebody>>

  const LEFT = `select (select count(*) from peak.calendar_feeds where user_id = $1 and revoked_at is null)::int as feeds, (select count(*) from peak.trusted_devices where user_id = $1)::int as browsers,
    (select count(*) from peak.challenges where user_id = $1 and used_at is null)::int as challenges, (select count(*) from peak.sent_codes where user_id = $1 and used_at is null)::int as codes,
    (select count(*) from peak.password_resets where user_id = $1 and used_at is null)::int as links, (select count(*) from peak.second_factors where user_id = $1 and pending_since is not null)::int as begun,
    (select count(*) from peak.sessions where user_id = $1 and ended_at is null)::int as sessions`
  const leftOf = async (id: string) => (await pool.query<Record<string, number>>(LEFT, [id])).rows[0]
  const NOTHING = { feeds: 0, browsers: 0, challenges: 0, codes: 0, links: 0, begun: 0 }

  const ENDINGS: [string, (person: Somebody) => Promise<Answered>, number][] = [
    ['an administrator ends all sessions', ({ id }) => firm.admin.delete(`/api/users/${id}/sessions`), 0],
    ['they end all other sessions', ({ caller }) => caller.delete('/api/auth/sessions'), 1],
    [
      'an administrator sets a new password',
      ({ id }) => firm.admin.patch(`/api/users/${id}`, { password: 'quite-another-staple-9' }),
      0,
    ],
    [
      'they choose a new password',
      ({ caller }) =>
        caller.post('/api/auth/change-password', {
          currentPassword: PASSWORD,
          password: 'quite-another-staple-9',
        }),
      1,
    ],
    ['their role changes', ({ id }) => firm.admin.patch(`/api/users/${id}`, { role: 'third_party' }), 0],
    ['they are deactivated', ({ id }) => firm.admin.put(`/api/users/${id}/activate`, { active: false }), 0],
    ['they are deactivated by DELETE', ({ id }) => firm.admin.delete(`/api/users/${id}`), 0],
    [
      'an administrator takes their second factor away',
      ({ id }) =>
        firm.admin.send('DELETE', `/api/users/${id}/2fa`, {
          body: '{"reason":"A lost phone"}',
          headers: { 'content-type': 'application/json' },
        }),
      0,
    ],
  ]

  it.each(ENDINGS)('ends when %s, and stays ended', async (_, end, sessions) => {
    const person = await somebody()
    expect(await leftOf(person.id)).toEqual({
      feeds: 1,
      browsers: 1,
      challenges: 1,
      codes: 1,
      links: 1,
      begun: 1,
      sessions: 2,
    })
    expect(await status(read(person.url))).toBe(200)
    expect((await end(person)).status).toBe(200)
    expect(await leftOf(person.id)).toEqual({ ...NOTHING, sessions })
    expect(await status(read(person.url))).toBe(404)
    await firm.admin.put(`/api/users/${person.id}/activate`, { active: true })
    expect(await status(read(person.url))).toBe(404)
    const { rows } = await pool.query(
      `select 1 from audit_logs where created_at > now() - interval '1 minute' and ((action = 'calendar-feeds.end' and after->>'of' = $1) or (after->>'feeds' = '1' and (after->>'of' = $1 or user_id::text = $1)))`,
      [person.id],
    )
    expect(rows).toHaveLength(1)
  })

  it('is left alone by what changes nothing of their rights', async () => {
    const person = await somebody()
    await firm.admin.patch(`/api/users/${person.id}`, { firstName: 'Stanley' })
    expect(await leftOf(person.id)).toEqual({
      feeds: 1,
      browsers: 1,
      challenges: 1,
      codes: 1,
      links: 1,
      begun: 1,
      sessions: 2,
    })
  })

  it('is no more for a feed that is made at the moment everything ends', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await somebody()
      await Promise.all([
        ...Array.from({ length: 6 }, () => person.other.post('/api/calendar-feeds', {})),
        firm.admin.delete(`/api/users/${person.id}/sessions`),
      ])
      expect(await leftOf(person.id)).toMatchObject({ feeds: 0, sessions: 0 })
    }
  })

  it('is seen and ended by an administrator, feed by feed, and by nobody else', async () => {
    const person = await somebody()
    const shown = await firm.admin.get(`/api/users/${person.id}/security`)
    expect(at(shown.body, 'feeds')).toMatchObject([{ id: textAt(person.feed, 'id'), exchange: null }])
    expect(shown.text).not.toContain(person.url.slice(-30, -4))
    for (const role of ['coordinator', 'client', 'third_party', 'agency'] as const) {
      expect([
        role,
        await status(firm.people[role].caller.get(`/api/users/${person.id}/security`)),
        await status(firm.people[role].caller.delete(`/api/calendar-feeds/${textAt(person.feed, 'id')}`)),
      ]).toEqual([role, 403, 404])
    }
    expect(await status(firm.admin.delete(`/api/calendar-feeds/${textAt(person.feed, 'id')}`))).toBe(200)
    expect([
      await status(read(person.url)),
      at((await firm.admin.get(`/api/users/${person.id}/security`)).body, 'feeds'),
    ]).toEqual([404, []])
  })
})
