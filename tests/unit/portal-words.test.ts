import { describe, expect, it } from 'vitest'
import { describeChange } from '../../src/modules/history/describe'
import { safeNext } from '../../src/modules/auth/nextPath'
import { progressOf } from '../../src/modules/exchanges/progress'
import { firstOf, type ComingDate } from '../../src/modules/deadlines/reads/dates'
import type { TaskRow } from '../../src/modules/tasks/reads/tasks'
import { sourceFacts } from '../../src/modules/exchanges/sourceData'
import { ownDates } from '../../src/modules/home/ownDates'
import { mostUrgent } from '../../src/modules/home/urgent'
import { failureOf } from '../../src/ui/api-client/answer'
import { ago, daysLeftInWords, whenInWords, withWrittenDates, writtenDate } from '../../src/ui/format/dates'
import { urgencyOf } from '../../src/ui/format/urgency'

describe('what happened, in words', () => {
  it('calls codes and fields by their names, whatever record they stand in', () => {
    expect(describeChange('properties.update', { status: 'under_contract' }, { status: 'cancelled' })).toBe(
      'Property: Status changed from Under contract to Canceled',
    )
    expect(describeChange('properties.update', { escrowNumber: null }, { escrowNumber: 'GP-1' })).toBe(
      'Property: Escrow number set to GP-1',
    )
    expect(
      describeChange(
        'tasks.update',
        { status: 'PENDING', priority: 'HIGH' },
        { status: 'IN_PROGRESS', priority: 'LOW' },
      ),
    ).toBe('Task: Status changed from To do to In progress. Priority changed from High to Low')
    expect(
      describeChange(
        'exchanges.update',
        { status: '45D', taxpayerType: 'c-corporation' },
        { status: '180D', taxpayerType: 'trust' },
      ),
    ).toBe(
      'Status changed from Identification period to Exchange period. Taxpayer changed from C corporation to Trust or estate',
    )
  })
})

describe('dates in words', () => {
  it('writes a date out with its day', () => {
    expect(writtenDate('2027-01-04')).toBe('Mon, Jan 4, 2027')
    expect(withWrittenDates('moved from 2026-10-01 to 2026-10-02, not 2026-13-40')).toBe(
      'moved from Oct 1, 2026 to Oct 2, 2026, not 2026-13-40',
    )
  })

  it('writes out the dates of what the API says', async () => {
    const errors = [{ message: 'It ended on 2027-01-04.', field: 'date' }]
    expect(await failureOf(Response.json({ errors }, { status: 422 }))).toMatchObject({
      message: 'It ended on Jan 4, 2027.',
      fields: [{ field: 'date', message: 'It ended on Jan 4, 2027.' }],
    })
  })

  it.each([
    [0, 'today', 'Last day is today'],
    [1, 'tomorrow', '1 day left'],
    [-1, 'yesterday', '1 day over'],
    [12, 'in 12 days', '12 days left'],
    [-3, '3 days ago', '3 days over'],
  ])('says %i days', (days, when, left) => {
    expect(whenInWords(days)).toBe(when)
    expect(daysLeftInWords(days)).toBe(left)
  })

  it.each([
    [-1, 'overdue'],
    [0, 'now'],
    [2, 'now'],
    [3, 'week'],
    [7, 'week'],
    [8, 'month'],
    [30, 'month'],
    [31, 'later'],
  ])('%i days are %s', (days, urgency) => {
    expect(urgencyOf(days)).toBe(urgency)
  })

  it.each([
    [30_000, 'just now'],
    [720_000, '12 minutes ago'],
    [7_200_000, '2 hours ago'],
    [200_000_000, '2 days ago'],
  ])('%i milliseconds are %s', (passed, words) => {
    expect(ago('2026-11-20T00:00:00Z', Date.parse('2026-11-20T00:00:00Z') + passed)).toBe(words)
  })
})

describe('the way on after signing in', () => {
  it.each(['/home', '/tasks?due=week', '/exchanges/1#tasks', '/admin'])('keeps %s', (path) => {
    expect(safeNext(path)).toBe(path)
  })

  it.each([
    null,
    '',
    'home',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\n/elsewhere.example',
    'https://elsewhere.example',
    '/.//elsewhere.example',
    '/login?next=/login',
    '/api/users/me',
  ])('refuses %j', (path) => {
    expect(safeNext(path)).toBeNull()
  })
})

