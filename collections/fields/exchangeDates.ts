import type { Field } from 'payload'
import { fieldRead, nobody, staffOnly } from '../../src/core/access/collectionAccess'
import { daysLeft } from '../../hooks/exchangeDates'
import { today } from '../../src/core/clock'
import { isCalendarDate } from '../../src/law/dates'
import { isUnusualTransfer } from '../../src/law/unusual-date'
import { calendarDate, line, options } from './values'

/** Computed or set by an endpoint of its own: never written through the generic API. */
const computed = { create: nobody, update: nobody }

/** The panel asks for a confirmation only where there is something to confirm. */
const isUnusual = (date: unknown): boolean =>
  typeof date === 'string' && isCalendarDate(date) && isUnusualTransfer(date, today())

/** The dates of an exchange: what was recorded, what follows from it, and what both rest on. */
export const exchangeDateFields: Field[] = [
  calendarDate('relinquishedTransferDate', {
    index: true,
    label: 'Transfer date (T)',
    admin: { description: 'The day the relinquished property closed. Day 0 of both periods.' },
  }),
  {
    name: 'transferDateSource',
    type: 'select',
    options: options({ synced: 'Follows PracticePanther', confirmed: 'Confirmed by staff' }),
    access: { create: staffOnly, update: staffOnly },
    admin: {
      description:
        'Confirmed means: taken from the settlement statement. Then a different date at the source moves nothing.',
    },
  },
  line('transferEvidence', {
    access: { read: fieldRead('exchanges', 'transferEvidence'), create: staffOnly, update: staffOnly },
    admin: { description: 'What the date rests on, such as the settlement statement.' },
  }),
  line('transferReason', {
    access: { read: fieldRead('exchanges', 'transferReason'), create: staffOnly, update: staffOnly },
    admin: { description: 'Why the transfer date was moved last. A move without a reason clears it.' },
  }),
  {
    name: 'confirmUnusualDate',
    type: 'checkbox',
    virtual: true,
    label: 'The transfer date is right, although it is more than a year ahead or ten years back',
    access: { create: staffOnly, update: staffOnly },
    admin: { condition: (data) => isUnusual(data?.['relinquishedTransferDate']) },
  },
  calendarDate('expectedClosingDate', { label: 'Expected closing of the sale' }),
  calendarDate('parkedOn', {
    label: 'Parked on (P0)',
    admin: {
      description:
        'Reverse and improvement exchanges: the day the titleholder (EAT) took title. Starts the clock of the parking.',
    },
  }),
  {
    name: 'taxpayerType',
    type: 'select',
    options: options({
      individual: 'Individual',
      trust: 'Trust or estate',
      'c-corporation': 'C corporation',
      's-corporation': 'S corporation',
      partnership: 'Partnership',
    }),
  },
  {
    name: 'extensionFiled',
    type: 'checkbox',
    defaultValue: false,
    label: 'Return extension filed (with evidence)',
  },
  line('extensionEvidence', {
    access: { read: fieldRead('exchanges', 'extensionEvidence'), create: staffOnly, update: staffOnly },
    admin: { description: 'The form that was filed and when, such as: Form 4868, filed on 2027-04-10.' },
  }),
  calendarDate('returnDueDate', {
    admin: { description: 'Only for fiscal-year filers: the due date of the return without extension.' },
  }),
  calendarDate('extendedDueDate', {
    admin: { description: 'Only when it differs from the usual extended date.' },
  }),
  calendarDate('identificationDeadline', { index: true, access: computed, admin: { readOnly: true } }),
  calendarDate('exchangeDeadline', { index: true, access: computed, admin: { readOnly: true } }),
  calendarDate('safeDeadline', {
    index: true,
    access: computed,
    label: 'Earliest end that cannot be excluded',
    admin: {
      readOnly: true,
      description:
        'The earliest last day while the kind of taxpayer or an extension is not recorded; parking counted.',
    },
  }),
  line('safeUntil', { maxLength: 40, access: computed, admin: { hidden: true } }),
  calendarDate('parkingIdentification', {
    access: computed,
    label: 'Day 45 of the parking',
    admin: { readOnly: true, condition: (data) => Boolean(data?.['parkedOn']) },
  }),
  {
    name: 'daysToIdentification',
    type: 'number',
    virtual: true,
    hooks: { afterRead: [daysLeft('identificationDeadline')] },
    admin: { readOnly: true },
  },
  {
    name: 'daysToExchange',
    type: 'number',
    virtual: true,
    hooks: { afterRead: [daysLeft('exchangeDeadline')] },
    admin: { readOnly: true },
  },
  calendarDate('completionDate', { admin: { readOnly: false } }),
]
