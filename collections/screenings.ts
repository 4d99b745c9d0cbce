import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { line, options, personName } from './fields/values'
import { ofExchange, relation } from './fields/relations'

/** The screening of one party for disqualified and related persons (Treas. Reg. 1.1031(k)-1(k); section 1031(f)). */
export const Screenings: CollectionConfig = {
  slug: 'screenings',
  labels: { singular: 'Screening', plural: 'Screenings' },
  admin: {
    useAsTitle: 'party',
    group: 'Exchanges',
    defaultColumns: ['exchange', 'party', 'part', 'state', 'user', 'createdAt'],
  },
  access: accessTo('screenings'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  hooks: { afterRead: [presentPeople('user', 'decidedBy')] },
  fields: [
    ofExchange(),
    line('party', { required: true }),
    line('part', { required: true }),
    { name: 'facts', type: 'json', required: true },
    { name: 'flags', type: 'json', required: true },
    { name: 'disqualified', type: 'checkbox', required: true },
    { name: 'related', type: 'checkbox', required: true },
    {
      name: 'state',
      type: 'select',
      required: true,
      options: options({ CLEAR: 'Clear', OPEN: 'Open', CLEARED: 'Cleared', CONFIRMED: 'Confirmed' }),
    },
    { name: 'note', type: 'textarea', maxLength: 5000 },
    relation('user', 'users'),
    personName('user'),
    relation('decidedBy', 'users'),
    personName('decidedBy'),
    { name: 'decidedAt', type: 'date' },
  ],
}
