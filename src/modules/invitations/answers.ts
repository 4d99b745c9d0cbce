import { z } from 'zod'
import { id, instant } from '../../core/api/answers'
import { ROLES } from '../../core/access/matrix'

const invitation = z.strictObject({
  id,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: z.enum(ROLES),
  contact: id.nullable(),
  agency: id.nullable(),
  exchange: id.nullable(),
  state: z.enum(['WAITING', 'PENDING', 'ACCEPTED', 'REVOKED']),
  invitedBy: id.nullable(),
  user: id.nullable(),
  sentAt: instant.nullable(),
  expiresAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  createdAt: instant,
})
export const create = z.strictObject({ invitation })
export const changed = z.strictObject({ message: z.string(), invitation })
export const look = z.strictObject({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: z.enum(ROLES),
  expiresAt: instant.nullable(),
  invitedBy: z.string().nullable().describe('Name of who invited'),
  secondFactorRequired: z.boolean(),
})
