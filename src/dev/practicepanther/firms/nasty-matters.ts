/** Matters with every value type, every date convention and every odd name (practicepanther.md T3, section 8). */

import { defineField, fieldId, fieldRef, fieldValue, fieldValues } from '../fields'
import { stableId } from '../random'
import type { CustomFieldValue, Matter } from '../rows'
import { addDays, dstChanges, midnightNaive, naive, noonNaive, pacificMs } from '../time'
import { contactRef, type FirmBuilder, type MatterInput } from './builder'
import { exchangeValues, makeAddress } from './exchange'
import { LONG_NOTES, SCRIPT_NOTES, type NastyPeople } from './nasty-people'

export type NastyMatters = { seen: Matter[]; deleted: Matter; hidden: Matter }

const EXTRA = {
  number: defineField(stableId('field:Number of units'), 'Number of units', 'Number'),
  dateTime: defineField(stableId('field:Signing appointment'), 'Signing appointment', 'DateTime'),
  editor: defineField(stableId('field:Instructions'), 'Instructions', 'TextEditor'),
  choice: defineField(
    stableId('field:Holding entity'),
    'Holding entity',
    'DropDownList',
    'Individual, "Trust, revocable", LLC',
  ),
  twin: defineField(stableId('field:Bank:second'), 'Bank', 'TextBox'),
}

function everyType(people: NastyPeople, date: string): CustomFieldValue[] {
  return [
    ...fieldValues({
      'Type of Exchange': 'delayed ',
      'Close of Escrow Date': midnightNaive(date),
      'Rel Value': 1234567.89,
      'Identified?': false,
      'Bank Referral?': true,
      'Rel Settlement Agent': contactRef(people.agent),
    }),
    fieldValue(fieldRef(EXTRA.number), 0),
    fieldValue(fieldRef(EXTRA.dateTime), naive(pacificMs(date, 14) + 1_800_000)),
    fieldValue(fieldRef(EXTRA.editor), SCRIPT_NOTES),
    fieldValue(fieldRef(EXTRA.choice), '"Trust, revocable"'),
  ]
}

/** The label that a value carries may lag behind a rename; the id is the same (section 7). */
function renamedLabel(date: string): CustomFieldValue[] {
  const old = { id: fieldId('Close of Escrow Date'), label: 'COE Date (old)', value_type: 'Date' } as const
  return [fieldValue(old, midnightNaive(date)), ...fieldValues({ 'Type of Exchange': 'DELAYED' })]
}

function twinLabels(date: string): CustomFieldValue[] {
  return [
    ...fieldValues({ Bank: 'First Bank', 'Close of Escrow Date': midnightNaive(date) }),
    fieldValue(fieldRef(EXTRA.twin), 'Second Bank'),
  ]
}

/** The three conventions of section 8 around a day. */
function inConvention(index: number, date: string): string {
  return [midnightNaive(date), noonNaive(date), `${date}T00:00:00`][index % 3] ?? ''
}

function dstMatters(builder: FirmBuilder): Partial<MatterInput>[] {
  const days = dstChanges(Number(builder.anchor.slice(0, 4))).flatMap((day) =>
    [-1, 0, 1].map((offset) => addDays(day, offset)),
  )
  return days.map((date, index) => ({
    name: `Clock change ${index + 1}`,
    values: fieldValues({
      'Type of Exchange': 'DELAYED',
      'Close of Escrow Date': inConvention(index, date),
      'Day 45': inConvention(index + 1, addDays(date, 45)),
      'Day 180': inConvention(index + 2, addDays(date, 180)),
    }),
  }))
}

function inputs(builder: FirmBuilder, people: NastyPeople): Partial<MatterInput>[] {
  const recent = builder.day(-30)
  const monthStart = `${builder.day(-40).slice(0, 7)}-01`
  return [
    { name: 'Null heavy', values: [], users: [] },
    { name: 'Twin exchange' },
    { name: 'Twin exchange' },
    { name: `Long ${'name '.repeat(60)}`.slice(0, 257).padEnd(258, 'x') },
    { name: '<b>Markup</b> & <script>alert(1)</script>', notes: SCRIPT_NOTES },
    { name: 'Long notes', notes: LONG_NOTES, tags: ['Rush, "urgent"'] },
    { name: 'Every value type', values: everyType(people, recent) },
    { name: 'Renamed label', values: renamedLabel(recent) },
    { name: 'Twin labels', values: twinLabels(recent) },
    {
      name: 'First of the month',
      values: fieldValues({
        'Close of Escrow Date': `${monthStart}T00:00:00`,
        'Type of Exchange': 'DELAYED',
      }),
    },
    ...dstMatters(builder),
    { name: 'Émigré – naïve 🏡 交換' },
    { name: 'Archived exchange', status: 'Archived' },
    { name: 'Inactive coordinator', users: [people.users.inactive] },
    { name: 'Both Lenas', users: [people.users.sameMail, people.users.active] },
  ]
}

function plainValues(builder: FirmBuilder, people: NastyPeople, index: number): CustomFieldValue[] {
  return exchangeValues(
    builder,
    { transfer: -10 * index, status: 'Open' },
    {
      vesting: 'As on the deed',
      signatory: '',
      property: makeAddress(builder),
      agent: people.agent,
      agency: 'Plain Escrow Co.',
    },
  )
}

/** Updated times with 0, 1, 2 and 3 decimals in turn. */
function setDecimals(matters: Matter[]): void {
  matters.forEach((matter, index) => {
    matter.updated_at = matter.updated_at.slice(0, 19) + (['', '.1', '.25', '.003'][index % 4] ?? '')
  })
}

/** Twenty matters in the lists, one deleted and one that a role hides. */
export function addNastyMatters(builder: FirmBuilder, people: NastyPeople): NastyMatters {
  builder.firm.customfields.matter.push(...Object.values(EXTRA))
  const add = (input: Partial<MatterInput>, index: number): Matter => {
    const account = people.accounts[index % people.accounts.length]
    if (!account) throw new Error('the small firm lost its accounts')
    return builder.addMatter({
      account,
      name: 'Exchange',
      status: 'Open',
      users: [people.users.active],
      opened: builder.day(-60),
      values: input.values ?? plainValues(builder, people, index),
      touched: builder.moment(-60, -2),
      ...input,
    })
  }
  const seen = inputs(builder, people).map(add)
  setDecimals(seen)
  if (seen[0]) Object.assign(seen[0], { open_date: null })
  const deleted = add({ name: 'Deleted exchange' }, 1)
  const hidden = add({ name: 'Exchange that the role hides' }, 2)
  builder.firm.deleted.push({ entity: 'matters', id: deleted.id })
  builder.firm.hidden.push({ entity: 'matters', id: hidden.id })
  builder.addRelationship(people.agent, seen[6] ?? deleted, 'Settlement Agent')
  return { seen, deleted, hidden }
}
