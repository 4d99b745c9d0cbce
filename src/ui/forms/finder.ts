import { answerOf, type Call } from '../api-client/client'
import type { Pick } from './pick'

/** What is found for a text. */
export type Find = (text: string) => Promise<Pick[]>

/** Looks for records: the call that finds them, and what is shown of each. */
export const finder =
  <Doc>(call: (text: string) => Call<{ docs: Doc[] }>, read: (doc: Doc) => Pick): Find =>
  async (text) => {
    const answer = await answerOf(call(text))
    return answer.ok ? answer.body.docs.map(read) : []
  }
