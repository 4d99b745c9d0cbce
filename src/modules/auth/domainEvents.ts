import { DomainEvent } from '../../core/events/domainEvent'

/** Everything that stands for a person ends. Subscribers answer how many calendar feeds they ended. */
export const accessEnded = new DomainEvent<{ user: string }, { feeds: number }>('auth.access-ended')
