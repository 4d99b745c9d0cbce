import { DomainEvent } from '../../core/events/domainEvent'
import type { Channel } from './delivery'

/** A mail or a text message will not be delivered any more. */
export type DeliveryFailed = { id: string; channel: Channel; recipient: string; kind: string; reason: string }

export const deliveryFailed = new DomainEvent<DeliveryFailed>('delivery.failed')
