import { v7 as uuid } from 'uuid'
import { asSingleLine } from '../../core/api/plainText'
import type { Sql } from '../../core/database/sql'
import { settings } from '../../core/env'
import { enqueueWith } from '../../core/queue/boss'
import { readFirm } from '../../core/settings/firm'
import { firmHead } from '../../core/settings/letterhead'
import { toStored } from './bodies'
import { DELIVERY, type Channel } from './delivery'
import { layout, type Letter, type Sender } from './layout'
import { toStoredRecipient } from './recipient'

type Outgoing = {
  channel: Channel
  recipient: string
  subject: string
  text: string
  html: string | null
  user: string | null
  kind: string
  secret: boolean
  about: string | null
}

/** Whether mail leaves the platform, or is stored for administrators to read. */
export const mailGoesOut = (): boolean => settings().SMTP_URL !== undefined
/** Whether text messages leave the platform. */
export const smsGoesOut = (): boolean => settings().TWILIO_ACCOUNT_SID !== undefined

const INSERT = `insert into peak.outbox (id, channel, recipient, subject, text, html, user_id, kind, secret, state, sealed_recipient, about) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`

async function put(sql: Sql, outgoing: Outgoing): Promise<string> {
  const id = uuid()
  const goesOut = outgoing.channel === 'mail' ? mailGoesOut() : smsGoesOut()
  const { text, html } = toStored({ id, ...outgoing })
  const { channel, subject, user, kind, secret } = outgoing
  const { shown, encrypted } = toStoredRecipient({ id, channel, secret }, outgoing.recipient)
  await sql.query(INSERT, [
    id,
    channel,
    shown,
    subject,
    text,
    html,
    user,
    kind,
    secret,
    goesOut ? 'QUEUED' : 'KEPT',
    encrypted,
    outgoing.about,
  ])
  if (goesOut) await enqueueWith(sql, DELIVERY, { id })
  return id
}

/** The firm as it signs its mails; the name of the platform stands for one that has said none. */
async function senderOf(sql: Sql): Promise<Sender> {
  const head = firmHead(await readFirm(sql))
  return { ...head, name: head.name ?? 'Peak 1031' }
}

/** A mail to one person. `kind` says what it is (`password-reset`), `about` which record it is about; `secret` that its body opens something. */
export type Mail = Letter & {
  to: string
  user?: string | null
  kind: string
  about?: string | null
  secret?: boolean
}

/**
 * Writes a mail and the job that sends it, in the caller's transaction: it is sent if what it reports
 * was committed, and only then. A subject is never secret. @returns the id in the outbox
 */
export async function queueMail(
  sql: Sql,
  { to, user = null, kind, about = null, secret = false, ...letter }: Mail,
): Promise<string> {
  // A line break in a subject would begin a header of its own.
  const subject = asSingleLine(letter.subject).replaceAll(/\s+/g, ' ').trim()
  return put(sql, {
    channel: 'mail',
    recipient: to,
    subject,
    ...layout({ ...letter, subject }, await senderOf(sql)),
    user,
    kind,
    secret,
    about,
  })
}

export type TextMessage = { to: string; text: string; user?: string | null; kind: string; secret?: boolean }

/** The same for a text message; `to` is a number as `+12025550123`. */
export function queueSms(
  sql: Sql,
  { to, text, user = null, kind, secret = false }: TextMessage,
): Promise<string> {
  const about = null
  return put(sql, { channel: 'sms', recipient: to, subject: '', text, html: null, user, kind, secret, about })
}
