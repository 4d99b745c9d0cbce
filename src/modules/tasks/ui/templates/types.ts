import type { AnswerTo } from '../../../../ui/api-client/client'

/** A template of tasks. */
export type Template = AnswerTo<'get', '/api/task-templates'>['docs'][number]
export type TemplateItem = Template['items'][number]
export const PRIORITIES = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'] as const

/** An empty line of a template: a week before day 45, for the coordinator. */
export const newItem = (): TemplateItem => ({
  key: crypto.randomUUID().slice(0, 8),
  title: '',
  priority: 'MEDIUM',
  anchor: 'D45',
  days: -7,
  assignee: 'coordinator',
  audience: 'staff',
})
