import type { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { Payload } from 'payload'
import { mailFrom, settings } from '../../core/env'
import { mailProblem } from './refusal'

/** Shorter than the job's time limit: a server that hangs must not hold a worker. */
const PATIENCE = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 15_000,
}

/**
 * What Payload's mail adapter is given, or null while there is no mail server. Sign-in and TLS are in
 * the address itself, as are options that somebody adds to it; the connections are pooled.
 */
export function mailServer(): NonNullable<Parameters<typeof nodemailerAdapter>[0]> | null {
  const { SMTP_URL } = settings()
  if (!SMTP_URL) return null
  const url = new URL(SMTP_URL)
  for (const [name, value] of Object.entries({ pool: true, maxConnections: 3, ...PATIENCE })) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value))
  }
  const { name, address } = mailFrom()
  const transportOptions = { url: url.href, host: url.hostname }
  // A server that is away at the start is no reason not to start: deliveries are tried again.
  return { defaultFromName: name, defaultFromAddress: address, skipVerify: true, transportOptions }
}

/** A mail as it leaves. */
type Letter = { id: string; recipient: string; subject: string; text: string; html: string | null }

/**
 * Sends one mail. The Message-ID is that of the row: should it be sent twice, the recipient's server can
 * detect it. @throws DeliveryProblem
 */
export async function sendMail(
  payload: Payload,
  { id, recipient, subject, text, html }: Letter,
): Promise<void> {
  const from = mailFrom()
  try {
    await payload.sendEmail({
      // As an object: a comma in it would make two recipients of a text.
      to: { name: '', address: recipient },
      from,
      subject,
      text,
      ...(html ? { html } : {}),
      messageId: `<${id}@${from.address.split('@')[1] ?? 'peak1031'}>`,
      headers: { 'X-Auto-Response-Suppress': 'All', 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    throw mailProblem(error)
  }
}
