import { describe, expect, it } from 'vitest'
import { remindersOf, type ReminderFacts } from '../../src/law/reminders'

const of = (changed: Partial<ReminderFacts> = {}) =>
  remindersOf({
    today: '2026-11-27',
    transferDate: '2026-11-20',
    taxpayer: 'individual',
    extensionFiled: false,
    returnDueDate: null,
    extendedDueDate: null,
    open: true,
    failed: false,
    related: false,
    ...changed,
  })
const keys = (changed: Partial<ReminderFacts> = {}) => of(changed).wanted.map(({ key }) => key)

describe('the reminder to file an extension', () => {
  it('stands while day 180 is after the unextended due date (D-04, D-05)', () => {
    expect(of().wanted).toEqual([
      { key: 'file-extension', title: 'File Form 4868 before Thu, Apr 15, 2027', dueDate: '2027-04-15' },
    ])
    expect([keys({ transferDate: '2026-10-17' }), keys({ transferDate: '2026-10-18' })]).toEqual([
      [],
      ['file-extension'],
    ])
    expect(of({ taxpayer: 'partnership', transferDate: '2026-09-17' }).wanted).toMatchObject([
      { title: 'File Form 7004 before Mon, Mar 15, 2027', dueDate: '2027-03-15' },
    ])
    expect(of({ taxpayer: null, returnDueDate: '2027-01-15' }).wanted).toMatchObject([
      { title: 'File Form 4868 or 7004 before Fri, Jan 15, 2027' },
    ])
  })
  it('falls away with the kind unknown, without a sale, and once the exchange is over', () => {
    for (const changed of [{ taxpayer: null }, { transferDate: null }, { open: false }])
      expect(of(changed)).toEqual({ wanted: [], settled: [] })
  })
  it('is settled by filing it', () => {
    expect(of({ extensionFiled: true })).toEqual({ wanted: [], settled: ['file-extension'] })
  })
})

describe('the reminders of an exchange with a related party', () => {
  it('are for the two years after that of the exchange, completed or not', () => {
    expect(of({ related: true, extensionFiled: true, open: false }).wanted).toEqual([
      {
        key: 'form-8824-2027',
        title: 'File Form 8824 for 2027: exchange with a related party',
        dueDate: '2028-04-15',
      },
      {
        key: 'form-8824-2028',
        title: 'File Form 8824 for 2028: exchange with a related party',
        dueDate: '2029-04-15',
      },
    ])
    expect(of({ related: true, extensionFiled: true, taxpayer: 's-corporation' }).wanted[0]?.dueDate).toBe(
      '2028-03-15',
    )
    expect(
      of({ related: true, extensionFiled: true, returnDueDate: '2027-10-15' }).wanted.map(
        ({ dueDate }) => dueDate,
      ),
    ).toEqual(['2028-10-15', '2029-10-15'])
  })
  it('are none when the exchange failed', () => {
    expect(keys({ related: true, failed: true, open: false })).toEqual([])
  })
})
