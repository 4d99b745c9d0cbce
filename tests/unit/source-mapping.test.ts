import { afterEach, describe, expect, it, vi } from 'vitest'
import { accountFacts, contactFacts } from '../../src/modules/sync/mapping/contacts'
import {
  FIELD_LABELS,
  FieldReader,
  resolveFieldIds,
  type FieldKey,
} from '../../src/modules/sync/mapping/fields'
import { exchangeType } from '../../src/modules/sync/mapping/exchangeType'
import { matterFacts } from '../../src/modules/sync/mapping/matters'
import {
  accountRow,
  contactRow,
  customFieldValue,
  matterRow,
  taskRow,
} from '../../src/modules/sync/mapping/rows'
import { taskFacts } from '../../src/modules/sync/mapping/tasks'
import { storableJson } from '../../src/modules/sync/mapping/text'

const ZONE = 'America/Los_Angeles'
afterEach(() => {
  vi.unstubAllEnvs()
})

type Value = { date?: string; number?: number; text?: string; checked?: boolean }
const field = (label: string, type: string, { date, number, text, checked }: Value) =>
  customFieldValue.parse({
    custom_field_ref: { id: `id:${label}`, label, value_type: type },
    value_boolean: checked ?? false,
    contact_ref: null,
    value_date_time: date ?? null,
    value_number: number ?? null,
    value_string: text ?? null,
  })
const ids = resolveFieldIds(
  {},
  {},
  Object.values(FIELD_LABELS).map((label) => ({ id: `id:${label}`, label, value_type: 'TextBox' })),
)
const value = (key: FieldKey, type: string, given: Value) => field(FIELD_LABELS[key], type, given)

const matter = (fields: ReturnType<typeof field>[], row: Record<string, unknown> = {}) =>
  matterFacts(
    matterRow.parse({
      id: 'm1',
      name: 'Sale of the mill',
      status: 'Open',
      custom_field_values: fields,
      ...row,
    }),
    ids,
    ZONE,
    '2026-04-01',
  )

describe.each(['America/Los_Angeles', 'Asia/Kolkata'])('a matter, on a machine in %s', (machine) => {
  it('becomes the dates of an exchange, in all three conventions', () => {
    vi.stubEnv('TZ', machine)
    const facts = matter(
      [
        value('transferDate', 'Date', { date: '2026-03-05T08:00:00' }),
        value('day45', 'Date', { date: '2026-04-19T00:00:00' }),
        value('day180', 'Date', { date: '2026-09-01T19:00:00' }),
        value('expectedClosing', 'Date', { date: '2026-03-04T20:00:00' }),
      ],
      { status: 'Closed', close_date: '2026-05-02T16:00:00' },
    )
    expect(facts).toMatchObject({
      relinquishedTransferDate: '2026-03-05',
      day45: '2026-04-19',
      day180: '2026-09-01',
      expectedClosingDate: '2026-03-04',
      completionDate: '2026-05-02',
      sourceState: 'closed',
    })
  })

  it('gives a task its due date', () => {
    vi.stubEnv('TZ', machine)
    const due = (due_date: string) =>
      taskFacts(taskRow.parse({ id: 't1', subject: 'Call', due_date }), ZONE).dueDate
    expect([due('2026-01-31T20:00:00'), due('2026-01-31T00:00:00'), due('2026-02-01T05:37:29.61')]).toEqual([
      '2026-01-31',
      '2026-01-31',
      '2026-01-31',
    ])
  })
})

