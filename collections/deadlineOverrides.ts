import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { calendarDate, line, options, personName } from './fields/values'
import { ofExchange, relation, somebody } from './fields/relations'

/** A postponement of deadlines after a disaster (Rev. Proc. 2018-58), asked for by one person and approved by another. */
export const DeadlineOverrides: CollectionConfig = {
  slug: 'deadline-overrides',
  labels: { singular: 'Deadline override', plural: 'Deadline overrides' },
  admin: {
    useAsTitle: 'reason',
    group: 'Exchanges',
    defaultColumns: ['exchange', 'which', 'section', 'postponedTo', 'state', 'requestedBy'],
  },
  access: accessTo('deadline-overrides'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  hooks: { afterRead: [presentPeople('requestedBy', 'decidedBy')] },
  fields: [
    ofExchange(),
    {
      name: 'which',
      type: 'select',
      required: true,
      options: options({
        both: 'Both deadlines',
        identification: 'Identification deadline (day 45)',
        exchange: 'Exchange deadline (day 180)',
      }),
    },
    {
      name: 'section',
      type: 'select',
      required: true,
      options: options({ '6': 'Section 6', '17': 'Section 17', other: 'Other' }),
    },
    line('noticeUrl', { maxLength: 1000 }),
    line('noticeNumber'),
    { name: 'affectedTaxpayer', type: 'checkbox' },
    calendarDate('disasterDate', { required: true }),
    calendarDate('postponedTo', { required: true }),
    { name: 'reason', type: 'textarea', required: true, maxLength: 5000 },
    line('advisor'),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'REQUESTED',
      options: options({
        REQUESTED: 'Waits for approval',
        APPROVED: 'Approved',
        REFUSED: 'Refused',
        WITHDRAWN: 'Withdrawn',
      }),
    },
    somebody('requestedBy'),
    personName('requestedBy'),
    relation('decidedBy', 'users'),
    personName('decidedBy'),
    { name: 'decidedAt', type: 'date' },
    { name: 'decisionNote', type: 'textarea', maxLength: 10_000 },
  ],
}
