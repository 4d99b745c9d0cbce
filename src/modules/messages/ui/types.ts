import type { AnswerTo } from '../../../ui/api-client/client'

/** A message of an exchange. */
export type Message = AnswerTo<'get', '/api/exchanges/{id}/messages'>['docs'][number]