describe('a matter', () => {
  it.each([
    ['DELAYED', 'delayed'],
    ['Reverse Exchange', 'reverse'],
    ['IMPROVEMENT', 'improvement'],
    ['Build to suit', 'improvement'],
    ['Simultaneous', 'simultaneous'],
    ['', 'delayed'],
    [null, 'delayed'],
    ['REV', 'reverse'],
    ['Rev.', 'reverse'],
    ['Parking', 'reverse'],
    ['Reverse / Improvement', 'reverse'],
    ['CONSTRUCTION', 'improvement'],
    ['BTS', 'improvement'],
    ['Build-to-suit', 'improvement'],
    ['Delayed Improvement', 'improvement'],
    ['Forward', 'delayed'],
    ['deferred ', 'delayed'],
    ['Concurrent', 'simultaneous'],
    ['Something new', null],
    ['SELL CB', null],
    ['Revised', null],
    ['Delayed or reverse', null],
    ['Delayed / Simultaneous', null],
    ['Delayed - Construction', 'improvement'],
    ['Construction exchange (delayed)', 'improvement'],
    ['Delayed - building in Reno', 'delayed'],
    ['Construction loan - delayed', 'delayed'],
    ['Buildings sold', null],
    ['Construction loan', null],
    ['Forward (no build to suit)', null],
    ['not reverse', null],
    ['Non-reverse', null],
    ["isn't delayed", null],
    ['Delayed without parking', null],
  ])('of type %j is %s', (text, type) => {
    expect(exchangeType(text)).toBe(type)
  })

  it.each([
    [{ status: 'Open' }, [], 'open'],
    [{ status: 'Closed' }, [], 'closed'],
    [{ status: 'Closed' }, [value('failed', 'Checkbox', { checked: true })], 'cancelled'],
    [{ status: 'Open' }, [value('cancellation', 'DropDownList', { text: 'Client withdrew' })], 'cancelled'],
    [
      { status: 'Open' },
      [value('failed', 'Checkbox', { checked: false }), value('cancellation', 'TextBox', { text: '  ' })],
      'open',
    ],
    [{ status: 'Archived' }, [], 'open'],
    [{ status: 'A status of next year' }, [], 'open'],
  ])('%j is %s', (row, fields, state) => {
    expect(matter(fields, row).sourceState).toBe(state)
  })

  it('has its money in whole cents', () => {
    const cents = (number: number) =>
      matter([value('relinquishedValue', 'Currency', { number })]).relinquishedValueCents
    expect([cents(1_250_000), cents(0.1 + 0.2), cents(1234.56), cents(0)]).toEqual([
      125_000_000, 30, 123_456, 0,
    ])
    expect([cents(-5), cents(1e300)]).toEqual([null, null])
    expect(
      new FieldReader([value('proceeds', 'TextBox', { text: '$1,234,567.89' })], ids).cents('proceeds'),
    ).toBe(123_456_789)
    expect(
      new FieldReader([value('proceeds', 'TextBox', { text: 'about a million' })], ids).cents('proceeds'),
    ).toBeNull()
  })

  it.each([
    ['1250000 USD', 125_000_000],
    ['1,250,000', 125_000_000],
    ['$ 1,250,000.50', 125_000_050],
    ['US$1250000', 125_000_000],
    ['1.25M', 125_000_000],
    ['$1.25 million', 125_000_000],
    ['1.25MM', 125_000_000],
    ['850k', 85_000_000],
    ['.5M', 50_000_000],
    ['0', 0],
    ['$0.00', 0],
    ['１２５０', 125_000],
    ['＄ １，２５０', 125_000],
    ['1 250 000', 125_000_000],
    ['1\u00a0250\u202f000.50', 125_000_050],
    ['US $ 1,250,000.5', 125_000_050],
    ['$1.25 million dollars', 125_000_000],
    ['450 k', 45_000_000],
    ['1.255 M', 125_500_000],
  ])('reads money in a text: %s', (text, cents) => {
    for (const type of ['TextBox', 'Currency']) {
      const facts = matter([value('relinquishedValue', type, { text })])
      expect([facts.relinquishedValueCents, facts.unread]).toEqual([cents, undefined])
    }
  })

  it.each(['', '   '])('takes a blank text for no amount: %j', (text) => {
    const facts = matter([value('proceeds', 'TextBox', { text })])
    expect([facts.proceedsCents, facts.unread]).toEqual([null, undefined])
  })

  it.each([
    '$',
    'TBD',
    '1.250.000,00',
    '1,25',
    '-5',
    '(500)',
    '1.25 M EUR',
    '1.2.3',
    '12-34',
    'about 1M',
    '9e99',
    '450.000',
    '1.250',
    '$1.250',
    '450000 2',
    '12 34',
    '1 250,000',
    '1250 000',
    '4\u00b2',
    '\u00bd',
    '4 .50',
    '9'.repeat(20),
  ])('never makes an amount of what is none, and says so: %s', (text) => {
    const facts = matter([value('proceeds', 'TextBox', { text })])
    expect(facts).toMatchObject({ proceedsCents: null, unread: [{ field: 'proceeds', text }] })
  })

  it('leaves a type open that is not known, and says so', () => {
    expect(matter([value('type', 'TextBox', { text: 'SELL CB' })])).toMatchObject({
      type: null,
      unread: [{ field: 'type', text: 'SELL CB' }],
    })
  })

  it('has the properties that it says something of', () => {
    expect(matter([]).properties).toEqual([])
    const both = matter([
      value('relAddress', 'TextBox', { text: '1 Mill Rd' }),
      value('transferDate', 'Date', { date: '2026-03-05T08:00:00' }),
      value('repApn', 'TextBox', { text: '12-34' }),
      value('identified', 'Checkbox', { checked: true }),
    ])
    expect(both.properties).toMatchObject([
      { side: 'relinquished', address: '1 Mill Rd', closingDate: '2026-03-05', status: 'closed' },
      { side: 'replacement', apn: '12-34', status: 'identified' },
    ])
  })

  it('survives what the source leaves out, nulls and cuts off', () => {
    expect(
      matterFacts(
        matterRow.parse({
          id: 'm1',
          name: null,
          display_name: null,
          tags: null,
          assigned_to_users: null,
          custom_field_values: null,
          account_ref: null,
        }),
        {},
        ZONE,
        '2026-04-01',
      ),
    ).toMatchObject({
      name: 'Unnamed exchange',
      accountId: null,
      users: [],
      properties: [],
      relinquishedTransferDate: null,
    })
    expect(matter([], { name: `long\u0000 ${'x'.repeat(900)}` }).name).toHaveLength(500)
  })
})

