import type { AdminViewServerProps } from 'payload'
import { actorOf } from '../core/access/actor'
import { databaseOf } from '../core/database/database'
import { readDateBoard, type ComingDate, type DateGroup } from '../modules/deadlines'
import { readSyncState, type SyncState } from '../modules/sync'
import { ago, daysLeftInWords, writtenDate } from '../ui/format/dates'
import { DATE_KINDS } from '../ui/format/terms'
import { FirmWork, readFirmWork } from './FirmWork'
import { URGENCIES, URGENCY_WORDS } from '../ui/format/urgency'

/** How many dates of each group stand on the dashboard; the rest is in the portal. */
const EACH = 8

function DateLine({ date }: { date: ComingDate }) {
  return (
    <li>
      <a href={`/admin/collections/exchanges/${date.exchange}`}>{date.name}</a>
      <span>{DATE_KINDS[date.kind].name}</span>
      <span className="peak-number">{writtenDate(date.date)}</span>
      <span className="peak-number">{daysLeftInWords(date.daysLeft)}</span>
    </li>
  )
}

function Group({ group, place }: { group: DateGroup; place: number }) {
  const urgency = URGENCIES[place]
  if (!urgency || group.total === 0) return null
  return (
    <section className={`peak-group peak-group--${urgency}`} aria-label={URGENCY_WORDS[urgency]}>
      <h3>
        {URGENCY_WORDS[urgency]} <span className="peak-number">{group.total}</span>
      </h3>
      <ul>
        {group.dates.map((date) => (
          <DateLine key={`${date.exchange}${date.kind}`} date={date} />
        ))}
      </ul>
      {group.total > group.dates.length && (
        <p>
          <a href="/">All {group.total} in the portal</a>
        </p>
      )}
    </section>
  )
}

function syncSentence({ completedAt, running, counts, openDifferences }: SyncState): string {
  const last =
    completedAt && counts
      ? `Last complete sync ${ago(completedAt)}: ${counts.seen} records seen, ${counts.created} new, ${counts.updated} changed.`
      : 'Nothing has been synced yet.'
  const differences =
    openDifferences === 0
      ? 'No difference waits for a decision.'
      : openDifferences === 1
        ? 'One difference needs a decision.'
        : `${openDifferences} differences need a decision.`
  return `${running ? 'A sync is running. ' : ''}${last} ${differences}`
}

function SyncPanel({ state }: { state: SyncState }) {
  return (
    <section className="peak-sync" aria-labelledby="peak-sync">
      <h2 id="peak-sync">PracticePanther</h2>
      <p>{syncSentence(state)}</p>
      <p className="peak-actions">
        <a href="/sync">Open the sync page</a>
        <a href="/admin/collections/sync-discrepancies?where[status][equals]=OPEN">Differences</a>
        <a href="/admin/collections/sync-runs">All runs</a>
      </p>
    </section>
  )
}

/** The panel's first page: deadlines first, then the sync. Counts of collections help nobody. */
export async function Dashboard({ initPageResult }: AdminViewServerProps) {
  const { req } = initPageResult
  const actor = actorOf(req.user)
  if (!actor) return null
  const db = databaseOf(req.payload)
  const [groups, sync, work] = await Promise.all([
    readDateBoard(db, actor, EACH),
    readSyncState(db, actor),
    readFirmWork(db),
  ])
  const nothing = groups.every((group) => group.total === 0)
  return (
    <div className="gutter--left gutter--right peak-dashboard">
      <h1>Deadlines and sync</h1>
      <SyncPanel state={sync} />
      <FirmWork work={work} />
      <section aria-labelledby="peak-dates">
        <h2 id="peak-dates">Coming dates of all exchanges</h2>
        {nothing ? (
          <p>No open exchange has a date ahead. They appear here once a transfer date is known.</p>
        ) : (
          groups.map((group, place) => <Group key={URGENCIES[place]} group={group} place={place} />)
        )}
      </section>
    </div>
  )
}
