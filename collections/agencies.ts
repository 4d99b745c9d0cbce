import type { CollectionConfig } from 'payload'
import { accessTo } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { line } from './fields/values'

/** A broker or referral firm. Its members are users; it represents contacts. */
export const Agencies: CollectionConfig = {
  slug: 'agencies',
  labels: { singular: 'Agency', plural: 'Agencies' },
  admin: { useAsTitle: 'name', group: 'People', defaultColumns: ['name', 'contacts', 'updatedAt'] },
  access: accessTo('agencies'),
  versions: false,
  lockDocuments: false,
  hooks: { afterChange: [auditChanges('agencies')] },
  fields: [
    line('name', { required: true, index: true, maxLength: 300 }),
    {
      name: 'contacts',
      type: 'relationship',
      relationTo: 'contacts',
      hasMany: true,
      maxDepth: 0,
      label: 'Clients it represents',
    },
  ],
}
