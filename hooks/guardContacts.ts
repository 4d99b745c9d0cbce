import type { CollectionConfig } from 'payload'
import { DomainRuleError } from '../src/core/errors'
import { nameOfParts } from '../src/ui/format/names'

type Hooks = NonNullable<CollectionConfig['hooks']>

/** Contacts from PracticePanther are read-only here (contract section 5): the source is their owner. */
export const guardContacts: Pick<Hooks, 'beforeChange'> = {
  beforeChange: [
    ({ data, originalDoc, operation }) => {
      if (operation === 'update' && originalDoc?.ppContactId) {
        throw new DomainRuleError(
          'This contact comes from PracticePanther. Change it there; the next sync brings it here.',
          'synced-read-only',
        )
      }
      const merged = { ...originalDoc, ...data }
      return {
        ...data,
        displayName: data['displayName'] || nameOfParts(merged) || 'Unnamed contact',
      }
    },
  ],
}
