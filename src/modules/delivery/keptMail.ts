import type { EmailAdapter } from 'payload'
import { mailFrom } from '../../core/env'

/**
 * Payload's mail adapter while there is no mail server: everything that is to be told goes through
 * the outbox, which keeps it; Payload itself sends nothing.
 */
export const keptMail: EmailAdapter<never> = () => {
  const { name, address } = mailFrom()
  return {
    name: 'kept-in-the-outbox',
    defaultFromName: name,
    defaultFromAddress: address,
    sendEmail: () => Promise.reject(new Error('There is no mail server: mail is kept in the outbox.')),
  }
}
