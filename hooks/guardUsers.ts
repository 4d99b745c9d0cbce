import type { CollectionConfig } from 'payload'
import { forgetDirectory } from '../src/people/directory'
import { displayNameOf, refuseLosingAdmins } from '../src/people/rules'

type Hooks = NonNullable<CollectionConfig['hooks']>

export const guardUsers: Pick<Hooks, 'beforeChange' | 'afterOperation'> = {
  beforeChange: [
    async ({ data, originalDoc, req }) => {
      await refuseLosingAdmins(req, data, originalDoc)
      return { ...data, displayName: displayNameOf({ ...originalDoc, ...data }) }
    },
  ],
  afterOperation: [
    ({ operation, result }) => {
      if (operation === 'create' || operation === 'update' || operation === 'updateByID') forgetDirectory()
      return result
    },
  ],
}
