import { subscribe } from '../../core/events/domainEvent'
import { deliveryFailed } from '../delivery'
import { notifyAdmins } from './write'

/** By notification alone: a mail about mail that does not go would not go either. */
const ofFailedDelivery = subscribe(deliveryFailed, (sql, { id, channel, recipient, kind, reason }) =>
  notifyAdmins(sql, {
    category: 'delivery',
    title: `${channel === 'mail' ? 'A mail' : 'A text message'} could not be delivered`,
    body: `To ${recipient} (${kind}). ${reason}`,
    link: `/delivery/${id}`,
  }),
)

export const subscribers = [ofFailedDelivery]
