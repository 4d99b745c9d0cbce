import { describe, expect, it } from 'vitest'
import { DEMO_EMAILS, DEMO_IDS, fieldId, makeFirm } from '../../src/dev/practicepanther/firm'
import type { CustomFieldValue, Firm, Matter } from '../../src/dev/practicepanther/rows'
import {
  addDays,
  dayNumber,
  midnightNaive,
  naive,
  noonNaive,
  sqlGrain,
} from '../../src/dev/practicepanther/time'

const ANCHOR = '2026-11-20'
const demo = makeFirm({ kind: 'demo', seed: 1, anchor: ANCHOR })
const small = makeFirm({ kind: 'small', seed: 1, anchor: ANCHOR })

function valueOf(matter: Matter, label: string): CustomFieldValue | undefined {
  return matter.custom_field_values.find((value) => value.custom_field_ref.id === fieldId(label))
}

/** Pacific midnight as UTC has the same calendar date as text. */
function dateOf(matter: Matter, label: string): string | null {
  return valueOf(matter, label)?.value_date_time?.slice(0, 10) ?? null
}

function matterOf(firm: Firm, id: string): Matter {
  const matter = firm.matters.find((each) => each.id === id)
  if (!matter) throw new Error(`no matter ${id}`)
  return matter
}

describe('time of the source system', () => {
  it('writes Pacific midnight and noon with the offset of that moment, on both sides of both clock changes', () => {
    expect(midnightNaive('2026-03-08')).toBe('2026-03-08T08:00:00')
    expect(midnightNaive('2026-03-09')).toBe('2026-03-09T07:00:00')
    expect(noonNaive('2026-03-07')).toBe('2026-03-07T20:00:00')
    expect(noonNaive('2026-03-08')).toBe('2026-03-08T19:00:00')
    expect(midnightNaive('2026-11-01')).toBe('2026-11-01T07:00:00')
    expect(midnightNaive('2026-11-02')).toBe('2026-11-02T08:00:00')
    expect(noonNaive('2026-11-01')).toBe('2026-11-01T20:00:00')
  })

  it('agrees with the zone database on every day of four years', () => {
    const hour = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'America/Los_Angeles',
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    })
    for (let day = '2025-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      expect(hour.format(new Date(`${midnightNaive(day)}Z`))).toBe(`${day}, 00:00`)
      expect(hour.format(new Date(`${noonNaive(day)}Z`))).toBe(`${day}, 12:00`)
    }
  })

  it('trims trailing zeros of the fraction and keeps the grain of the source', () => {
    expect([0, 300, 330, 333].map((ms) => naive(ms))).toEqual([
      '1970-01-01T00:00:00',
      '1970-01-01T00:00:00.3',
      '1970-01-01T00:00:00.33',
      '1970-01-01T00:00:00.333',
    ])
    for (let ms = 0; ms < 100; ms += 1) expect([0, 3, 7]).toContain(sqlGrain(ms) % 10)
  })
})

describe('makeFirm', () => {
  it.each(['demo', 'small', 'empty'] as const)(
    'gives the same %s firm for the same seed and anchor',
    (kind) => {
      const again = makeFirm({ kind, seed: 1, anchor: ANCHOR })
      expect(again).toEqual(makeFirm({ kind, seed: 1, anchor: ANCHOR }))
      if (kind !== 'empty') expect(makeFirm({ kind, seed: 2, anchor: ANCHOR })).not.toEqual(again)
    },
  )

  it('keeps the ids that others refer to under every seed and anchor', () => {
    const other = makeFirm({ kind: 'demo', seed: 99, anchor: '2027-02-01' })
    expect(matterOf(other, DEMO_IDS.insideMatter).account_ref.id).toBe(DEMO_IDS.clientAccount)
    expect(other.customfields.matter).toEqual(demo.customfields.matter)
  })

  it('keeps every id when only the anchor moves', () => {
    const later = makeFirm({ kind: 'demo', seed: 1, anchor: '2027-02-01' })
    for (const entity of [
      'users',
      'accounts',
      'contacts',
      'matters',
      'tasks',
      'notes',
      'events',
      'calllogs',
      'relationships',
    ] as const) {
      expect(later[entity].map((row) => row.id)).toEqual(demo[entity].map((row) => row.id))
    }
  })

  it('has nothing but a user in the empty firm', () => {
    const empty = makeFirm({ kind: 'empty', seed: 1, anchor: ANCHOR })
    expect([empty.users.length, empty.accounts.length, empty.matters.length, empty.tasks.length]).toEqual([
      1, 0, 0, 0,
    ])
  })

  it('makes the real firm at its size', () => {
    const real = makeFirm({ kind: 'real', seed: 1, anchor: ANCHOR })
    expect(real.matters.length - 2).toBe(7200)
    const deletedAccount = real.deleted.find(({ entity }) => entity === 'accounts')?.id
    expect(real.contacts.filter((contact) => contact.account_ref.id !== deletedAccount)).toHaveLength(11_200)
    expect(real.tasks.length - 1).toBe(20_000)
    const bytes = JSON.stringify(real.matters).length
    expect(bytes).toBeGreaterThan(36e6)
    expect(bytes).toBeLessThan(46e6)
    const counts = real.matters.slice(22).map((matter) => matter.custom_field_values.length)
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([15, 28])
    expect(new Set(real.matters.map((matter) => matter.id)).size).toBe(real.matters.length)
  })
})

