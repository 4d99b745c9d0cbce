import type { CollectionConfig } from 'payload'
import { accessTo, adminOnly } from '../src/core/access/collectionAccess'
import { auditChanges } from '../hooks/auditChanges'
import { ACCESS_SECONDS, sessionStrategy } from '../src/modules/auth'
import { guardUsers } from '../hooks/guardUsers'
import { publicUrl } from '../src/core/env'
import { ROLE_NAMES } from '../src/core/terms'
import { email, line, options } from './fields/values'

const adminAlone = { create: adminOnly, update: adminOnly }

/** People who sign in. Synced people are contacts; a contact becomes a sign-in only by invitation. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'User', plural: 'Users' },
  admin: {
    useAsTitle: 'displayName',
    group: 'People',
    defaultColumns: ['displayName', 'email', 'role', 'active', 'updatedAt'],
    listSearchableFields: ['displayName', 'email'],
  },
  access: accessTo('users'),
  auth: {
    // Depth 0: the user is read on every request (payload-notes P12).
    depth: 0,
    // Payload's own sessions lose parallel sign-ins (P27); its lockout speaks differently about
    // locked accounts. Both are decided by rows of our own.
    useSessions: false,
    strategies: [sessionStrategy],
    maxLoginAttempts: 0,
    tokenExpiration: ACCESS_SECONDS,
    // Scripts of a page read the answers: who came with a cookie learns no token from them.
    removeTokenFromResponses: true,
    cookies: { sameSite: 'Lax', secure: publicUrl().startsWith('https:') },
  },
  versions: false,
  lockDocuments: false,
  hooks: { ...guardUsers, afterChange: [auditChanges('users'), ...(guardUsers.afterChange ?? [])] },
  fields: [
    email({ required: true, unique: true, access: { update: adminOnly } }),
    line('firstName', { required: true, maxLength: 100 }),
    line('lastName', { required: true, maxLength: 100 }),
    line('displayName', {
      index: true,
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, hidden: true },
    }),
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'client',
      saveToJWT: true,
      options: options(ROLE_NAMES),
      access: adminAlone,
    },
    { name: 'active', type: 'checkbox', defaultValue: true, access: adminAlone },
    {
      name: 'contact',
      type: 'relationship',
      relationTo: 'contacts',
      index: true,
      maxDepth: 0,
      access: adminAlone,
    },
    {
      name: 'agency',
      type: 'relationship',
      relationTo: 'agencies',
      index: true,
      maxDepth: 0,
      access: adminAlone,
      admin: { condition: (data) => data?.['role'] === 'agency' },
    },
    line('phone', { maxLength: 32 }),
    line('timeZone', { maxLength: 64 }),
  ],
}
