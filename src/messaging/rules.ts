import type { Actor } from '../access/actor'
import { isStaff, ROLE_PERMISSIONS } from '../access/matrix'
import { NotForYourRole } from '../errors'

type MessageData = Record<string, unknown>

/**
 * A new message as this person may send it. Staff notes are for staff to write; a third party
 * sends text only (contract section 4).
 * @throws NotForYourRole
 */
export function messageFrom(actor: Actor, data: MessageData): MessageData {
  const attachments = Array.isArray(data['attachments']) ? data['attachments'] : []
  if (data['audience'] === 'staff' && !isStaff(actor.role)) throw new NotForYourRole()
  if (attachments.length > 0 && !ROLE_PERMISSIONS[actor.role].includes('upload')) throw new NotForYourRole()
  return { ...data, sender: actor.id, messageType: attachments.length > 0 ? 'file' : 'text' }
}
