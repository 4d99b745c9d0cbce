import { AuthenticationError, type CollectionConfig } from 'payload'
import { forgetDirectory } from '../src/people/directory'
import { checkPassword, displayNameOf, refuseLosingAdmins } from '../src/people/rules'

type Hooks = NonNullable<CollectionConfig['hooks']>

export const guardUsers: Pick<Hooks, 'beforeValidate' | 'beforeChange' | 'beforeLogin' | 'afterOperation'> = {
  beforeValidate: [
    ({ data, req }) => {
      checkPassword(req, { ...data })
      return data
    },
  ],
  beforeChange: [
    async ({ data, originalDoc, req }) => {
      await refuseLosingAdmins(req, data, originalDoc)
      return { ...data, displayName: displayNameOf({ ...originalDoc, ...data }) }
    },
  ],
  beforeLogin: [
    // The same words as for a wrong password: who is deactivated is nobody else's business.
    ({ user, req }) => {
      if (user.active === false) throw new AuthenticationError(req.t)
    },
  ],
  afterOperation: [
    ({ operation, result }) => {
      if (operation === 'create' || operation === 'update' || operation === 'updateByID') forgetDirectory()
      return result
    },
  ],
}
