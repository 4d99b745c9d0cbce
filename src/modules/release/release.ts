import type { PayloadRequest } from 'payload'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { sqlOn, type Sql } from '../../core/database/sql'
import { DomainRuleError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import { decideRelease, type ReleaseDecision, type ReleasePurpose } from '../../law/release'
import { periodFacts, receivedBy, type PeriodFacts, noticesOf } from '../identification'

/** A property that the gate looks at: identified, or received within the 45 days. */
export type ReleaseItem = {
  id: string
  description: string
  acquiredOn: CalendarDate | null
  revoked: boolean
}

/** Whether money may leave, and everything the answer rests on. */
export type Release = {
  purpose: ReleasePurpose
  today: CalendarDate
  decision: ReleaseDecision['decision']
  reason: string
  /** The first day on which it would be allowed if nothing else changes; null where there is none. */
  earliest: CalendarDate | null
  facts: {
    transferDate: CalendarDate
    identificationDeadline: CalendarDate
    exchangeDeadline: CalendarDate
    identified: ReleaseItem[]
  }
}

/**
 * Everything validly identified, with the day on which it was acquired, and what was received within
 * the 45 days without being named (domain.md 2.1, T8). A notice that was replaced names nothing.
 */
async function identifiedIn(sql: Sql, period: PeriodFacts, now: CalendarDate): Promise<ReleaseItem[]> {
  const [notices, received] = [await noticesOf(sql, period.id, period), await receivedBy(sql, period.id, now)]
  const closed = new Map(received.map((property) => [property.id, property.closingDate]))
  const named = notices
    .filter(({ state, valid }) => state !== 'REPLACED' && valid)
    .flatMap(({ id: notice, items }) => items.map((item) => ({ ...item, id: `${notice}:${item.id}` })))
  const left = new Set(named.filter(({ revoked }) => !revoked).flatMap(({ property }) => property ?? []))
  const deemed = received.filter(
    ({ id, closingDate }) =>
      !left.has(id) && period.identificationDeadline !== null && closingDate <= period.identificationDeadline,
  )
  return [
    ...named.map(({ id, description, property, revoked }) => ({
      id,
      description,
      revoked,
      acquiredOn: (property && closed.get(property)) || null,
    })),
    ...deemed.map(({ id, description, closingDate }) => ({
      id,
      description,
      revoked: false,
      acquiredOn: closingDate,
    })),
  ]
}

/**
 * The gate of Reg. 1.1031(k)-1(g)(6) on an exchange as it is stored (domain.md 3.4).
 * @throws DomainRuleError while the transfer date is not known: nothing can be computed without it
 */
export async function releaseOf(
  req: PayloadRequest,
  exchange: string,
  purpose: ReleasePurpose,
): Promise<Release> {
  const sql = sqlOn(databaseOf(req.payload))
  const [now, period] = [today(), await periodFacts(sql, exchange)]
  const { transferDate, identificationDeadline, exchangeDeadline } = period
  if (transferDate === null || identificationDeadline === null || exchangeDeadline === null)
    throw new DomainRuleError(
      'There is no transfer date yet, so it cannot be determined when funds may be released.',
      'no-transfer-date',
    )
  const identified = await identifiedIn(sql, period, now)
  const facts = { transferDate, identificationDeadline, exchangeDeadline }
  const { decision, reason, earliest } = decideRelease({
    ...facts,
    today: now,
    purpose,
    identified: identified.map(({ acquiredOn, revoked }) => ({
      revoked,
      ...(acquiredOn ? { acquiredOn } : {}),
    })),
  })
  return {
    purpose,
    today: now,
    decision,
    reason,
    earliest: earliest ?? null,
    facts: { ...facts, identified },
  }
}
