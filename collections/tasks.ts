import type { CollectionConfig } from 'payload'
import { accessTo, staffOnly, nobody } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { assertOwnExchange } from '../hooks/assertOwnExchange'
import { saveTaskHistory } from '../hooks/followTasks'
import { stampTask } from '../hooks/stampTask'
import { assertTaskVisible } from '../hooks/assertTaskVisible'
import { presentPeople } from '../hooks/presentPeople'
import { TASK_STATUS_NAMES } from '../src/core/terms'
import { sourceFields } from './fields/source'
import { calendarDate, line, options } from './fields/values'

const staff = { create: staffOnly, update: staffOnly }

/** Something to be done, in an exchange or for the firm. */
export const Tasks: CollectionConfig = {
  slug: 'tasks',
  labels: { singular: 'Task', plural: 'Tasks' },
  admin: {
    useAsTitle: 'title',
    group: 'Exchanges',
    defaultColumns: ['title', 'exchange', 'status', 'priority', 'dueDate', 'assigneeName'],
    listSearchableFields: ['title', 'assigneeName'],
  },
  access: accessTo('tasks'),
  versions: false,
  lockDocuments: false,
  defaultSort: 'dueDate',
  indexes: [{ fields: ['exchange', 'status', 'dueDate'] }, { fields: ['assignee', 'status', 'dueDate'] }],
  hooks: {
    beforeChange: [assertOwnExchange, assertTaskVisible, stampTask],
    afterChange: [auditChanges('tasks'), saveTaskHistory],
    afterRead: [presentPeople('assignee')],
  },
  fields: [
    line('title', { required: true, access: staff }),
    { name: 'description', type: 'textarea', maxLength: 20_000, access: staff },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'PENDING',
      index: true,
      options: options(TASK_STATUS_NAMES),
    },
    {
      name: 'priority',
      type: 'select',
      defaultValue: 'MEDIUM',
      options: options({ LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', URGENT: 'Urgent' }),
      access: staff,
    },
    calendarDate('dueDate', { index: true, access: staff }),
    {
      name: 'exchange',
      type: 'relationship',
      relationTo: 'exchanges',
      index: true,
      maxDepth: 0,
      access: staff,
    },
    { name: 'assignee', type: 'relationship', relationTo: 'users', index: true, maxDepth: 0, access: staff },
    line('assigneeName', { access: staff }),
    {
      name: 'audience',
      type: 'select',
      required: true,
      defaultValue: 'all',
      options: options({ all: 'Everyone in the exchange', staff: 'Staff only' }),
      access: staff,
    },
    {
      name: 'completedAt',
      type: 'date',
      access: { create: nobody, update: nobody },
      admin: { readOnly: true },
    },
    ...sourceFields('tasks', 'ppTaskId'),
  ],
}
