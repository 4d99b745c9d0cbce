import { afterCommit } from '../../core/events/afterCommit'
import { notifyApproved, notifyApprovers } from './notify'

export const subscribers = [
  afterCommit(
    ['exchange-participants.create'],
    'participants.approvers',
    async (sql, { entityId }) => {
      if (entityId) await notifyApprovers(sql, entityId)
    },
    ({ after }) => after?.['status'] === 'PENDING',
  ),
  // Only an approval writes both: whoever is removed and added again was notified when they were added.
  afterCommit(
    ['exchange-participants.update'],
    'participants.approved',
    async (sql, { entityId, user }) => {
      if (entityId) await notifyApproved(sql, entityId, user)
    },
    ({ before, after }) =>
      before?.['status'] === 'PENDING' && after?.['status'] === 'ACTIVE' && Boolean(after['approvals']),
  ),
]
