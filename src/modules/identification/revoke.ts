import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { entryForChange } from '../../core/events/entries'
import { actorFacts, recordEvents } from '../../core/events/record'
import { sha256 } from '../../core/canonicalJson'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { settings } from '../../core/env'
import { recordFile } from '../../core/files/store/store'
import { InvalidInputError, NotFoundError, DomainRuleError } from '../../core/errors'
import { revocationValidity, type RecipientKind } from '../../law/notice'
import { periodFacts, requireOpen, type PeriodFacts } from './facts'
import { noticesOf, type NamedItem, type Notice } from './notices'
import { dayOf, instantOf } from './paper'
import { readParties, type Parties } from './parties'
import type { Receipt, ReceiptFacts } from './receipt'
import { requireTaxpayer, type Signature } from './sign'
import { requireOwnName } from './signer'
import { signWithReceipt } from './signing'

/** A revocation as it is written down; `items` are those that it takes back. */
type Revoked = {
  id: string
  source: 'portal' | 'paper'
  items: readonly string[]
  effective: boolean
  reason: string | null
  typedName: string | null
  signedByTaxpayer: boolean
  recipient: unknown
  sentAt: Date
  note: string | null
  user: string
  receipt: Receipt | null
}

const INSERT = `insert into peak.identification_revocations (id, notice_id, source, items, effective, reason, typed_name, signed_by_taxpayer, recipient, sent_at, note, user_id, content, file_id, sha256, counts)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $5)`

function requireInForce(notices: readonly Notice[], id: string): Notice {
  const notice = notices.find((entry) => entry.id === id)
  if (!notice) throw new NotFoundError()
  if (notice.state !== 'SIGNED')
    throw new DomainRuleError('This notice is no longer in force.', 'not-in-force')
  return notice
}

/** The items that are meant: those named, or all that are left. @throws InvalidInputError for one that the notice does not name any more */
function resolveTargets({ items }: Notice, ids: readonly string[] | undefined): NamedItem[] {
  const left = items.filter(({ revoked }) => !revoked)
  if (!ids) return left
  const unknown = ids.find((id) => !left.some((item) => item.id === id))
  if (unknown !== undefined)
    throw new InvalidInputError(`The notice names no property "${unknown}", or not any more.`, 'items')
  return left.filter(({ id }) => ids.includes(id))
}

/** Keeps a revocation; the notice ends with the last of its items, and is untouched otherwise. @returns its state */
async function keep(
  sql: Sql,
  req: PayloadRequest,
  exchange: string,
  notice: Notice,
  items: readonly NamedItem[],
  revoked: Revoked,
): Promise<Notice['state']> {
  const {
    id,
    source,
    effective,
    reason,
    typedName,
    signedByTaxpayer,
    recipient,
    sentAt,
    note,
    user,
    receipt,
  } = revoked
  if (receipt) await recordFile(sql, receipt.file)
  await sql.query(INSERT, [
    id,
    notice.id,
    source,
    JSON.stringify(revoked.items),
    effective,
    reason,
    typedName,
    signedByTaxpayer,
    recipient ? JSON.stringify(recipient) : null,
    sentAt,
    note,
    user,
    receipt?.content ?? null,
    receipt?.file.id ?? null,
    receipt?.file.sha256 ?? null,
  ])
  const after = {
    source,
    typedName,
    effective,
    reason,
    items: items.map(({ description }) => description),
    sentAt: sentAt.toISOString(),
    sha256: receipt?.file.sha256 ?? null,
  }
  await recordEvents(sql, [
    {
      ...actorFacts(req),
      action: 'identifications.revoke',
      entityType: 'identifications',
      entityId: notice.id,
      exchange,
      after,
    },
  ])
  const all = notice.items.every((item) => item.revoked || revoked.items.includes(item.id))
  if (!effective || !all) return 'SIGNED'
  await sql.query(
    `update identifications set state = 'REVOKED', ended_at = $2, updated_at = now() where id = $1`,
    [notice.id, sentAt],
  )
  const entry = entryForChange(
    'identifications',
    { id: notice.id, exchange, state: 'SIGNED' },
    { id: notice.id, exchange, state: 'REVOKED' },
  )
  if (entry) await recordEvents(sql, [{ ...actorFacts(req), ...entry }])
  return 'REVOKED'
}

