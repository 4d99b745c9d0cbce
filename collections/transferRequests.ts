import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { calendarDate, options, personName } from './fields/values'
import { ofExchange, relation, somebody } from './fields/relations'

/** A change of a transfer date that waits for a second person, or was decided by one. */
export const TransferRequests: CollectionConfig = {
  slug: 'transfer-requests',
  labels: { singular: 'Transfer date request', plural: 'Transfer date requests' },
  admin: {
    useAsTitle: 'transferDate',
    group: 'Exchanges',
    defaultColumns: ['exchange', 'transferDate', 'state', 'requestedBy', 'decidedBy'],
  },
  access: accessTo('transfer-requests'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  hooks: { afterRead: [presentPeople('requestedBy', 'decidedBy')] },
  fields: [
    ofExchange(),
    calendarDate('transferDate', { required: true }),
    { name: 'evidence', type: 'textarea', required: true, maxLength: 5000 },
    { name: 'reason', type: 'textarea', maxLength: 5000 },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'REQUESTED',
      options: options({ REQUESTED: 'Waits for approval', APPROVED: 'Approved', REFUSED: 'Refused' }),
    },
    somebody('requestedBy'),
    personName('requestedBy'),
    relation('decidedBy', 'users'),
    personName('decidedBy'),
    { name: 'decidedAt', type: 'date' },
    { name: 'note', type: 'textarea', maxLength: 5000 },
  ],
}