describe.each(['demo', 'small'] as const)('the shape of the %s firm', (kind) => {
  const firm = kind === 'demo' ? demo : small
  const values = firm.matters.flatMap((matter) => matter.custom_field_values)

  it('fills exactly the member that the value type asks for', () => {
    for (const value of values) {
      const type = value.custom_field_ref.value_type
      const filled = Object.entries(value).filter(
        ([key, each]) => key.startsWith('value_') && key !== 'value_boolean' && each !== null,
      )
      const expected = type === 'Checkbox' || type === 'Contact' ? 0 : 1
      expect(filled).toHaveLength(expected)
      expect(value.contact_ref !== null).toBe(type === 'Contact')
      if (type !== 'Checkbox') expect(value.value_boolean).toBe(false)
      if (type.startsWith('Date')) expect(value.value_date_time).not.toBeNull()
    }
  })

  it('refers to custom fields that are defined, under ids that are unique', () => {
    const ids = firm.customfields.matter.map((field) => field.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const value of values) expect(ids).toContain(value.custom_field_ref.id)
  })

  it('lists under contacts the very people that accounts embed', () => {
    const embedded = firm.accounts.flatMap((account) => [account.primary_contact, ...account.other_contacts])
    expect(firm.contacts).toEqual(embedded)
  })

  it('has no row of the future', () => {
    for (const row of [...firm.matters, ...firm.tasks, ...firm.accounts, ...firm.notes]) {
      expect(Date.parse(`${row.updated_at}Z`)).toBeLessThanOrEqual(Date.parse(`${ANCHOR}T00:00:00Z`))
      expect(row.created_at <= row.updated_at || row.updated_at.length < row.created_at.length).toBe(true)
    }
  })
})

