import { subscribe } from '../../core/events/domainEvent'
import { accessEnded } from '../auth'
import { endFeedsOf } from './feeds'

/** A feed is read without a sign-in: it ends with everything else that stands for a person. */
export const subscribers = [
  subscribe(accessEnded, async (sql, { user }) => ({ feeds: await endFeedsOf(sql, user) })),
]
