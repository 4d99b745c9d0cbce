import { at, docsOf, textAt, type Answered, type Caller } from './api'

/** The newest kept mail to an address, as an admin reads it. @throws when there is none */
export async function mailTo(admin: Caller, recipient: string): Promise<string> {
  const mail = docsOf(await admin.get('/api/admin/outbox?channel=mail&limit=500')).find(
    (entry) => entry['recipient'] === recipient,
  )
  if (!mail) throw new Error(`No mail to ${recipient}`)
  return textAt(await admin.get(`/api/admin/outbox/${String(mail['id'])}`), 'text')
}

/** The token in the newest invitation to an address. */
export async function tokenFor(admin: Caller, recipient: string): Promise<string> {
  const token = /\/invitation\/([\w-]+)/.exec(await mailTo(admin, recipient))?.[1]
  if (!token) throw new Error(`No invitation to ${recipient}`)
  return token
}

let serial = 0
/** An invitation's data; each call another address. */
export function guest(more: Record<string, unknown> = {}) {
  serial += 1
  return {
    email: `guest-${serial}@invited.example`,
    role: 'third_party',
    firstName: 'Greta',
    lastName: 'Guest',
    ...more,
  }
}

export const stateOf = (answer: Answered): unknown => at(answer.body, 'invitation', 'state')
export const idOfInvitation = (answer: Answered): string => textAt(answer, 'invitation', 'id')
