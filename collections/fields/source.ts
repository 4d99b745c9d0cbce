import type { Field } from 'payload'
import { fieldRead, nobody } from '../../src/core/access/collectionAccess'
import type { CollectionName } from '../../src/core/access/matrix'

/**
 * What every synced record carries of its source. Written by the sync alone.
 * `ppBase` holds the source's values as last taken over: they distinguish an edit here from a change there.
 */
export function sourceFields(collection: CollectionName, idField: string, extra: Field[] = []): Field[] {
  const readOnly = { create: nobody, update: nobody }
  return [
    {
      name: idField,
      type: 'text',
      unique: true,
      index: true,
      maxLength: 64,
      access: { ...readOnly, read: fieldRead(collection, idField) },
      admin: { readOnly: true, position: 'sidebar' },
    },
    ...extra,
    {
      name: 'ppData',
      type: 'json',
      label: 'Everything else from PracticePanther',
      access: { ...readOnly, read: fieldRead(collection, 'ppData') },
      admin: { readOnly: true },
    },
    { name: 'ppBase', type: 'json', hidden: true, access: { create: nobody, update: nobody, read: nobody } },
    { name: 'ppHash', type: 'text', hidden: true, access: { create: nobody, update: nobody, read: nobody } },
    {
      name: 'ppUpdatedAt',
      type: 'text',
      hidden: true,
      access: { create: nobody, update: nobody, read: nobody },
    },
    {
      name: 'missingSince',
      type: 'date',
      label: 'Missing at the source since',
      access: { ...readOnly, read: fieldRead(collection, 'missingSince') },
      admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.['missingSince']) },
    },
    {
      name: 'lastSyncAt',
      type: 'date',
      label: 'Last synced',
      access: readOnly,
      admin: { readOnly: true, position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
    },
  ]
}
