import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { personName } from './fields/values'
import { relation } from './fields/relations'

/** What was entered for the worksheet of an exchange's return (Form 8824); its lines are computed on read. */
export const Worksheets: CollectionConfig = {
  slug: 'worksheets',
  labels: { singular: 'Worksheet', plural: 'Worksheets' },
  admin: { useAsTitle: 'id', group: 'Exchanges', defaultColumns: ['exchange', 'user', 'updatedAt'] },
  access: accessTo('worksheets'),
  versions: false,
  lockDocuments: false,
  hooks: { afterRead: [presentPeople('user')] },
  fields: [
    relation('exchange', 'exchanges', { required: true, unique: true }),
    { name: 'input', type: 'json', required: true },
    relation('user', 'users'),
    personName('user'),
  ],
}
