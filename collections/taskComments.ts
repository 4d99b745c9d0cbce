import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { personName } from './fields/values'
import { relation } from './fields/relations'

/** A comment on a task. Who sees the task reads it through the task; here an administrator sees all. */
export const TaskComments: CollectionConfig = {
  slug: 'task-comments',
  labels: { singular: 'Task comment', plural: 'Task comments' },
  admin: {
    useAsTitle: 'content',
    group: 'Exchanges',
    defaultColumns: ['task', 'content', 'user', 'createdAt'],
  },
  access: accessTo('task-comments'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  hooks: { afterRead: [presentPeople('user')] },
  fields: [
    relation('task', 'tasks', { required: true, index: true }),
    relation('user', 'users', { required: true }),
    personName('user'),
    { name: 'content', type: 'textarea', required: true, maxLength: 5000 },
  ],
}
