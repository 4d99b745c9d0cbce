import type { CollectionConfig } from 'payload'
import { accessTo } from '../src/core/access/collectionAccess'
import { line, options } from './fields/values'

/** One run of the sync from PracticePanther, with its counts and its errors by record. */
export const SyncRuns: CollectionConfig = {
  slug: 'sync-runs',
  labels: { singular: 'Sync run', plural: 'Sync runs' },
  admin: {
    useAsTitle: 'kind',
    group: 'PracticePanther',
    defaultColumns: ['kind', 'status', 'startedAt', 'completedAt', 'triggeredBy'],
  },
  access: accessTo('sync-runs'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-startedAt',
  fields: [
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: options({ contacts: 'Contacts', matters: 'Exchanges', tasks: 'Tasks', all: 'Everything' }),
      index: true,
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      options: options({
        RUNNING: 'Running',
        SUCCESS: 'Success',
        PARTIAL: 'Partly failed',
        FAILED: 'Failed',
      }),
      index: true,
    },
    { name: 'full', type: 'checkbox', defaultValue: false, label: 'Full sweep' },
    line('triggeredBy'),
    { name: 'startedAt', type: 'date', index: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'completedAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'counts', type: 'json' },
    { name: 'errors', type: 'json' },
    line('step', { label: 'What it is doing' }),
    { name: 'owner', type: 'text', hidden: true },
  ],
}

/** Where PracticePanther and this platform disagree, until an admin decides. */
export const SyncDiscrepancies: CollectionConfig = {
  slug: 'sync-discrepancies',
  labels: { singular: 'Difference', plural: 'Differences' },
  admin: {
    useAsTitle: 'field',
    group: 'PracticePanther',
    defaultColumns: ['exchange', 'field', 'ours', 'theirs', 'status', 'createdAt'],
  },
  access: accessTo('sync-discrepancies'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['entityType', 'entityId', 'field'] }],
  fields: [
    line('entityType', { required: true, maxLength: 100 }),
    line('entityId', { required: true, maxLength: 100 }),
    { name: 'exchange', type: 'relationship', relationTo: 'exchanges', index: true, maxDepth: 0 },
    line('field', { required: true, maxLength: 100 }),
    { name: 'ours', type: 'text', maxLength: 5000 },
    { name: 'theirs', type: 'text', maxLength: 5000 },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'OPEN',
      index: true,
      options: options({ OPEN: 'Open', RESOLVED: 'Resolved' }),
    },
    { name: 'kept', type: 'select', options: options({ ours: 'Ours', theirs: 'Theirs' }) },
    { name: 'note', type: 'textarea', maxLength: 5000 },
    { name: 'resolvedBy', type: 'relationship', relationTo: 'users', maxDepth: 0 },
    { name: 'resolvedAt', type: 'date' },
  ],
}
