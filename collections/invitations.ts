import type { CollectionConfig } from 'payload'
import { accessTo, nobody } from '../src/core/access/collectionAccess'
import { presentPeople } from '../hooks/presentPeople'
import { ROLE_NAMES } from '../src/core/terms'
import { email, line, options, personName } from './fields/values'

const STATE_LABELS = {
  WAITING: 'Waits for approval',
  PENDING: 'Sent',
  ACCEPTED: 'Accepted',
  REVOKED: 'Withdrawn',
}

/** The platform alone writes invitations, through the endpoints that send and withdraw them. */
const closed = { create: nobody, update: nobody }

/**
 * An invitation to sign in, sent by mail with a token that works once for seven days. The token is
 * stored as its hash only; whether an invitation has expired follows from its date, not from its state.
 */
export const Invitations: CollectionConfig = {
  slug: 'invitations',
  labels: { singular: 'Invitation', plural: 'Invitations' },
  admin: {
    useAsTitle: 'email',
    group: 'People',
    defaultColumns: ['email', 'role', 'state', 'expiresAt', 'invitedBy'],
  },
  access: accessTo('invitations'),
  versions: false,
  lockDocuments: false,
  hooks: { afterRead: [presentPeople('invitedBy')] },
  fields: [
    email({ required: true, index: true, access: closed }),
    line('firstName', { required: true, maxLength: 100, access: closed }),
    line('lastName', { required: true, maxLength: 100, access: closed }),
    { name: 'role', type: 'select', required: true, options: options(ROLE_NAMES), access: closed },
    { name: 'contact', type: 'relationship', relationTo: 'contacts', maxDepth: 0, access: closed },
    { name: 'agency', type: 'relationship', relationTo: 'agencies', maxDepth: 0, access: closed },
    {
      name: 'exchange',
      type: 'relationship',
      relationTo: 'exchanges',
      index: true,
      maxDepth: 0,
      access: closed,
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'PENDING',
      index: true,
      options: options(STATE_LABELS),
      access: closed,
    },
    {
      name: 'invitedBy',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      maxDepth: 0,
      access: closed,
    },
    personName('invitedBy'),
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
      access: closed,
      admin: { description: 'The sign-in that came of it.' },
    },
    { name: 'sentAt', type: 'date', access: closed },
    { name: 'expiresAt', type: 'date', access: closed },
    { name: 'acceptedAt', type: 'date', access: closed },
    {
      name: 'tokenHash',
      type: 'text',
      hidden: true,
      index: true,
      maxLength: 64,
      access: { create: nobody, update: nobody, read: nobody },
    },
  ],
}
