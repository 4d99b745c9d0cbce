import type { CollectionConfig } from 'payload'
import { keepInExchange } from './keepInExchange'
import { newParticipant, namePerson } from '../src/exchanges/participants/rules'

type Hooks = NonNullable<CollectionConfig['hooks']>

export const guardParticipants: Pick<Hooks, 'beforeChange'> = {
  beforeChange: [
    keepInExchange,
    async ({ data, originalDoc, operation, req }) => {
      if (operation === 'create') return newParticipant(req, data)
      return namePerson(req, { ...data, user: data['user'] ?? originalDoc?.user, contact: data['contact'] ?? originalDoc?.contact })
    },
  ],
}
