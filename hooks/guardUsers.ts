import { AuthenticationError, type CollectionConfig } from 'payload'
import { followUserChange } from '../src/modules/auth'
import { forgetPeople } from '../src/core/access/people'
import { checkedDetails, checkPassword, displayNameOf, assertAdminRemains } from '../src/modules/users'

type Hooks = NonNullable<CollectionConfig['hooks']>

/** Whether a password was given with this change: Payload takes it off the data before it is stored. */
const GIVEN = 'passwordGiven'

export const guardUsers: Pick<
  Hooks,
  'beforeValidate' | 'beforeChange' | 'beforeLogin' | 'afterChange' | 'afterOperation'
> = {
  beforeValidate: [
    ({ data, originalDoc, req, context }) => {
      checkPassword(
        req,
        { ...originalDoc, ...data, id: originalDoc?.id, password: data?.['password'] },
        context['ownPassword'] === true,
      )
      context[GIVEN] = typeof data?.['password'] === 'string'
      return { ...data, ...checkedDetails(data ?? {}, originalDoc) }
    },
  ],
  beforeChange: [
    async ({ data, originalDoc, req }) => {
      await assertAdminRemains(req, data, originalDoc)
      return { ...data, displayName: displayNameOf({ ...originalDoc, ...data }) }
    },
  ],
  beforeLogin: [
    // Nobody signs in through Payload itself: every sign-in passes src/modules/auth/admit.ts.
    ({ req }) => {
      throw new AuthenticationError(req.t)
    },
  ],
  afterChange: [
    async ({ doc, previousDoc, operation, req, context }) => {
      if (operation === 'update') await followUserChange(req, previousDoc, doc, context[GIVEN] === true)
      return doc
    },
  ],
  afterOperation: [
    ({ operation, result }) => {
      if (operation === 'create' || operation === 'update' || operation === 'updateByID') forgetPeople()
      return result
    },
  ],
}
