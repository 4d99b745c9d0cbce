import { z } from 'zod'
import {
  count,
  date,
  docAnswer,
  docsAnswer,
  id,
  instant,
  messageAnswer,
  pageAnswer,
  person,
  personOrId,
} from '../../core/api/answers'
import { planInput } from './plan'
import { recurrenceInput } from './recurrence'
import { templateItem, templateType } from './templates'

const comment = z.strictObject({ id, content: z.string(), person: personOrId, createdAt: instant })
export const listComments = docsAnswer(comment)
export const addComment = docAnswer(comment.omit({ person: true }))

/** How a task repeats, rolls over, or follows a date of its exchange. */
const plan = z.strictObject({
  recurrence: recurrenceInput.nullable(),
  rollOver: z.boolean(),
  anchor: planInput.shape.anchor.unwrap(),
  follows: z.boolean().describe('The date of the task is still the one that the anchor gives'),
})
export const readPlan = plan
export const writePlan = docAnswer(plan)

export const history = docsAnswer(
  z.strictObject({
    id,
    task: id,
    kind: z.enum(['completed', 'reopened', 'rolled', 'moved', 'repeated']),
    from: date.nullable(),
    to: date.nullable(),
    person: person.nullable(),
    at: instant,
  }),
)

const row = z.strictObject({
  id,
  title: z.string(),
  status: z.enum(['PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED']),
  priority: z.enum(['LOW', 'MEDIUM', 'HIGH', 'URGENT']).nullable(),
  dueDate: date.nullable(),
  daysLeft: z.int().nullable(),
  exchangeId: id.nullable(),
  exchangeName: z.string().nullable(),
  exchangeNumber: z.string().nullable(),
  assigneeName: z.string().nullable(),
  mine: z.boolean(),
  audience: z.enum(['all', 'staff']),
  mayComplete: z.boolean(),
  mayArrange: z.boolean(),
  mayComment: z.boolean(),
})
export const portalList = pageAnswer(row)
export const taskBoard = z.strictObject({
  groups: z.array(z.strictObject({ key: z.string(), label: z.string(), total: count, tasks: z.array(row) })),
})
export const assignees = docsAnswer(z.strictObject({ id, name: z.string(), role: z.string() }))

/** A template as it was stored; what it may say is checked when it is written. */
const template = {
  id,
  name: z.string(),
  exchangeType: templateType,
  items: z.array(templateItem.required({ priority: true, days: true, assignee: true, audience: true })),
  automatic: z.boolean().describe('Applied to every new exchange of its type'),
  active: z.boolean(),
}
export const listTemplates = docsAnswer(z.strictObject({ ...template, updatedAt: instant }))
export const writeTemplate = docAnswer(z.strictObject(template))
export const retireTemplate = docAnswer(z.strictObject({ id }))
export const applyTemplate = messageAnswer.extend({ made: z.array(id).describe('The tasks') })
