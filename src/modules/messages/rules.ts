import type { Actor } from '../../core/access/actor'
import { isStaff, ROLE_PERMISSIONS } from '../../core/access/matrix'
import { ForbiddenError } from '../../core/errors'

type MessageData = Record<string, unknown>

/**
 * A new message as this person may send it. Staff notes are for staff to write; a third party
 * sends text only (contract section 4).
 * @throws ForbiddenError
 */
export function messageFrom(actor: Actor, data: MessageData): MessageData {
  const attachments = Array.isArray(data['attachments']) ? data['attachments'] : []
  if (data['audience'] === 'staff' && !isStaff(actor.role)) throw new ForbiddenError()
  if (attachments.length > 0 && !ROLE_PERMISSIONS[actor.role].includes('upload')) throw new ForbiddenError()
  return { ...data, sender: actor.id, messageType: attachments.length > 0 ? 'file' : 'text' }
}
