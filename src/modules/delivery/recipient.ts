import { decryptText, encryptText } from '../../core/crypto/encryption'
import type { Channel } from './delivery'

/**
 * To whom a message goes. A number that codes are sent to opens accounts: it is stored encrypted for as
 * long as it is needed, and lists show its last digits (issue: phone numbers used as a factor).
 */
type Addressed = { id: string; channel: Channel; secret: boolean }

const purposeOf = (id: string): string => `outbox.${id}.recipient`

/** All of it but the last two digits. */
export const maskedNumber = (number: string): string => number.replaceAll(/\d(?=(?:\D*\d){2})/g, '•')

/** The recipient as it is stored: what may be shown, and what is encrypted where that is not all of it. */
export function toStoredRecipient(
  { id, channel, secret }: Addressed,
  recipient: string,
): { shown: string; encrypted: string | null } {
  return channel === 'sms' && secret
    ? { shown: maskedNumber(recipient), encrypted: encryptText(recipient, purposeOf(id)) }
    : { shown: recipient, encrypted: null }
}

/** The recipient as a message is sent to it. @throws when it was encrypted with another key */
export const fromStoredRecipient = (id: string, shown: string, encrypted: string | null): string =>
  encrypted ? decryptText(encrypted, purposeOf(id)) : shown

/** A server's answer without the numbers that it quotes. */
export const withoutNumbers = (text: string): string =>
  text.replaceAll(/\+?\d[\d ()./-]{5,}\d/g, maskedNumber)
