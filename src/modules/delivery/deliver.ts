import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { deliveryFailed } from './events'
import { fromStored } from './bodies'
import { RETRIES, type Channel } from './delivery'
import { sendMail } from './mailServer'
import { fromStoredRecipient, withoutNumbers } from './recipient'
import { DeliveryProblem } from './refusal'

type Row = {
  id: string
  channel: Channel
  recipient: string
  encryptedRecipient: string | null
  subject: string
  text: string | null
  html: string | null
  kind: string
  secret: boolean
  attempts: number
}

/** A job counts as lost after this; the claim of a worker that died ends a little sooner. */
export const DELIVERY_SECONDS = 120
const CLAIM_SECONDS = 100

const CLAIM = `update peak.outbox set attempts = attempts + 1, claimed_at = now()
  where id = $1 and state = 'QUEUED' and (claimed_at is null or claimed_at < now() - make_interval(secs => $2))
  returning id, channel, recipient, sealed_recipient as "encryptedRecipient", subject, text, html, kind, secret, attempts`

/** A body that opened something is of no more use, and of no more danger; nor is the number it went to. */
const settle = (sql: Sql, id: string, state: 'SENT' | 'FAILED', error: string | null) =>
  sql.query(
    `update peak.outbox set state = $2, error = $3, claimed_at = null, sent_at = case when $2 = 'SENT' then now() end,
       text = case when secret then null else text end, html = case when secret then null else html end, sealed_recipient = null where id = $1`,
    [id, state, error],
  )

async function send(payload: Payload, row: Row): Promise<void> {
  const { text, html } = fromStored(row)
  if (text === null) throw new DeliveryProblem('There is nothing to send.', true)
  if (row.channel === 'mail') await sendMail(payload, { ...row, text, html })
  else {
    // Twilio's client is large, and many firms never send a text message.
    const { sendSms } = await import('./twilio')
    await sendSms(fromStoredRecipient(row.id, row.recipient, row.encryptedRecipient), text)
  }
}

/**
 * Everything that is not a server's answer is ours (another ENCRYPTION_KEY, say): tried again, in
 * words without the message's. The number of a secret message is taken out: what went wrong is stored.
 */
function problemOf(error: unknown, { channel, secret }: Row): DeliveryProblem {
  const problem =
    error instanceof DeliveryProblem
      ? error
      : new DeliveryProblem(
          `A fault of this platform: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`,
          false,
        )
  return channel === 'sms' && secret
    ? new DeliveryProblem(withoutNumbers(problem.message), problem.final)
    : problem
}

async function giveUp(payload: Payload, row: Row, problem: DeliveryProblem): Promise<void> {
  await inTransaction(databaseOf(payload), async (sql) => {
    await settle(sql, row.id, 'FAILED', problem.message)
    await deliveryFailed.publish(sql, { ...row, reason: problem.message })
  })
}

/**
 * Carries one row of the outbox out. Run twice it sends once: the second finds the row sent. Only a
 * process that dies between the server's yes and our row sends a second time.
 * @throws DeliveryProblem to be tried again
 */
export async function deliver(payload: Payload, id: string, log: Logger): Promise<void> {
  const sql = sqlOn(databaseOf(payload))
  const [row] = await sql.query<Row>(CLAIM, [id, CLAIM_SECONDS])
  if (!row) {
    const [held] = await sql.query(`select id from peak.outbox where id = $1 and state = 'QUEUED'`, [id])
    if (held) throw new DeliveryProblem('Another worker holds this message.', false)
    return
  }
  try {
    await send(payload, row)
  } catch (error) {
    const problem = problemOf(error, row)
    log.warn(
      { outbox: id, kind: row.kind, attempts: row.attempts, final: problem.final },
      'a message could not be delivered',
    )
    if (problem.final || row.attempts > RETRIES) return giveUp(payload, row, problem)
    await sql.query('update peak.outbox set claimed_at = null, error = $2 where id = $1', [
      id,
      problem.message,
    ])
    throw problem
  }
  await settle(sql, id, 'SENT', null)
}
