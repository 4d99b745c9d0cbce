import type { AuditEntry } from '../../core/events/entries'
import { DomainEvent } from '../../core/events/domainEvent'

/** Dates of exchanges moved, whoever moved them: staff, an override, the sync. */
export type DatesMoved = {
  exchanges: readonly string[]
  author: Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>
}

export const datesMoved = new DomainEvent<DatesMoved>('exchanges.dates-moved')