describe('the demonstration firm', () => {
  const dana = demo.users.find((user) => user.email === DEMO_EMAILS.coordinator)
  const own = demo.matters.filter((matter) =>
    matter.assigned_to_users.some((user) => user.id === DEMO_IDS.coordinatorUser),
  )
  const client = demo.contacts.find((contact) => contact.email === DEMO_EMAILS.client)
  const relationsOf = (id: string): [string, string][] =>
    demo.relationships
      .filter((relation) => relation.contact_ref.id === id)
      .map((relation) => [relation.matter_ref.id, relation.name])

  it("has four coordinators, and eighteen of forty matters are the first one's", () => {
    expect(dana?.display_name).toBe('Dana Whitfield')
    expect(demo.users.filter((user) => user.email.endsWith('@summitqi.example'))).toHaveLength(3)
    expect([demo.users.length, demo.matters.length, own.length]).toEqual([4, 40, 18])
  })

  it('has a client with one exchange inside its 45 days and one past them', () => {
    expect(client).toMatchObject({
      display_name: 'Martin Okafor',
      id: DEMO_IDS.clientContact,
      is_primary_contact: true,
    })
    const account = demo.accounts.find((each) => each.primary_contact.id === client?.id)
    expect(account?.company_name).toBeNull()
    const matters = demo.matters.filter((matter) => matter.account_ref.id === account?.id)
    expect(matters.map((matter) => matter.id)).toEqual([DEMO_IDS.insideMatter, DEMO_IDS.pastMatter])
    expect(matters.map((matter) => dateOf(matter, 'Close of Escrow Date'))).toEqual([
      addDays(ANCHOR, -20),
      addDays(ANCHOR, -90),
    ])
    for (const matter of matters) expect(own).toContain(matter)
  })

  it('lets the third party and the agency see their part and no more', () => {
    const cpa = relationsOf(DEMO_IDS.thirdPartyContact)
    expect(cpa.map(([, name]) => name)).toEqual(['CPA', 'CPA', 'CPA'])
    expect(cpa.map(([id]) => id)).toEqual(
      expect.arrayContaining([DEMO_IDS.insideMatter, DEMO_IDS.pastMatter]),
    )
    const broker = relationsOf(DEMO_IDS.agencyContact)
    expect(broker.map(([, name]) => name)).toEqual(['Broker', 'Broker'])
    const ofClient = broker.filter(([id]) => id === DEMO_IDS.insideMatter || id === DEMO_IDS.pastMatter)
    expect(ofClient).toHaveLength(1)
    expect(demo.contacts.find((contact) => contact.id === DEMO_IDS.thirdPartyContact)).toMatchObject({
      display_name: 'Ellen Marsh',
      email: DEMO_EMAILS.thirdParty,
    })
    expect(demo.contacts.find((contact) => contact.id === DEMO_IDS.agencyContact)).toMatchObject({
      display_name: 'Rosa Lindqvist',
      email: DEMO_EMAILS.agency,
    })
    expect(relationsOf(DEMO_IDS.clientContact)).toEqual([])
  })

  it('leaves exchanges that none of the four sees', () => {
    const seen = new Set([
      ...own.map((matter) => matter.id),
      ...relationsOf(DEMO_IDS.thirdPartyContact).map(([id]) => id),
      ...relationsOf(DEMO_IDS.agencyContact).map(([id]) => id),
    ])
    expect(demo.matters.filter((matter) => !seen.has(matter.id)).length).toBeGreaterThan(15)
  })

  it('writes Day 45 and Day 180 from the transfer, but for one that is a day late', () => {
    const dated = demo.matters.filter((matter) => valueOf(matter, 'Close of Escrow Date'))
    const late = dated.filter(
      (matter) => dateOf(matter, 'Day 45') !== addDays(dateOf(matter, 'Close of Escrow Date') ?? '', 45),
    )
    expect(late.map((matter) => dateOf(matter, 'Day 45'))).toEqual([addDays(ANCHOR, -40 + 46)])
    for (const matter of dated) {
      expect(dateOf(matter, 'Day 180')).toBe(addDays(dateOf(matter, 'Close of Escrow Date') ?? '', 180))
      expect(valueOf(matter, 'Close of Escrow Date')?.value_date_time).toMatch(/T0[78]:00:00$/)
    }
  })

  it('has something due within two days, a week and a month on both boards', () => {
    for (const label of ['Day 45', 'Day 180']) {
      const left = demo.matters
        .filter((matter) => matter.status === 'Open')
        .map((matter) => dayNumber(dateOf(matter, label) ?? '1970-01-01') - dayNumber(ANCHOR))
      const within = (low: number, high: number): number =>
        left.filter((days) => days >= low && days <= high).length
      expect([within(0, 2), within(3, 7), within(8, 31)].every((count) => count > 0)).toBe(true)
    }
    const transfers = demo.matters
      .map((matter) => dateOf(matter, 'Close of Escrow Date'))
      .filter((date) => date !== null)
      .sort()
    expect([transfers[0], transfers.at(-1)]).toEqual([addDays(ANCHOR, -200), addDays(ANCHOR, 40)])
  })

  it('has every status and each of the special cases', () => {
    expect(new Set(demo.matters.map((matter) => matter.status))).toEqual(
      new Set(['Open', 'Pending', 'Closed', 'Archived']),
    )
    const types = demo.matters.map((matter) => valueOf(matter, 'Type of Exchange')?.value_string)
    for (const type of ['REVERSE', 'IMPROVEMENT', 'SIMULTANEOUS'])
      expect(types.filter((each) => each === type)).toHaveLength(1)
    expect(demo.matters.filter((matter) => valueOf(matter, 'Failed Exchange?')?.value_boolean)).toHaveLength(
      1,
    )
    expect(demo.matters.filter((matter) => valueOf(matter, 'Reason for Cancellation'))).toHaveLength(1)
    const undated = demo.matters.filter((matter) => !valueOf(matter, 'Close of Escrow Date'))
    expect(undated.map((matter) => valueOf(matter, 'Expected Rel Closing Date') !== undefined)).toEqual([
      true,
    ])
    expect(
      demo.matters.some(
        (matter) => matter.status === 'Closed' && valueOf(matter, 'Identified?')?.value_boolean === false,
      ),
    ).toBe(true)
  })

  it("has sensible money, enough work and no name or address that could be somebody's", () => {
    for (const matter of demo.matters) {
      const value = valueOf(matter, 'Rel Value')?.value_number ?? 0
      expect(value).toBeGreaterThanOrEqual(300_000)
      expect(value).toBeLessThanOrEqual(9_000_000)
      expect(matter.custom_field_values.length).toBeGreaterThanOrEqual(15)
      expect(demo.tasks.some((task) => task.matter_ref?.id === matter.id)).toBe(true)
    }
    expect(demo.accounts.filter((account) => account.other_contacts.length > 0).length).toBeGreaterThan(3)
    expect(demo.notes.length).toBeGreaterThan(40)
    for (const contact of demo.contacts) expect(contact.email).toMatch(/\.example$/)
  })
})