const dateOf = (kind: ComingDate['kind'], daysLeft: number): ComingDate => ({
  exchange: kind,
  exchangeNumber: '1',
  name: 'Elm',
  clientName: null,
  coordinatorName: null,
  kind,
  date: '2026-11-21',
  daysLeft,
  safeUntil: null,
  day180: null,
})
const task: TaskRow = {
  id: 't',
  title: 'Call the bank',
  status: 'PENDING',
  priority: 'HIGH',
  dueDate: '2026-11-15',
  daysLeft: -5,
  exchangeId: 'e',
  exchangeName: 'Elm',
  exchangeNumber: '1',
  assigneeName: null,
  mine: true,
  audience: 'all',
  mayComplete: true,
  mayArrange: true,
  mayComment: true,
}

describe('what is most urgent', () => {
  it('puts a legal date of tomorrow before an overdue chore, and that before a later date', () => {
    const things = mostUrgent('coordinator', [dateOf('exchange', 20), dateOf('identification', 1)], [task], 3)
    expect(things.map(({ key }) => key)).toEqual(['identification-identification', 't', 'exchange-exchange'])
  })

  it('leads the client to the wizard, by what they sell, and asks nothing of people who look on', () => {
    const known = new Map([
      ['identification', { identified: false, parked: false, sold: '4740 Lodgepole Dr' }],
    ])
    const [client] = mostUrgent('client', [dateOf('identification', 3)], [], 1, known)
    expect(client).toMatchObject({
      sentence: 'Name the property you may buy, for your sale of 4740 Lodgepole Dr.',
      href: '/exchanges/identification/identification',
      action: 'Name the property',
    })
    expect(mostUrgent('third_party', [dateOf('identification', 3)], [], 1)).toEqual([])
    expect(mostUrgent('agency', [dateOf('exchange', 3)], [task], 1)).toMatchObject([{ key: 't' }])
  })

  it('is over for what is done: the property that was named is to be bought', () => {
    const known = new Map([
      ['identification', { identified: true, parked: false, sold: null }],
      ['exchange', { identified: true, parked: false, sold: '9 Elm St' }],
    ])
    const dates = [dateOf('identification', 3), dateOf('exchange', 140)]
    expect(mostUrgent('client', dates, [], 3, known)).toMatchObject([
      { sentence: 'Buy one of the properties you identified, for your sale of 9 Elm St.' },
    ])
    expect(mostUrgent('coordinator', dates, [], 3, known)).toHaveLength(1)
  })

  it('of an exchange that began with parking is what will be sold, and its end', () => {
    const known = new Map([['e', { identified: false, parked: true, sold: null }]])
    const own = {
      id: 'e',
      name: 'Elm',
      exchangeNumber: 'P-1',
      status: 'PENDING',
      identificationDeadline: null,
      safeDeadline: '2026-12-30',
      safeUntil: null,
      day180: null,
      expectedClosingDate: null,
      parkedIdentification: '2026-12-03',
    }
    expect(mostUrgent('client', ownDates([own], known, '2026-12-01'), [], 3, known)).toMatchObject([
      { sentence: 'Name the property you will sell, in Elm.', date: '2026-12-03', daysLeft: 2 },
      { sentence: 'Complete the exchange before the parking ends, in Elm.', date: '2026-12-30' },
    ])
    expect(ownDates([{ ...own, parkedIdentification: null }], known, '2026-12-01')).toEqual([])
  })

  it('always has an overdue task among it', () => {
    const near = [
      dateOf('identification', 0),
      dateOf('exchange', 1),
      { ...dateOf('exchange', -2), exchange: 'x' },
    ]
    expect(mostUrgent('coordinator', near, [task], 3).map(({ key }) => key)).toContain('t')
  })

  it('claims of no exchange that it is over while something not recorded can lift the date', () => {
    const [lifted] = mostUrgent(
      'coordinator',
      [{ ...dateOf('exchange', -3), safeUntil: 'return-due-later', day180: '2027-05-19' }],
      [],
      1,
    )
    expect(lifted).toMatchObject({
      sentence: 'The exchange period of Elm may be over.',
      unless: 'unless the tax return is due later; day 180 is Wed, May 19, 2027',
    })
    expect(mostUrgent('coordinator', [dateOf('exchange', -3)], [], 1)[0]).toMatchObject({
      sentence: 'The exchange period of Elm is over, and the exchange is still open.',
      unless: null,
    })
  })
  it('shows staff no expected closing, and a client their own', () => {
    expect(mostUrgent('admin', [dateOf('closing', 1)], [], 3)).toEqual([])
    expect(mostUrgent('client', [dateOf('closing', 1)], [], 3)).toHaveLength(1)
  })
})

