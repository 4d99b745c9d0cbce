import type { CollectionBeforeOperationHook, CollectionConfig } from 'payload'
import { fixedReferences } from './fixedReferences'
import { assertOwnExchange } from './assertOwnExchange'
import { PERMISSIONS } from '../src/core/access/matrix'
import { isRecord } from '../src/core/isRecord'
import { assertApprovedPermissions, newParticipant, namePerson } from '../src/modules/participants'

type Hooks = NonNullable<CollectionConfig['hooks']>

/** Who says nothing of permissions means all of the role; the column's default would narrow it. */
const permitByRole: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' || !('data' in args)) return args
  const data: unknown = args.data
  const asked: unknown = isRecord(data) ? data['permissions'] : null
  return asked === null || asked === undefined
    ? { ...args, data: { ...args.data, permissions: [...PERMISSIONS] } }
    : args
}

export const guardParticipants: Pick<Hooks, 'beforeOperation' | 'beforeChange'> = {
  beforeOperation: [permitByRole],
  beforeChange: [
    fixedReferences(
      'Somebody was approved for one exchange. Remove this participant and add the other one.',
      'exchange',
      'user',
      'contact',
    ),
    assertOwnExchange,
    async ({ data, originalDoc, operation, req }) => {
      if (operation === 'create') return newParticipant(req, data)
      await assertApprovedPermissions(req, data, originalDoc)
      return namePerson(req, {
        ...data,
        user: data['user'] ?? originalDoc?.user,
        contact: data['contact'] ?? originalDoc?.contact,
      })
    },
  ],
}
