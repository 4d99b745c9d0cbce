import type { CollectionConfig } from 'payload'
import { accessTo, nobody } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { assertOwnExchange } from '../hooks/assertOwnExchange'
import { stampMessage } from '../hooks/stampMessage'
import { presentPeople } from '../hooks/presentPeople'
import { line, options, personName } from './fields/values'

/** A message in one exchange, and in no other. */
export const Messages: CollectionConfig = {
  slug: 'messages',
  labels: { singular: 'Message', plural: 'Messages' },
  admin: {
    useAsTitle: 'content',
    group: 'Exchanges',
    defaultColumns: ['content', 'exchange', 'sender', 'audience', 'createdAt'],
  },
  access: accessTo('messages'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['exchange', 'createdAt'] }],
  hooks: {
    beforeChange: [assertOwnExchange, stampMessage],
    afterChange: [auditChanges('messages')],
    afterRead: [presentPeople('sender')],
  },
  fields: [
    { name: 'exchange', type: 'relationship', relationTo: 'exchanges', required: true, maxDepth: 0 },
    {
      name: 'sender',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
      access: { create: nobody, update: nobody },
    },
    personName('sender'),
    { name: 'content', type: 'textarea', required: true, maxLength: 20_000 },
    { name: 'attachments', type: 'relationship', relationTo: 'documents', hasMany: true, maxDepth: 0 },
    {
      name: 'messageType',
      type: 'select',
      defaultValue: 'text',
      options: options({ text: 'Text', file: 'File', system: 'System' }),
      access: { create: nobody, update: nobody },
    },
    { name: 'replyTo', type: 'relationship', relationTo: 'messages', maxDepth: 0 },
    {
      name: 'audience',
      type: 'select',
      required: true,
      defaultValue: 'all',
      options: options({ all: 'Everyone in the exchange', staff: 'Staff only' }),
    },
    line('clientId', { maxLength: 100 }),
  ],
}
