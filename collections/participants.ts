import type { CollectionConfig } from 'payload'
import { accessTo, nobody } from '../src/core/access/collectionAccess'
import { PERMISSIONS } from '../src/core/access/matrix'
import { auditChanges } from '../hooks/auditChanges'
import { guardParticipants } from '../hooks/guardParticipants'
import { presentPeople } from '../hooks/presentPeople'
import { line, options, personName } from './fields/values'

/** Who takes part in an exchange, and what the row narrows their role to. */
export const Participants: CollectionConfig = {
  slug: 'exchange-participants',
  labels: { singular: 'Participant', plural: 'Participants' },
  admin: {
    useAsTitle: 'personName',
    group: 'Exchanges',
    defaultColumns: ['exchange', 'personName', 'role', 'status', 'source'],
  },
  access: accessTo('exchange-participants'),
  versions: false,
  lockDocuments: false,
  indexes: [{ fields: ['user', 'exchange'] }, { fields: ['contact', 'exchange'] }],
  hooks: {
    ...guardParticipants,
    afterChange: [auditChanges('exchange-participants')],
    afterRead: [presentPeople('user', 'assignedBy')],
  },
  fields: [
    {
      name: 'exchange',
      type: 'relationship',
      relationTo: 'exchanges',
      required: true,
      index: true,
      maxDepth: 0,
    },
    { name: 'user', type: 'relationship', relationTo: 'users', maxDepth: 0 },
    { name: 'contact', type: 'relationship', relationTo: 'contacts', maxDepth: 0 },
    line('personName', { access: { create: nobody, update: nobody }, admin: { readOnly: true } }),
    line('role', {
      maxLength: 100,
      admin: { description: 'What this person is in the exchange, such as client, CPA, escrow officer.' },
    }),
    {
      name: 'permissions',
      type: 'json',
      required: true,
      defaultValue: ['view', 'message'],
      validate: (value: unknown) =>
        Array.isArray(value) && value.every((entry) => PERMISSIONS.some((permission) => permission === entry))
          ? true
          : `must be a list of ${PERMISSIONS.join(', ')}`,
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'ACTIVE',
      index: true,
      options: options({ PENDING: 'Waiting for approval', ACTIVE: 'Active', REMOVED: 'Removed' }),
      access: { create: nobody, update: nobody },
    },
    {
      name: 'approvals',
      type: 'group',
      access: { create: nobody, update: nobody },
      fields: [
        { name: 'admin', type: 'checkbox', defaultValue: false },
        { name: 'client', type: 'checkbox', defaultValue: false },
      ],
    },
    {
      name: 'assignedBy',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
      access: { create: nobody, update: nobody },
    },
    personName('assignedBy'),
    { name: 'assignedAt', type: 'date', access: { create: nobody, update: nobody } },
    {
      name: 'source',
      type: 'select',
      defaultValue: 'manual',
      options: options({ sync: 'From PracticePanther', manual: 'By hand' }),
      access: { create: nobody, update: nobody },
    },
  ],
}
