import type { AnswerTo } from '../../../ui/api-client/client'

export type TaskDoc = AnswerTo<'get', '/api/tasks/{id}'>
export type TaskPlan = AnswerTo<'get', '/api/tasks/{id}/plan'>
export type TaskEvent = AnswerTo<'get', '/api/tasks/{id}/history'>['docs'][number]

export const idOfPerson = (person: TaskDoc['assignee']): string =>
  person instanceof Object ? person.id : (person ?? '')
