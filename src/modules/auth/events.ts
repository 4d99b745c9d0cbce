import type { AuditEntry } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import type { Sql } from '../../core/database/sql'
import type { Origin } from './origin'

type Event = {
  /** What happened, such as `sessions.start` or `second-factor.failure`. */
  action: string
  user: string | null
  origin: Origin
  outcome?: AuditEntry['outcome']
  session?: string | null
  /** Facts that are worth storing; never a token, a code or a password. */
  facts?: Record<string, unknown>
}

/** Writes an event of signing in to the audit log, with address and browser. */
export function writeAuthEvent(
  sql: Sql,
  { action, user, origin, outcome = 'success', session = null, facts }: Event,
): Promise<void> {
  return recordEvents(sql, [
    {
      action,
      entityType: 'sessions',
      entityId: session,
      user,
      session,
      ip: origin.ip,
      userAgent: origin.userAgent,
      outcome,
      after: { device: origin.device, ...facts },
    },
  ])
}
