import type { GlobalConfig } from 'payload'
import { fillInSettings } from '../hooks/fillInSettings'
import { nobody } from '../src/core/access/collectionAccess'
import { actorOf } from '../src/core/access/actor'
import { ROLE_NAMES } from '../src/core/terms'
import { options } from './fields/values'

/**
 * What administrators set in the running platform. Written by the endpoint of the settings page, which
 * records each change; a value that nobody has set has its default (`core/settings`).
 */
export const PlatformSettings: GlobalConfig = {
  slug: 'settings',
  label: 'Settings',
  admin: { group: 'System' },
  access: { read: ({ req }) => actorOf(req.user)?.role === 'admin', update: nobody },
  hooks: { afterRead: [fillInSettings] },
  versions: false,
  lockDocuments: false,
  fields: [
    {
      name: 'syncSchedule',
      type: 'select',
      options: options({ off: 'Off', hourly: 'Every hour', daily: 'Every day' }),
    },
    {
      name: 'syncHour',
      type: 'number',
      min: 0,
      max: 23,
      admin: { description: "The hour of the firm's day at which the daily run starts." },
    },
    {
      name: 'syncedTaskAudience',
      type: 'select',
      options: options({ all: 'Everybody in the exchange', staff: 'Staff only' }),
    },
    { name: 'requireSecondFactor', type: 'select', hasMany: true, options: options(ROLE_NAMES) },
    { name: 'trustedDevices', type: 'checkbox' },
    {
      name: 'participantApproval',
      type: 'group',
      fields: [
        { name: 'admin', type: 'checkbox' },
        { name: 'client', type: 'checkbox' },
      ],
    },
    { name: 'transferDateSecondPerson', type: 'checkbox' },
    {
      name: 'accountContacts',
      type: 'select',
      options: options({ none: 'Nothing', all: "The exchanges of their account's client" }),
    },
    { name: 'fieldLabels', type: 'json' },
    {
      name: 'firm',
      type: 'group',
      admin: { description: 'What stands on letters, mails and pages.' },
      fields: [
        { name: 'legalName', type: 'text' },
        { name: 'shortName', type: 'text' },
        {
          name: 'address',
          type: 'group',
          fields: ['line', 'city', 'state', 'postalCode'].map((name) => ({ name, type: 'text' })),
        },
        ...['phone', 'email', 'ein', 'color'].map((name) => ({ name, type: 'text' as const })),
      ],
    },
  ],
}
