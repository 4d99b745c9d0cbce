import type { CollectionConfig } from 'payload'
import { accessTo, fieldRead } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { followClientName } from '../hooks/followClientName'
import { guardContacts } from '../hooks/guardContacts'
import { sourceFields } from './fields/source'
import { email, line } from './fields/values'

/** A person of the source system: a client, or anyone else around an exchange. */
export const Contacts: CollectionConfig = {
  slug: 'contacts',
  labels: { singular: 'Contact', plural: 'Contacts' },
  admin: {
    useAsTitle: 'displayName',
    group: 'People',
    defaultColumns: ['displayName', 'email', 'phone', 'accountName', 'lastSyncAt'],
    listSearchableFields: ['displayName', 'email', 'accountName'],
  },
  access: accessTo('contacts'),
  versions: false,
  lockDocuments: false,
  hooks: { ...guardContacts, afterChange: [auditChanges('contacts'), followClientName] },
  fields: [
    line('firstName', { maxLength: 200 }),
    line('lastName', { maxLength: 200 }),
    line('displayName', { index: true, admin: { description: 'Made from the names when left empty.' } }),
    email({ index: true }),
    line('phone', { maxLength: 64 }),
    line('company'),
    { name: 'address', type: 'textarea', maxLength: 2000 },
    { name: 'notes', type: 'textarea', maxLength: 20_000, access: { read: fieldRead('contacts', 'notes') } },
    { name: 'archived', type: 'checkbox', defaultValue: false, index: true },
    ...sourceFields('contacts', 'ppContactId', [
      {
        name: 'ppAccountId',
        type: 'text',
        index: true,
        maxLength: 64,
        access: { create: () => false, update: () => false, read: fieldRead('contacts', 'ppAccountId') },
        admin: { readOnly: true, position: 'sidebar' },
      },
      {
        name: 'accountName',
        type: 'text',
        maxLength: 500,
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, position: 'sidebar' },
      },
      {
        name: 'primary',
        type: 'checkbox',
        label: 'Primary contact of its account',
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, position: 'sidebar' },
      },
    ]),
  ],
}
