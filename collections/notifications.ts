import type { CollectionConfig } from 'payload'
import { accessTo, nobody } from '../src/core/access/collectionAccess'
import { line } from './fields/values'

const fixed = { create: nobody, update: nobody }

/** A notification to one person. Made by the platform; the person can only mark it as read. */
export const Notifications: CollectionConfig = {
  slug: 'notifications',
  labels: { singular: 'Notification', plural: 'Notifications' },
  admin: {
    useAsTitle: 'title',
    group: 'System',
    defaultColumns: ['title', 'category', 'readAt', 'createdAt'],
  },
  access: accessTo('notifications'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['user', 'createdAt'] }],
  fields: [
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, maxDepth: 0, access: fixed },
    line('category', { required: true, maxLength: 100, access: fixed }),
    line('title', { required: true, access: fixed }),
    { name: 'body', type: 'textarea', maxLength: 5000, access: fixed },
    line('link', { access: fixed }),
    { name: 'readAt', type: 'date' },
  ],
}
