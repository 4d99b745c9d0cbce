import { z } from 'zod'
import { count, id } from '../../core/api/answers'
import { SEARCH_KINDS } from '../../core/terms'

const kind = z.enum(SEARCH_KINDS)
export const everywhere = z.strictObject({
  docs: z.array(
    z.strictObject({
      kind,
      id,
      title: z.string(),
      subtitle: z.string(),
      href: z.string().nullable().describe('Page of the portal'),
      exchange: z.strictObject({ id, name: z.string() }).nullable(),
    }),
  ),
  counts: z.partialRecord(kind, count).describe('How many there are of each kind'),
})
