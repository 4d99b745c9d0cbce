import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { line, personName } from './fields/values'
import { somebody } from './fields/relations'

/**
 * What a list was asked with, kept under a name: for oneself, or for everybody of the firm. Saved, changed
 * and removed by the endpoints that the lists call.
 */
export const SavedViews: CollectionConfig = {
  slug: 'saved-views',
  labels: { singular: 'Saved view', plural: 'Saved views' },
  admin: {
    useAsTitle: 'name',
    group: 'System',
    defaultColumns: ['name', 'list', 'user', 'shared', 'updatedAt'],
  },
  access: accessTo('saved-views'),
  versions: false,
  lockDocuments: false,
  indexes: [{ fields: ['user', 'list', 'name'], unique: true }],
  hooks: { afterRead: [presentPeople('user')] },
  fields: [
    somebody('user'),
    personName('user'),
    line('list', { required: true }),
    line('name', { required: true, maxLength: 100 }),
    {
      name: 'query',
      type: 'json',
      required: true,
      admin: { description: 'What the list is asked with, as in its address.' },
    },
    {
      name: 'shared',
      type: 'checkbox',
      required: true,
      defaultValue: false,
      label: 'For everybody of the firm',
    },
  ],
}
