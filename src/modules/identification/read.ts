import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { isStaff, maySeeField } from '../../core/access/matrix'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { daysBetween } from '../../law/dates'
import { dollars } from '../../law/money'
import { evaluateItems, periodFacts, receivedBy, stateOf, type PeriodFacts } from './facts'
import { signerName } from './signer'
import { descriptionWarnings, type NoticeItem } from './items'
import type { Evaluation } from './evaluate'
import { candidates, suggestionFor, type Candidate } from './links'
import { itemsInForce, noticesOf, type NamedItem, type Notice } from './notices'

export const seesValues = (actor: Actor) => maySeeField(actor.role, 'identifications', 'values')

/** An item as the role may see it: an agency never learns a value. */
const shownItem =
  (actor: Actor) =>
  ({ valueCents, ...item }: NoticeItem) =>
    seesValues(actor) ? { ...item, valueCents } : item

const iso = (at: Date | null) => at?.toISOString() ?? null

/** The notice with what its items became and, for staff, what they probably became. */
function shownNotice(
  actor: Actor,
  notice: Notice,
  properties: readonly Candidate[],
  taken: ReadonlySet<string>,
) {
  const {
    id,
    exchange,
    state,
    source,
    typedName,
    signedAt,
    sentAt,
    receivedAt,
    endedAt,
    recipient,
    flags,
    valid,
    invalidReason,
    sha256,
    contentSha256,
  } = notice
  const path = `/api/exchanges/${exchange}/identification/${id}/receipt.pdf`
  const receiptAt = (fingerprint: string | null, query = '') =>
    fingerprint && seesValues(actor) ? `${path}${query}` : null
  const suggested = (item: NamedItem) =>
    isStaff(actor.role) && state === 'SIGNED' && !item.revoked
      ? { suggestedProperty: suggestionFor(item, properties, taken) }
      : {}
  return {
    id,
    state,
    source,
    typedName,
    recipient,
    flags,
    valid,
    invalidReason,
    sha256,
    // From it the values could be found out by trying.
    contentSha256: seesValues(actor) ? contentSha256 : null,
    signedAt: iso(signedAt),
    sentAt: iso(sentAt),
    receivedAt: iso(receivedAt),
    endedAt: iso(endedAt),
    receipt: receiptAt(sha256),
    items: notice.items.map((item) => ({
      ...shownItem(actor)(item),
      revoked: item.revoked,
      property: item.property ?? null,
      ...suggested(item),
    })),
    revocations: notice.revocations.map(({ storedEffective: _stored, ...revocation }) => ({
      ...revocation,
      contentSha256: seesValues(actor) ? revocation.contentSha256 : null,
      receipt: receiptAt(revocation.sha256, `?revocation=${revocation.id}`),
    })),
  }
}

/** The evaluation as the role may see it: of the tests only those without amounts. */
export function shownEvaluation(actor: Actor, evaluation: Evaluation | null) {
  if (!evaluation) return { result: null, tests: [], sentence: null }
  if (seesValues(actor)) return evaluation
  const { rule, status, count, qualifying } = evaluation.result
  return {
    result: { rule, status, count, qualifying },
    tests: evaluation.tests.filter((test) => test.rule === 'three-property'),
    sentence: null,
  }
}

/** Two values of what was sold: that of the exchange, and the sum of its properties. One of them is wrong, or not complete. */
function valueWarnings({ statedValueCents, propertyValueCents, relinquishedValueCents }: PeriodFacts) {
  if (statedValueCents === null || propertyValueCents === null || statedValueCents === propertyValueCents)
    return []
  const message = `The value sold is ${dollars(statedValueCents)} in the exchange, and its properties add up to ${dollars(propertyValueCents)}. The tests count ${dollars(relinquishedValueCents ?? 0)}.`
  return [{ code: 'relinquished-value-differs', message }]
}

async function draftOf(sql: Sql, exchange: string): Promise<{ items: unknown; updatedAt: string } | null> {
  const [draft] = await sql.query<{ items: unknown; at: Date }>(
    'select items, updated_at as at from peak.identification_drafts where exchange_id = $1',
    [exchange],
  )
  return draft ? { items: draft.items, updatedAt: draft.at.toISOString() } : null
}

/** Where the identification of an exchange stands: the period, what is named, which rule is met and how far from failing. */
export async function readIdentification(req: PayloadRequest, actor: Actor, exchange: string) {
  const sql = sqlOn(databaseOf(req.payload))
  const now = today()
  const period = await periodFacts(sql, exchange)
  const [notices, received, draft, properties] = await Promise.all([
    noticesOf(sql, exchange, period),
    receivedBy(sql, exchange, now),
    draftOf(sql, exchange),
    candidates(sql, exchange),
  ])
  const items = itemsInForce(notices)
  const state = stateOf(period, now)
  const staff = isStaff(actor.role)
  const signs =
    state === 'open' &&
    !period.over &&
    actor.role === 'client' &&
    actor.contact !== null &&
    actor.contact === period.client
  const taken = new Set(
    notices
      .filter((notice) => notice.state === 'SIGNED')
      .flatMap((notice) => notice.items.flatMap(({ property }) => property ?? [])),
  )
  return {
    exchange,
    state,
    transferDate: period.transferDate,
    deadline: period.identificationDeadline,
    daysLeft: period.identificationDeadline ? daysBetween(now, period.identificationDeadline) : null,
    ...(seesValues(actor)
      ? { relinquishedValueCents: period.relinquishedValueCents, warnings: valueWarnings(period) }
      : { warnings: [] }),
    items: items.map(shownItem(actor)),
    ...shownEvaluation(actor, evaluateItems(period, items, received, now)),
    notices: notices.map((notice) => shownNotice(actor, notice, properties, taken)),
    ...(staff ? { properties } : {}),
    draft: staff || actor.role === 'client' ? draft : null,
    maySign: signs,
    signer: signs ? await signerName(sql, actor) : null,
    mayRevoke: signs,
    mayRecordPaper: staff,
  }
}

/** What the rules would say of some items, with what has been received already. */
export async function previewIdentification(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  items: readonly NoticeItem[],
) {
  const sql = sqlOn(databaseOf(req.payload))
  const now = today()
  const [period, received] = await Promise.all([periodFacts(sql, exchange), receivedBy(sql, exchange, now)])
  return {
    state: stateOf(period, now),
    deadline: period.identificationDeadline,
    ...shownEvaluation(actor, evaluateItems(period, items, received, now)),
    warnings: descriptionWarnings(items),
  }
}

/** Keeps a draft; the last one counts, and who wrote over whose stays in the audit log. */
export function saveDraft(req: PayloadRequest, actor: Actor, exchange: string, items: readonly NoticeItem[]) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const [before] = await sql.query<{ items: unknown; user: string | null }>(
      'select items, user_id as user from peak.identification_drafts where exchange_id = $1 for update',
      [exchange],
    )
    await sql.query(
      `insert into peak.identification_drafts (exchange_id, items, user_id) values ($1, $2, $3) on conflict (exchange_id) do update set items = excluded.items, user_id = excluded.user_id, updated_at = now()`,
      [exchange, JSON.stringify(items), actor.id],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: `identification-drafts.${before ? 'update' : 'create'}`,
        entityType: 'identification-drafts',
        entityId: exchange,
        exchange,
        before: before ?? null,
        after: { items },
      },
    ])
    return draftOf(sql, exchange)
  })
}