/** What is revoked: items of a notice as both are at that instant. */
type RevokedFacts = { period: PeriodFacts; parties: Parties; notice: Notice; items: NamedItem[] }

/**
 * Revokes a notice, or some of its properties, by the client's own signature until the end of day 45;
 * with a receipt like the notice itself (Reg. 1.1031(k)-1(c)(6), vector I-11).
 */
export function revokeIdentification(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  { typedName }: Signature,
  ids?: readonly string[],
) {
  const decide = async (sql: Sql, at: Date, lock: boolean): Promise<RevokedFacts> => {
    const period = await periodFacts(sql, exchange, lock)
    requireTaxpayer(actor, period)
    requireOpen(period, today(at))
    await requireOwnName(sql, actor, typedName)
    const notice = requireInForce(await noticesOf(sql, exchange, period), id)
    if (notice.sentTo.kind !== 'qi')
      throw new DomainRuleError(
        'This notice was not sent to us: it is revoked in writing to the person to whom it was sent.',
        'sent-to-another',
      )
    const parties = await readParties(sql, exchange)
    return { period, parties, notice, items: resolveTargets(notice, ids) }
  }
  const { ip, userAgent } = actorFacts(req)
  const receiptFacts = (
    { period, parties, items }: RevokedFacts,
    signedAt: Date,
    revocation: string,
  ): ReceiptFacts => ({
    notice: id,
    revocation,
    what: 'revocation',
    period,
    parties,
    items,
    typedName,
    signedAt,
    zone: settings().PP_FIRM_TIME_ZONE,
    ip: ip ?? null,
    device: userAgent ?? null,
    rule: null,
    sentence: null,
  })
  return signWithReceipt(req, { exchange, decide, receiptFacts }, async (sql, signed) => {
    const { id: revocation, at, receipt, facts } = signed
    const state = await keep(sql, req, exchange, facts.notice, facts.items, {
      id: revocation,
      source: 'portal',
      items: facts.items.map((item) => item.id),
      effective: true,
      reason: null,
      typedName,
      signedByTaxpayer: true,
      recipient: null,
      sentAt: at,
      note: null,
      user: actor.id,
      receipt,
    })
    return {
      id,
      state,
      endedAt: state === 'REVOKED' ? at.toISOString() : null,
      revocation,
      effective: true,
      sha256: receipt.file.sha256,
      contentSha256: sha256(receipt.content),
      receipt: `/api/exchanges/${exchange}/identification/${id}/receipt.pdf?revocation=${revocation}`,
    }
  })
}

/** A revocation on paper as staff record it. */
export type PaperRevocation = {
  sentAt: string
  note: string
  signedByTaxpayer: boolean
  recipient: { name: string; kind: RecipientKind }
  items?: readonly string[] | undefined
}

/**
 * Records a revocation on paper. One that does not count (oral, too late, sent to somebody else) is
 * stored with the reason and takes nothing back.
 */
export function revokeOnPaper(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  paper: PaperRevocation,
) {
  const [at, sentOn] = [instantOf(paper.sentAt, 'sentAt'), dayOf(paper.sentAt, 'sentAt')]
  if (sentOn > today()) throw new InvalidInputError('A revocation is recorded once it was sent.', 'sentAt')
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const period = await periodFacts(sql, exchange, true)
    const notice = requireInForce(await noticesOf(sql, exchange, period), id)
    const items = resolveTargets(notice, paper.items)
    const { signedByTaxpayer, recipient, note } = paper
    const { valid, reason } = revocationValidity({
      signedByTaxpayer,
      sentOn,
      recipient,
      identificationDeadline: period.identificationDeadline,
      notice: { sentOn: notice.sentOn, recipient: notice.sentTo },
    })
    const revocation = uuid()
    const state = await keep(sql, req, exchange, notice, items, {
      id: revocation,
      source: 'paper',
      items: items.map((item) => item.id),
      effective: valid,
      reason,
      typedName: null,
      signedByTaxpayer,
      recipient,
      sentAt: at,
      note,
      user: actor.id,
      receipt: null,
    })
    return {
      id,
      state,
      endedAt: state === 'REVOKED' ? at.toISOString() : null,
      revocation,
      effective: valid,
      reason,
    }
  })
}
