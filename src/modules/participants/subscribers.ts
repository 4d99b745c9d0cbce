import { afterCommit } from '../../core/events/afterCommit'
import { notifyApproved, notifyApprovers } from './notify'

export const subscribers = [
  afterCommit(['exchange-participants.create'], 'participants.approvers', async (sql, event) => {
    if (event.entityId && event.after?.['status'] === 'PENDING') await notifyApprovers(sql, event.entityId)
  }),
  // Only an approval writes both: whoever is removed and added again was told when they were added.
  afterCommit(['exchange-participants.update'], 'participants.approved', async (sql, event) => {
    const { entityId, before, after, user } = event
    if (entityId && before?.['status'] === 'PENDING' && after?.['status'] === 'ACTIVE' && after['approvals'])
      await notifyApproved(sql, entityId, user)
  }),
]
