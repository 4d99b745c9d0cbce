import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { entryForChange } from '../../core/events/entries'
import { actorFacts, recordEvents } from '../../core/events/record'
import { sha256 } from '../../core/canonicalJson'
import { today } from '../../core/clock'
import type { Sql } from '../../core/database/sql'
import { settings } from '../../core/env'
import { recordFile } from '../../core/files/store/store'
import { ForbiddenError, DomainRuleError } from '../../core/errors'
import type { Evaluation } from './evaluate'
import { evaluateItems, periodFacts, receivedBy, requireOpen, type PeriodFacts } from './facts'
import { keptItems, keptValues, type NoticeItem } from './items'
import { saveLinks } from './links'
import { noticesOf } from './notices'
import { readParties, type Parties } from './parties'
import type { Receipt, ReceiptFacts } from './receipt'
import { requireOwnName } from './signer'
import { signWithReceipt, type Signed } from './signing'

/** What the client signs with: the name as typed; the password was asked for before. */
export type Signature = { typedName: string; acknowledged: boolean }

/** Only the taxpayer signs: the sign-in whose contact is the exchange's client. */
export function requireTaxpayer(actor: Actor, { client }: PeriodFacts): void {
  if (actor.role !== 'client' || !actor.contact || actor.contact !== client) throw new ForbiddenError()
}

/** A portal notice in force ends: the next replaces it. */
async function replaceNotice(
  sql: Sql,
  req: PayloadRequest,
  exchange: string,
  id: string,
  at: Date,
): Promise<void> {
  await sql.query(
    `update identifications set state = 'REPLACED', ended_at = $2, updated_at = now() where id = $1`,
    [id, at],
  )
  const entry = entryForChange(
    'identifications',
    { id, exchange, state: 'SIGNED' },
    { id, exchange, state: 'REPLACED' },
  )
  if (entry) await recordEvents(sql, [{ ...actorFacts(req), ...entry }])
}

const INSERT = `insert into identifications (id, exchange_id, state, source, items, "values", result, typed_name, signed_by_id, signed_at, sent_at, received_at, valid, sha256, ip, device, created_at, updated_at)
  values ($1, $2, 'SIGNED', 'portal', $3, $4, $5, $6, $7, $8, $8, $8, true, $9, $10, $11, $8, $8)`

async function saveReceipt(sql: Sql, notice: string, { file, content }: Receipt): Promise<void> {
  await recordFile(sql, file)
  await sql.query(
    'insert into peak.identification_receipts (notice_id, file_id, sha256, content) values ($1, $2, $3, $4)',
    [notice, file.id, file.sha256, content],
  )
}

/** What is signed: the period and what the tests say of the items, as both are at that instant. */
type SignedFacts = { period: PeriodFacts; parties: Parties; evaluation: Evaluation | null }

/** Stores the notice with its receipt; the one before ends. */
async function storeNotice(
  sql: Sql,
  req: PayloadRequest,
  actor: Actor,
  items: readonly NoticeItem[],
  typedName: string,
  { id, at, receipt, facts: { period, evaluation } }: Signed<SignedFacts>,
) {
  const exchange = period.id
  const earlier = (await noticesOf(sql, exchange, period)).filter(
    (notice) => notice.storedState === 'SIGNED' && notice.source === 'portal',
  )
  for (const notice of earlier) await replaceNotice(sql, req, exchange, notice.id, at)
  const { ip, userAgent } = actorFacts(req)
  const [kept, values, result] = [keptItems(items), keptValues(items), evaluation?.result ?? null]
  const fingerprint = receipt.file.sha256
  await sql.query(INSERT, [
    id,
    exchange,
    JSON.stringify(kept),
    JSON.stringify(values),
    JSON.stringify(result),
    typedName,
    actor.id,
    at,
    fingerprint,
    ip ?? null,
    userAgent ?? null,
  ])
  await saveReceipt(sql, id, receipt)
  for (const notice of earlier) await saveLinks(sql, notice, id, items)
  await sql.query('delete from peak.identification_drafts where exchange_id = $1', [exchange])
  const entry = entryForChange('identifications', null, {
    id,
    exchange,
    state: 'SIGNED',
    source: 'portal',
    items: kept,
    values,
    typedName,
    signedAt: at.toISOString(),
    sha256: fingerprint,
  })
  if (entry) await recordEvents(sql, [{ ...actorFacts(req), ...entry }])
  return {
    id,
    state: 'SIGNED' as const,
    signedAt: at.toISOString(),
    sha256: fingerprint,
    contentSha256: sha256(receipt.content),
    receipt: `/api/exchanges/${exchange}/identification/${id}/receipt.pdf`,
    ...(evaluation ?? {}),
  }
}

/**
 * Signs a notice of identification; it replaces the one before. The instant of signing decides
 * whether the period is open, by the dates under a lock on the exchange.
 * @throws DomainRuleError outside the period, or when too much is identified and nobody has said they know
 */
export function signIdentification(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  items: readonly NoticeItem[],
  { typedName, acknowledged }: Signature,
) {
  const decide = async (sql: Sql, at: Date, lock: boolean): Promise<SignedFacts> => {
    const period = await periodFacts(sql, exchange, lock)
    requireTaxpayer(actor, period)
    const day = today(at)
    requireOpen(period, day)
    await requireOwnName(sql, actor, typedName)
    const evaluation = evaluateItems(period, items, await receivedBy(sql, exchange, day), day)
    if (evaluation && evaluation.result.rule === 'none' && !acknowledged)
      throw new DomainRuleError(
        `${evaluation.sentence} To sign all the same, say that you know.`,
        'over-identified',
        'acknowledged',
      )
    return { period, parties: await readParties(sql, exchange), evaluation }
  }
  const { ip, userAgent } = actorFacts(req)
  const receiptFacts = (
    { period, parties, evaluation }: SignedFacts,
    signedAt: Date,
    notice: string,
  ): ReceiptFacts => ({
    notice,
    what: 'identification',
    period,
    parties,
    items,
    typedName,
    signedAt,
    zone: settings().PP_FIRM_TIME_ZONE,
    ip: ip ?? null,
    device: userAgent ?? null,
    rule: evaluation?.result.rule ?? null,
    sentence: evaluation?.sentence ?? null,
  })
  return signWithReceipt(req, { exchange, decide, receiptFacts }, (sql, signed) =>
    storeNotice(sql, req, actor, items, typedName, signed),
  )
}