describe('custom fields', () => {
  it('are found by label, without regard to case, and then kept by id', () => {
    const found = resolveFieldIds({}, {}, [{ id: 'f1', label: ' close of escrow DATE ', value_type: 'Date' }])
    expect(found.transferDate).toBe('f1')
    expect(
      resolveFieldIds(found, {}, [
        { id: 'f2', label: 'Close of Escrow Date', value_type: 'Date' },
        { id: 'f1', label: 'COE (old)', value_type: 'Date' },
      ]).transferDate,
    ).toBe('f1')
    expect(
      resolveFieldIds(found, {}, [{ id: 'f2', label: 'Close of Escrow Date', value_type: 'Date' }])
        .transferDate,
    ).toBe('f2')
    expect(
      resolveFieldIds({}, { transferDate: 'COE' }, [{ id: 'f3', label: 'COE', value_type: 'Date' }])
        .transferDate,
    ).toBe('f3')
  })

  it('give the value of their own type, whatever else is filled in', () => {
    const read = (type: string, given: Value) =>
      new FieldReader([value('type', type, given)], ids).text('type')
    expect(read('TextBox', { text: 'DELAYED', checked: false })).toBe('DELAYED')
    expect(
      new FieldReader([value('failed', 'Checkbox', { checked: false, text: 'true' })], ids).checked('failed'),
    ).toBe(false)
    expect(new FieldReader([value('failed', 'TextBox', { text: 'true' })], ids).checked('failed')).toBe(false)
  })
})

