import type { CollectionConfig } from 'payload'
import { accessTo, fieldRead, nobody } from '../src/core/access/collectionAccess'
import { presentPeople } from '../hooks/presentPeople'
import { line, options, personName } from './fields/values'

/** Written by the endpoints that sign, replace and revoke; never changed afterwards. */
const closed = { create: nobody, update: nobody }

/**
 * A notice of identification: the replacement property named within 45 days, as it was signed
 * (domain.md 2.1). Values stand apart from addresses, because an agency sees the one and not the other.
 */
export const Identifications: CollectionConfig = {
  slug: 'identifications',
  labels: { singular: 'Identification', plural: 'Identifications' },
  admin: {
    useAsTitle: 'id',
    group: 'Exchanges',
    defaultColumns: ['exchange', 'state', 'source', 'typedName', 'signedAt'],
  },
  access: accessTo('identifications'),
  versions: false,
  lockDocuments: false,
  hooks: { afterRead: [presentPeople('signedBy')] },
  fields: [
    {
      name: 'exchange',
      type: 'relationship',
      relationTo: 'exchanges',
      required: true,
      index: true,
      maxDepth: 0,
      access: closed,
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'SIGNED',
      index: true,
      options: options({ SIGNED: 'In force', REPLACED: 'Replaced', REVOKED: 'Revoked' }),
      access: closed,
    },
    {
      name: 'source',
      type: 'select',
      required: true,
      defaultValue: 'portal',
      options: options({ portal: 'Signed in the portal', paper: 'On paper, recorded by staff' }),
      access: closed,
    },
    { name: 'items', type: 'json', access: closed },
    { name: 'values', type: 'json', access: { ...closed, read: fieldRead('identifications', 'values') } },
    { name: 'result', type: 'json', access: { ...closed, read: fieldRead('identifications', 'result') } },
    line('typedName', { maxLength: 200, access: closed }),
    { name: 'signedBy', type: 'relationship', relationTo: 'users', maxDepth: 0, access: closed },
    personName('signedBy'),
    { name: 'signedAt', type: 'date', access: closed },
    { name: 'sentAt', type: 'date', access: closed },
    { name: 'receivedAt', type: 'date', access: closed },
    {
      name: 'endedAt',
      type: 'date',
      access: closed,
      admin: { description: 'When it was replaced or revoked.' },
    },
    { name: 'recipient', type: 'json', access: closed },
    { name: 'signedByTaxpayer', type: 'checkbox', defaultValue: true, access: closed },
    {
      name: 'valid',
      type: 'checkbox',
      defaultValue: true,
      access: closed,
      admin: { description: 'As the dates of the exchange are: it follows them when they move.' },
    },
    line('invalidReason', { access: closed }),
    line('sha256', { maxLength: 64, access: closed }),
    line('ip', { maxLength: 64, access: { ...closed, read: fieldRead('identifications', 'ip') } }),
    line('device', { maxLength: 300, access: { ...closed, read: fieldRead('identifications', 'device') } }),
    line('note', { access: { ...closed, read: fieldRead('identifications', 'note') } }),
  ],
}
