import { z } from 'zod'
import { count, docAnswer, id, instant, messageAnswer } from '../../core/api/answers'
import { choice } from './choices'

export const preferences = z.strictObject({
  deadlines: choice,
  exchanges: choice,
  tasks: choice,
  documents: choice,
  messages: choice,
  people: choice,
  operations: choice,
})
export const one = docAnswer(z.strictObject({ id, readAt: instant }))
export const all = messageAnswer.extend({ read: count })
