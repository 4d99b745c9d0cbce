import type { CollectionConfig, Field } from 'payload'
import { accessTo, fieldRead, nobody } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { moveTasks } from '../hooks/followTasks'
import { stampExchangeDates } from '../hooks/exchangeDates'
import { STAGE_NAMES_IN_ORDER, STAGES } from '../src/law/lifecycle'
import { STATUS_NAMES } from '../src/core/terms'
import { exchangeDateFields } from './fields/exchangeDates'
import { sourceFields } from './fields/source'
import { cents, line, options, recordId } from './fields/values'

/** Computed or set by an endpoint of its own: never written through the generic API. */
const computed = { create: nobody, update: nobody }

const STAGE_LABELS = Object.fromEntries(STAGE_NAMES_IN_ORDER.map((stage) => [stage, STAGES[stage].name]))

/** What is recorded beside the record, for the panel: the portal is where it is worked on. */
const work: Field = {
  name: 'work',
  type: 'ui',
  admin: { components: { Field: '/src/panel/ExchangeWork#ExchangeWork' } },
}

/** Where the exchange stands at the firm, set through `PUT …/stage` and moved on by the clock. */
const lifecycle: Field[] = [
  {
    name: 'stage',
    type: 'select',
    index: true,
    options: options(STAGE_LABELS),
    access: computed,
    admin: { position: 'sidebar', readOnly: true },
  },
  line('recordedStage', { maxLength: 40, access: computed, admin: { hidden: true } }),
  line('outcome', { maxLength: 40, access: computed, admin: { hidden: true } }),
  {
    name: 'tags',
    type: 'json',
    access: { ...computed, read: fieldRead('exchanges', 'tags') },
    admin: { position: 'sidebar', readOnly: true },
  },
  {
    name: 'deadlineOverride',
    type: 'json',
    label: 'Approved override of the deadlines',
    access: computed,
    admin: { position: 'sidebar', readOnly: true, condition: (data) => Boolean(data?.['deadlineOverride']) },
  },
]

/** The record everything else hangs on: one Section 1031 exchange of one taxpayer. */
export const Exchanges: CollectionConfig = {
  slug: 'exchanges',
  labels: { singular: 'Exchange', plural: 'Exchanges' },
  admin: {
    useAsTitle: 'name',
    group: 'Exchanges',
    defaultColumns: [
      'exchangeNumber',
      'name',
      'clientName',
      'status',
      'identificationDeadline',
      'safeDeadline',
      'exchangeDeadline',
      'coordinatorName',
    ],
    listSearchableFields: ['name', 'exchangeNumber', 'clientName'],
  },
  access: accessTo('exchanges'),
  versions: false,
  lockDocuments: false,
  defaultSort: 'exchangeDeadline',
  hooks: { beforeChange: [stampExchangeDates], afterChange: [auditChanges('exchanges'), moveTasks] },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Exchange',
          fields: [
            line('exchangeNumber', {
              index: true,
              maxLength: 64,
              access: { create: nobody, update: nobody },
              admin: { readOnly: true },
            }),
            line('name', { required: true, index: true }),
            {
              name: 'type',
              type: 'select',
              defaultValue: 'delayed',
              options: options({
                delayed: 'Delayed',
                simultaneous: 'Simultaneous',
                reverse: 'Reverse',
                improvement: 'Improvement',
              }),
              index: true,
            },
            {
              name: 'status',
              type: 'select',
              defaultValue: 'PENDING',
              index: true,
              options: options(STATUS_NAMES),
              access: computed,
              admin: { readOnly: true, components: { Cell: '/src/panel/StatusCell#StatusCell' } },
            },
            {
              name: 'expired',
              type: 'checkbox',
              defaultValue: false,
              access: computed,
              admin: { readOnly: true },
            },
            { name: 'client', type: 'relationship', relationTo: 'contacts', index: true, maxDepth: 1 },
            line('clientName', { index: true, access: computed, admin: { readOnly: true } }),
            {
              name: 'coordinator',
              type: 'relationship',
              relationTo: 'users',
              index: true,
              maxDepth: 0,
              filterOptions: { role: { in: ['admin', 'coordinator'] } },
              validate: recordId,
            },
            line('coordinatorName', { index: true, access: computed, admin: { readOnly: true } }),
            cents('relinquishedValueCents', {
              access: { read: fieldRead('exchanges', 'relinquishedValueCents') },
            }),
            cents('proceedsCents', { access: { read: fieldRead('exchanges', 'proceedsCents') } }),
            {
              name: 'notes',
              type: 'textarea',
              maxLength: 20_000,
              access: { read: fieldRead('exchanges', 'notes') },
            },
            { name: 'archived', type: 'checkbox', defaultValue: false, index: true, access: computed },
          ],
        },
        { label: 'Dates', fields: exchangeDateFields },
        {
          label: 'Parties and work',
          fields: [
            work,
            {
              name: 'properties',
              type: 'join',
              collection: 'properties',
              on: 'exchange',
              admin: { defaultColumns: ['side', 'address', 'city', 'valueCents', 'status'] },
            },
            {
              name: 'participants',
              type: 'join',
              collection: 'exchange-participants',
              on: 'exchange',
              admin: { defaultColumns: ['personName', 'role', 'status'] },
            },
            {
              name: 'tasks',
              type: 'join',
              collection: 'tasks',
              on: 'exchange',
              admin: { defaultColumns: ['title', 'status', 'dueDate', 'assigneeName'] },
            },
            {
              name: 'documents',
              type: 'join',
              collection: 'documents',
              on: 'exchange',
              admin: { defaultColumns: ['title', 'category', 'version', 'createdAt'] },
            },
            {
              name: 'differences',
              type: 'join',
              collection: 'sync-discrepancies',
              on: 'exchange',
              admin: { defaultColumns: ['field', 'ours', 'theirs', 'status'] },
            },
          ],
        },
      ],
    },
    {
      name: 'pinnedStatus',
      type: 'select',
      options: options(STATUS_NAMES),
      access: computed,
      admin: {
        position: 'sidebar',
        readOnly: true,
        description: 'Set with a reason; holds until it is released.',
      },
    },
    line('statusPinnedReason', {
      access: { ...computed, read: fieldRead('exchanges', 'statusPinnedReason') },
      admin: { position: 'sidebar', readOnly: true },
    }),
    {
      name: 'sourceState',
      type: 'select',
      options: options({ open: 'Open', closed: 'Closed', cancelled: 'Canceled or failed' }),
      access: { ...computed, read: fieldRead('exchanges', 'sourceState') },
      admin: { position: 'sidebar', readOnly: true },
    },
    ...lifecycle,
    ...sourceFields('exchanges', 'ppMatterId'),
  ],
}
