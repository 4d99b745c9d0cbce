import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { TYPE_NAMES } from '../src/core/terms'
import { line, options, personName } from './fields/values'
import { relation } from './fields/relations'

/**
 * A template of tasks, computed from the dates of an exchange. Made, changed and taken out of use by
 * endpoints of their own; what it has made stays as it is.
 */
export const TaskTemplates: CollectionConfig = {
  slug: 'task-templates',
  labels: { singular: 'Task template', plural: 'Task templates' },
  admin: {
    useAsTitle: 'name',
    group: 'Exchanges',
    defaultColumns: ['name', 'exchangeType', 'automatic', 'active', 'updatedAt'],
  },
  access: accessTo('task-templates'),
  versions: false,
  lockDocuments: false,
  defaultSort: 'name',
  hooks: { afterRead: [presentPeople('user')] },
  fields: [
    line('name', { required: true, maxLength: 200 }),
    {
      name: 'exchangeType',
      type: 'select',
      options: options(TYPE_NAMES),
      admin: { description: 'The type of exchange that it is for; none is any.' },
    },
    {
      name: 'items',
      type: 'json',
      required: true,
      admin: { description: 'Its tasks: so many days from which date of the exchange.' },
    },
    {
      name: 'automatic',
      type: 'checkbox',
      required: true,
      defaultValue: false,
      label: 'Applied to every new exchange of its type',
    },
    { name: 'active', type: 'checkbox', required: true, defaultValue: true },
    relation('user', 'users'),
    personName('user'),
  ],
}
