import { z } from 'zod'
import { docAnswer, docsAnswer, id, instant, personOrId } from '../../core/api/answers'
import { LISTS } from './lists'

const view = {
  id,
  name: z.string(),
  query: z.record(z.string(), z.string()).describe('What the list is asked with'),
  shared: z.boolean().describe('For everybody of the firm'),
}
export const list = docsAnswer(
  z.strictObject({
    ...view,
    list: z.enum(LISTS),
    own: z.boolean(),
    owner: personOrId,
    updatedAt: instant,
  }),
)
export const create = docAnswer(z.strictObject({ ...view, list: z.enum(LISTS) }))
export const update = docAnswer(z.strictObject(view))
export const remove = docAnswer(z.strictObject({ id }))