describe('the small firm', () => {
  const statuses = small.tasks.map((task) => task.status)

  it('has the difficult tasks', () => {
    expect(statuses).toContain(null)
    expect(small.tasks.some((task) => task.matter_ref === null && task.account_ref === null)).toBe(true)
    expect(small.tasks.some((task) => task.matter_ref === null && task.account_ref !== null)).toBe(true)
    expect(small.tasks.some((task) => task.due_date === null)).toBe(true)
    const hiddenOrDeleted = [...small.deleted, ...small.hidden].map(({ id }) => id)
    expect(small.tasks.filter((task) => hiddenOrDeleted.includes(task.matter_ref?.id ?? ''))).toHaveLength(2)
    const known = new Set(small.matters.map((matter) => matter.id))
    expect(small.tasks.some((task) => task.matter_ref && !known.has(task.matter_ref.id))).toBe(true)
    const shared = Map.groupBy(small.tasks, (task) => task.updated_at)
    expect(Math.max(...[...shared.values()].map((tasks) => tasks.length))).toBeGreaterThanOrEqual(500)
  })

  it('has the difficult matters', () => {
    expect(
      small.matters.length -
        small.deleted.filter(({ entity }) => entity === 'matters').length -
        small.hidden.length,
    ).toBe(20)
    const names = small.matters.map((matter) => matter.display_name)
    expect(Math.max(...names.map((name) => name.length))).toBe(258)
    expect(new Set(names).size).toBeLessThan(names.length)
    expect(small.matters.some((matter) => matter.notes?.length === 4689)).toBe(true)
    expect(small.matters.some((matter) => matter.notes?.includes('<script>'))).toBe(true)
    expect(
      small.matters.some((matter) => matter.custom_field_values.length === 0 && matter.open_date === null),
    ).toBe(true)
    const decimals = new Set(small.matters.map((matter) => matter.updated_at.split('.')[1]?.length ?? 0))
    expect(decimals).toEqual(new Set([0, 1, 2, 3]))
    const types = new Set(
      small.matters.flatMap((matter) =>
        matter.custom_field_values.map((value) => value.custom_field_ref.value_type),
      ),
    )
    expect(types.size).toBe(9)
  })

  it('has a renamed label, twin labels, a drop-down with commas and all three date conventions', () => {
    const refs = small.matters.flatMap((matter) =>
      matter.custom_field_values.map((value) => value.custom_field_ref),
    )
    expect(
      refs.some((ref) => ref.id === fieldId('Close of Escrow Date') && ref.label !== 'Close of Escrow Date'),
    ).toBe(true)
    expect(small.customfields.matter.filter((field) => field.label === 'Bank')).toHaveLength(2)
    expect(
      small.customfields.matter.some((field) => field.dropdown_list_values?.includes('"Trust, revocable"')),
    ).toBe(true)
    const times = new Set(
      small.matters.flatMap((matter) =>
        matter.custom_field_values.map((value) => value.value_date_time?.slice(11)),
      ),
    )
    for (const time of ['00:00:00', '07:00:00', '08:00:00', '19:00:00', '20:00:00'])
      expect(times).toContain(time)
    const transfers = small.matters.map((matter) => valueOf(matter, 'Close of Escrow Date')?.value_date_time)
    expect(transfers.some((text) => text?.endsWith('-01T00:00:00'))).toBe(true)
  })

  it('has the difficult people', () => {
    expect(small.users.some((user) => !user.is_active)).toBe(true)
    const mails = small.users.map((user) => user.email.toLowerCase())
    expect(new Set(mails).size).toBe(mails.length - 1)
    const names = small.accounts.map((account) => account.display_name)
    expect(new Set(names).size).toBe(names.length - 1)
    expect(small.accounts.some((account) => account.other_contacts.length === 3)).toBe(true)
    expect(small.contacts.some((contact) => contact.status === 'Archived')).toBe(true)
    expect(small.contacts.some((contact) => contact.email === null && contact.display_name === null)).toBe(
      true,
    )
  })
})
