import type { CollectionConfig } from 'payload'
import { accessTo, nobody } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { assertOwnExchange } from '../hooks/assertOwnExchange'
import { stampAuthor } from '../hooks/stampAuthor'
import { presentPeople } from '../hooks/presentPeople'
import { line, options, personName } from './fields/values'

const fixed = { create: nobody, update: nobody }

/** Metadata that points to immutable files; the bytes live elsewhere (architecture decision 5). */
export const Documents: CollectionConfig = {
  slug: 'documents',
  labels: { singular: 'Document', plural: 'Documents' },
  admin: {
    useAsTitle: 'title',
    group: 'Exchanges',
    defaultColumns: ['title', 'exchange', 'category', 'accessLevel', 'version', 'createdAt'],
  },
  access: accessTo('documents'),
  versions: false,
  lockDocuments: false,
  hooks: {
    beforeChange: [assertOwnExchange, stampAuthor('uploadedBy')],
    afterChange: [auditChanges('documents')],
    afterRead: [presentPeople('uploadedBy')],
  },
  fields: [
    line('title', { required: true }),
    line('filename', { access: fixed }),
    line('mimeType', { maxLength: 200, access: fixed }),
    { name: 'filesize', type: 'number', access: fixed },
    line('sha256', { maxLength: 64, access: fixed }),
    { name: 'version', type: 'number', defaultValue: 1, access: fixed },
    {
      name: 'exchange',
      type: 'relationship',
      relationTo: 'exchanges',
      required: true,
      index: true,
      maxDepth: 0,
    },
    { name: 'uploadedBy', type: 'relationship', relationTo: 'users', maxDepth: 0, access: fixed },
    personName('uploadedBy'),
    line('category', { defaultValue: 'other', maxLength: 100 }),
    {
      name: 'accessLevel',
      type: 'select',
      required: true,
      defaultValue: 'exchange',
      options: options({
        exchange: 'Everyone in the exchange',
        staff: 'Staff only',
        restricted: 'Chosen roles',
      }),
    },
    {
      name: 'allowedRoles',
      type: 'select',
      hasMany: true,
      options: options({ client: 'Client', third_party: 'Third party', agency: 'Agency' }),
    },
    { name: 'pinRequired', type: 'checkbox', defaultValue: false, access: fixed },
    { name: 'isTemplate', type: 'checkbox', defaultValue: false, access: fixed },
    { name: 'archived', type: 'checkbox', defaultValue: false, access: fixed },
  ],
}
