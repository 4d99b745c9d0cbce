import { afterCommit, type RecordedEvent } from '../../core/events/afterCommit'
import { subscribe } from '../../core/events/domainEvent'
import type { Sql } from '../../core/database/sql'
import { datesMoved } from '../exchanges'
import { writeNotifications } from '../notifications'
import { followNotices } from './follow'

const COORDINATED = `select name, coordinator_id as coordinator from exchanges where id = $1 and coordinator_id is not null`

/** Tells whoever coordinates the exchange. */
const notifyCoordinator =
  (what: string) =>
  async (sql: Sql, { exchange }: RecordedEvent): Promise<void> => {
    const [found] = await sql.query<{ name: string; coordinator: string }>(COORDINATED, [exchange])
    if (!found) return
    await writeNotifications(sql, [
      {
        user: found.coordinator,
        category: 'identification',
        title: `${what} ${found.name}`,
        body: null,
        link: `/exchanges/${exchange}`,
      },
    ])
  }

/** What staff recorded of a paper they know already. */
const signedInPortal = ({ after }: { after?: RecordedEvent['after'] }) => after?.['source'] === 'portal'

export const subscribers = [
  // The validity of a notice depends on day 45, wherever it moves.
  subscribe(datesMoved, (sql, { exchanges, author }) => followNotices(sql, exchanges, author)),
  afterCommit(
    ['identifications.create'],
    'identification.signed',
    notifyCoordinator('Replacement property was identified for'),
    signedInPortal,
  ),
  afterCommit(
    ['identifications.revoke'],
    'identification.revoked',
    notifyCoordinator('An identification was revoked for'),
    signedInPortal,
  ),
]
