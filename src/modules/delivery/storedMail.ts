import type { EmailAdapter } from 'payload'
import { mailFrom } from '../../core/env'

/**
 * Payload's mail adapter while there is no mail server: every mail of the platform goes through
 * the outbox, which stores it; Payload itself sends nothing.
 */
export const storedMail: EmailAdapter<never> = () => {
  const { name, address } = mailFrom()
  return {
    name: 'kept-in-the-outbox',
    defaultFromName: name,
    defaultFromAddress: address,
    sendEmail: () => Promise.reject(new Error('There is no mail server: mail is kept in the outbox.')),
  }
}
