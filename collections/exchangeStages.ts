import type { CollectionConfig } from 'payload'
import { presentPeople } from '../hooks/presentPeople'
import { accessTo } from '../src/core/access/collectionAccess'
import { calendarDate, line, personName } from './fields/values'
import { ofExchange, relation } from './fields/relations'

/**
 * A stage that an exchange has reached, or the withdrawal of one. Recorded by the endpoints of the
 * lifecycle, never changed afterwards.
 */
export const ExchangeStages: CollectionConfig = {
  slug: 'exchange-stages',
  labels: { singular: 'Stage', plural: 'Stages' },
  admin: {
    useAsTitle: 'stage',
    group: 'Exchanges',
    defaultColumns: ['exchange', 'stage', 'effectiveOn', 'user', 'createdAt'],
  },
  access: accessTo('exchange-stages'),
  versions: false,
  lockDocuments: false,
  defaultSort: '-createdAt',
  hooks: { afterRead: [presentPeople('user')] },
  fields: [
    ofExchange(),
    line('stage', { required: true }),
    calendarDate('effectiveOn', {
      admin: { description: 'The day it took place, such as the day the agreement was signed.' },
    }),
    relation('property', 'properties'),
    { name: 'reason', type: 'textarea', maxLength: 5000 },
    { name: 'evidence', type: 'textarea', maxLength: 5000 },
    {
      name: 'overridden',
      type: 'json',
      required: true,
      admin: { description: 'Conditions of the stage that were not met, and were set aside.' },
    },
    relation('user', 'users'),
    personName('user'),
    relation('withdraws', 'exchange-stages'),
  ],
}