describe('the first dates of a group', () => {
  it('are legal dates before closings, in the order of the days', () => {
    const dates = [dateOf('closing', 1), dateOf('identification', 2), dateOf('exchange', 3)]
    expect(firstOf({ dates, total: 9 }, 2)).toEqual({ dates: dates.slice(1), total: 9 })
    expect(firstOf({ dates, total: 3 }, 6).dates).toEqual(dates)
  })
})

describe('the progress of an exchange', () => {
  const facts = {
    status: '45D' as const,
    relinquishedTransferDate: '2026-11-01',
    expectedClosingDate: null,
    identificationDeadline: '2026-12-16',
    exchangeDeadline: '2027-04-30',
    safeDeadline: '2027-04-30',
    completionDate: null,
  }
  const nothing = { agreementOn: null, purchased: false }

  it('puts today between the stations it lies between', () => {
    expect(progressOf(facts, nothing, '2026-11-01').today).toBe(25)
    expect(progressOf(facts, nothing, '2026-12-16').today).toBe(50)
    expect(progressOf(facts, nothing, '2027-05-30').today).toBe(87.5)
    expect(
      progressOf({ ...facts, status: 'COMPLETED' }, { agreementOn: null, purchased: true }, '2027-05-30')
        .today,
    ).toBeNull()
  })

  it('counts day 45 as behind only after it', () => {
    const done = (today: string) => progressOf(facts, nothing, today).stations.map((station) => station.done)
    expect(done('2026-12-16')).toEqual([false, true, false, false, false])
    expect(done('2026-12-17')).toEqual([false, true, true, false, false])
  })

  it('shows no step as done that nobody recorded', () => {
    const of = (
      changed: Partial<Parameters<typeof progressOf>[0]>,
      steps: Parameters<typeof progressOf>[1] = nothing,
    ) =>
      progressOf({ ...facts, ...changed }, steps, '2026-12-17').stations.map(({ done, missing }) =>
        done ? 'done' : missing ? 'not recorded' : 'ahead',
      )
    expect(of({})).toEqual(['not recorded', 'done', 'done', 'ahead', 'ahead'])
    expect(of({}, { agreementOn: '2026-10-20', purchased: false })).toEqual([
      'done',
      'done',
      'done',
      'ahead',
      'ahead',
    ])
    expect(of({ status: 'COMPLETED', relinquishedTransferDate: null, identificationDeadline: null })).toEqual(
      ['not recorded', 'not recorded', 'ahead', 'not recorded', 'done'],
    )
  })
})

describe('the facts of the source', () => {
  it('reads labelled fields, money and days, and leaves out what is empty', () => {
    const data = {
      rate: 'Flat Rate',
      tags: [],
      notes: null,
      customFields: [
        { label: 'Fee', type: 'Currency', value: 1750 },
        { label: 'Day 45', type: 'Date', value: '2027-01-09T08:00:00' },
        { label: 'Identified?', value: false },
        { label: 'Bank', value: null },
      ],
    }
    expect(sourceFacts(data, 'America/Los_Angeles')).toEqual([
      { label: 'Rate', value: 'Flat Rate' },
      { label: 'Fee', value: '$1,750' },
      { label: 'Day 45', value: '2027-01-09' },
      { label: 'Identified?', value: 'No' },
    ])
  })
})
