import type { CollectionConfig } from 'payload'
import { accessTo, fieldRead, nobody } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { assertOwnExchange } from '../hooks/assertOwnExchange'
import { checkPropertyBasis } from '../hooks/checkPropertyBasis'
import { calendarDate, cents, line, options } from './fields/values'

/** A property of an exchange: the one that is sold (relinquished) or bought (replacement). */
export const Properties: CollectionConfig = {
  slug: 'properties',
  labels: { singular: 'Property', plural: 'Properties' },
  admin: {
    useAsTitle: 'address',
    group: 'Exchanges',
    defaultColumns: ['address', 'city', 'state', 'side', 'valueCents', 'exchange'],
    listSearchableFields: ['address', 'city', 'apn', 'escrowNumber'],
  },
  access: accessTo('properties'),
  versions: false,
  lockDocuments: false,
  hooks: { beforeChange: [assertOwnExchange, checkPropertyBasis], afterChange: [auditChanges('properties')] },
  fields: [
    {
      name: 'exchange',
      type: 'relationship',
      relationTo: 'exchanges',
      required: true,
      index: true,
      maxDepth: 0,
    },
    {
      name: 'side',
      type: 'select',
      required: true,
      options: options({ relinquished: 'Relinquished (sold)', replacement: 'Replacement (bought)' }),
    },
    line('address', { index: true }),
    line('city'),
    line('state', { maxLength: 64 }),
    line('zip', { maxLength: 32 }),
    line('apn', { index: true, label: 'APN' }),
    line('escrowNumber', { index: true }),
    cents('valueCents', { access: { read: fieldRead('properties', 'valueCents') } }),
    calendarDate('contractDate'),
    calendarDate('closingDate'),
    {
      name: 'status',
      type: 'select',
      defaultValue: 'pending',
      options: options({
        pending: 'Pending',
        identified: 'Identified',
        under_contract: 'Under contract',
        closed: 'Closed',
        cancelled: 'Canceled',
      }),
    },
    {
      name: 'ppKey',
      type: 'text',
      unique: true,
      hidden: true,
      access: { create: nobody, update: nobody, read: nobody },
    },
    { name: 'ppBase', type: 'json', hidden: true, access: { create: nobody, update: nobody, read: nobody } },
  ],
}
