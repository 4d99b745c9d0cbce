import type { Channel, State } from '../delivery'

export const CHANNEL_NAMES: Record<Channel, string> = { mail: 'E-mail', sms: 'Text message' }

export const STATE_NAMES: Record<State, string> = {
  QUEUED: 'On its way',
  KEPT: 'Kept here',
  SENT: 'Sent',
  FAILED: 'Not delivered',
}

/** What a state means, for the one who wonders. */
export const STATE_MEANINGS: Record<State, string> = {
  QUEUED: 'It is tried again automatically until the server accepts it.',
  KEPT: 'No server was set up when it was written, so it was not sent and will not be.',
  SENT: 'The server accepted it.',
  FAILED: 'It will not be tried again.',
}

/** A kind of message as words: "password-reset" is "Password reset". */
export function kindName(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
