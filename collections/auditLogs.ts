import type { CollectionConfig } from 'payload'
import { accessTo } from '../src/core/access/collectionAccess'
import { line, options } from './fields/values'

/** What happened, by whom, from where. Written in the transaction of the change; never altered (a database trigger holds that). */
export const AuditLogs: CollectionConfig = {
  slug: 'audit-logs',
  labels: { singular: 'Audit entry', plural: 'Audit log' },
  admin: {
    useAsTitle: 'action',
    group: 'System',
    defaultColumns: ['createdAt', 'action', 'entityType', 'exchange', 'user', 'outcome', 'ip'],
    listSearchableFields: ['action', 'entityType', 'entityId', 'ip'],
  },
  access: accessTo('audit-logs'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['exchange', 'createdAt'] }, { fields: ['entityType', 'entityId'] }],
  fields: [
    line('action', { required: true, index: true, maxLength: 100 }),
    line('entityType', { maxLength: 100 }),
    line('entityId', { maxLength: 100 }),
    { name: 'exchange', type: 'relationship', relationTo: 'exchanges', maxDepth: 0 },
    { name: 'user', type: 'relationship', relationTo: 'users', index: true, maxDepth: 0 },
    line('session', { maxLength: 100 }),
    line('ip', { maxLength: 64 }),
    line('userAgent', { maxLength: 300 }),
    {
      name: 'outcome',
      type: 'select',
      required: true,
      defaultValue: 'success',
      options: options({ success: 'Success', failure: 'Failure', refused: 'Refused' }),
    },
    { name: 'before', type: 'json' },
    { name: 'after', type: 'json' },
  ],
}
