import { z } from 'zod'
import { settings } from '../../core/env'
import { instantToCalendarDate, type CalendarDate } from '../../law/dates'
import { RECIPIENTS, revocationValidity, type SentTo } from '../../law/notice'

/** A revocation as it is stored. */
export type StoredRevocation = {
  id: string
  source: 'portal' | 'paper'
  items: string[]
  storedEffective: boolean
  typedName: string | null
  signedByTaxpayer: boolean
  recipient: unknown
  sentAt: string
  sha256: string | null
  contentSha256: string | null
}

/** A revocation as it counts today: it takes something back or not by the dates as they are. */
export type Revocation = Omit<StoredRevocation, 'signedByTaxpayer' | 'recipient'> & {
  effective: boolean
  reason: string | null
}

const recipientShape = z.object({ name: z.string().catch(''), kind: z.enum(RECIPIENTS) })

/** The day of an instant where the firm is. */
export const dayIn = (at: Date): CalendarDate =>
  instantToCalendarDate(at.toISOString(), settings().PP_FIRM_TIME_ZONE)

/** Reads what took something back from a notice, each by day 45 as it is now; one that was signed in the portal went to the firm. */
export function revocationsOf(
  stored: readonly StoredRevocation[],
  notice: { sentOn: CalendarDate | null; recipient: SentTo },
  identificationDeadline: CalendarDate | null,
): Revocation[] {
  return stored.map(({ signedByTaxpayer, recipient, ...kept }) => {
    const sentTo = recipientShape.safeParse(recipient).data ?? { name: '', kind: 'qi' as const }
    const { valid, reason } = revocationValidity({
      signedByTaxpayer,
      sentOn: dayIn(new Date(kept.sentAt)),
      recipient: sentTo,
      identificationDeadline,
      notice,
    })
    return { ...kept, effective: valid, reason }
  })
}
