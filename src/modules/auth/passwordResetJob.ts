import { z } from 'zod'
import type { JobKind } from '../../core/queue/defineJob'

const input = z.strictObject({ email: z.string(), ip: z.string(), userAgent: z.string() })

/** The work that finds out whose address it is and sends the mail (`jobs/passwordReset.ts`). */
export const PASSWORD_RESET: JobKind<typeof input> = { name: 'password-reset', input }
