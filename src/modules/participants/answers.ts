import { z } from 'zod'
import { docAnswer, id, instant, pageAnswer, personOrId, recordOf } from '../../core/api/answers'
import { PERMISSIONS } from '../../core/access/matrix'

const status = z.enum(['PENDING', 'ACTIVE', 'REMOVED'])
const approvals = z.strictObject({ admin: z.boolean(), client: z.boolean() })

/** Somebody in an exchange. */
export const participantRecord = z.strictObject({
  id,
  createdAt: instant,
  updatedAt: instant,
  exchange: id,
  user: personOrId.nullable(),
  contact: id.nullable(),
  personName: z.string().nullable(),
  role: z.string().nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
  status,
  approvals,
  assignedAt: instant.nullable(),
  assignedBy: personOrId.nullable(),
  source: z.enum(['sync', 'manual']),
})
export const list = pageAnswer(participantRecord)
export const add = docAnswer(recordOf('exchange-participants'))
export const remove = docAnswer(z.strictObject({ id, status }))
export const approve = docAnswer(z.strictObject({ id, status, approvals }))