describe('people', () => {
  it('take the first number that can be called, and an address that can be written to', () => {
    const contact = (row: Record<string, unknown>) => contactFacts(contactRow.parse({ id: 'c1', ...row }))
    expect(contact({ phone_work: '2', phone_home: '3', email: 'a@b.example' })).toMatchObject({
      phone: '2',
      email: 'a@b.example',
    })
    expect(contact({ phone_mobile: '1', phone_work: '2', email: 'not an address' })).toMatchObject({
      phone: '1',
      email: null,
    })
    expect(contact({ first_name: 'Ann', middle_name: null, last_name: 'Lee' }).displayName).toBe('Ann Lee')
    expect(contact({ email: 'a@b.example' }).displayName).toBe('a@b.example')
    expect(contact({}).displayName).toBe('Unnamed contact')
    expect(contact({ status: 'Archived' }).archived).toBe(true)
  })

  it.each([
    [
      'ann@b.example, bob@b.example',
      'ann@b.example',
      'Note\nOther e-mail: bob@b.example',
      'further addresses',
    ],
    ['Ann Lee <ann@b.example>', 'ann@b.example', 'Note', undefined],
    ['mailto:ann@b.example', 'ann@b.example', 'Note', undefined],
    ['ann@b.example,', 'ann@b.example', 'Note', undefined],
    ['n/a', null, 'Note', 'no e-mail address'],
    ['n/a; ann@b.example', 'ann@b.example', 'Note', 'no e-mail address'],
    ['', null, 'Note', undefined],
  ])('have the first address of %j, and the rest is kept', (email, first, notes, said) => {
    const facts = contactFacts(contactRow.parse({ id: 'c1', email, notes: 'Note' }))
    expect(facts).toMatchObject({
      email: first,
      notes,
      ppData: expect.stringContaining(JSON.stringify(email || null)),
    })
    expect(facts.emailNote).toEqual(said === undefined ? undefined : expect.stringContaining(said))
  })

  it('without a name are called as their account, before their address', () => {
    const account_ref = { id: 'a1', display_name: 'Mill LLC' }
    const facts = (row: Record<string, unknown>) =>
      contactFacts(contactRow.parse({ id: 'c1', account_ref, ...row }))
    expect(facts({ email: 'a@b.example', display_name: ' ' })).toMatchObject({
      displayName: 'Mill LLC',
      nameless: true,
    })
    expect(facts({ first_name: 'Ann' })).toMatchObject({ displayName: 'Ann' })
    expect(facts({ first_name: 'Ann' })).not.toHaveProperty('nameless')
  })

  it('know their account, its address and who speaks for it', () => {
    const account = accountFacts(
      accountRow.parse({
        id: 'a1',
        display_name: 'Lee',
        address_street_1: '1 Mill Rd',
        address_city: 'Fresno',
        address_state: 'CA',
        address_zip_code: '93701',
        primary_contact: { id: 'c1' },
        updated_at: '2026-01-01T00:00:00.5',
      }),
    )
    expect(account).toMatchObject({
      address: '1 Mill Rd\nFresno, CA 93701',
      primaryContact: 'c1',
      updatedAt: '2026-01-01T00:00:00.500Z',
    })
    expect(accountFacts(accountRow.parse({ id: 'a1', primary_contact: null })).primaryContact).toBeNull()
  })

  it('keep the statuses of tasks that we know, and do the others first', () => {
    const task = (row: Record<string, unknown>) => taskFacts(taskRow.parse({ id: 't1', ...row }), ZONE)
    expect([
      task({ status: 'Completed' }).status,
      task({ status: 'InProgress' }).status,
      task({ status: 'Conditional' }).status,
      task({ status: null }).status,
      task({ status: 'New' }).status,
    ]).toEqual(['COMPLETED', 'IN_PROGRESS', 'PENDING', 'PENDING', 'PENDING'])
    expect([
      task({ priority: 'High' }).priority,
      task({ priority: null }).priority,
      task({ subject: null }).title,
    ]).toEqual(['HIGH', 'MEDIUM', 'Untitled task'])
  })
})

describe('text that cannot be stored', () => {
  it('loses its NULs and its halves of characters, in JSON as elsewhere, and nothing else', () => {
    const odd = { text: 'a\u0000b\ud83c', whole: '🏡 \\ud83c \\\\u0000 \n "', '\udfff': [1, null] }
    expect(JSON.parse(storableJson(odd))).toEqual({ text: 'ab\ufffd', whole: odd.whole, '\ufffd': [1, null] })
    expect(matter([], { name: `${'x'.repeat(499)}🏡` }).name).toBe(`${'x'.repeat(499)}\ufffd`)
    expect(matter([], { name: 'half \udfe1', notes: '\u0000' })).toMatchObject({ name: 'half \ufffd' })
  })
})
