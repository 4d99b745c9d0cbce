import { answerOf, api } from '../../../../ui/api-client/client'
import type { Answer } from '../../../../ui/api-client/answer'
import { propertyIn, type Sent } from './values'

const failed = (answer: Answer<unknown>, what: string): Answer<null> =>
  answer.ok
    ? { ok: true, body: null }
    : { ...answer, message: `The exchange was created, but ${what}: ${answer.message}`, fields: [] }

/**
 * Adds what belongs to a new exchange and is no part of its record: the property that is sold, once
 * however often it is sent, and the client's invitation.
 * @param hasProperty whether the property was added already
 */
export async function addRest(
  exchange: string,
  typed: Sent,
  hasProperty: { current: boolean },
): Promise<Answer<null>> {
  const property = propertyIn(typed)
  if (property && !hasProperty.current) {
    const answer = await answerOf(api.POST('/api/properties', { body: { ...property, exchange } }))
    if (!answer.ok) return failed(answer, 'its property was not')
    hasProperty.current = true
  }
  if (!typed.inviteClient || !typed.client) return { ok: true, body: null }
  return failed(
    await answerOf(
      api.POST('/api/users/invite', { body: { role: 'client', contact: typed.client, exchange } }),
    ),
    'the client was not invited',
  )
}
