import { now } from '../../core/clock'
import { isDeepStrictEqual } from 'node:util'
import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import { databaseOf, type Database } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { ConflictError } from '../../core/errors'
import { storeReceipt, type Receipt, type ReceiptFacts } from './receipt'

/** What somebody signs. */
export type Signing<Facts> = {
  exchange: string
  /** Reads and checks what is signed at an instant, with a lock on the exchange or without. @throws what is against it */
  decide: (sql: Sql, at: Date, lock: boolean) => Promise<Facts>
  /** What the receipt says of it; `id` is that of the notice or of the revocation. */
  receiptFacts: (facts: Facts, at: Date, id: string) => ReceiptFacts
}

/** What is signed, with its receipt made and stored already. */
export type Signed<Facts> = { id: string; at: Date; facts: Facts; receipt: Receipt }

/** Each time somebody else was first; the last one is told. */
const MOST_TRIES = 8

const SINCE = `select 1 from identifications where exchange_id = $1 and signed_at >= $2
  union all select 1 from peak.identification_revocations r join identifications n on n.id = r.notice_id where n.exchange_id = $1 and r.source = 'portal' and r.sent_at >= $2 limit 1`

async function prepare<Facts>(
  db: Database,
  sql: Sql,
  { decide, receiptFacts }: Signing<Facts>,
): Promise<Signed<Facts>> {
  const [id, at] = [uuid(), now()]
  const facts = await decide(sql, at, false)
  return { id, at, facts, receipt: await storeReceipt(db, receiptFacts(facts, at, id)) }
}

/**
 * Signs with a receipt that is made and stored before the exchange is locked. Under the lock everything is
 * read and checked again: what the receipt says must still be so, and nobody may have signed in between, so
 * that the order of signatures is that of their instants. Otherwise the lock is given back and the receipt
 * made anew. Signature and receipt are stored by one transaction.
 * @throws what `decide` throws; ConflictError when others were first too often
 */
export async function signWithReceipt<Facts, Answer>(
  req: PayloadRequest,
  signing: Signing<Facts>,
  store: (sql: Sql, signed: Signed<Facts>) => Promise<Answer>,
): Promise<Answer> {
  const db = databaseOf(req.payload)
  const first = await prepare(db, sqlOn(db), signing)
  return inTransaction(db, async (sql) => {
    await sql.query('savepoint unlocked')
    let signed = first
    for (let tries = 1; ; tries += 1) {
      const facts = await signing.decide(sql, signed.at, true)
      const since = await sql.query(SINCE, [signing.exchange, signed.at])
      if (since.length === 0 && isDeepStrictEqual(facts, signed.facts)) return store(sql, signed)
      await sql.query('rollback to savepoint unlocked')
      if (tries === MOST_TRIES)
        throw new ConflictError(
          'Others changed this exchange at the same moment. Nothing was signed; please try again.',
        )
      signed = await prepare(db, sql, signing)
    }
  })
}
