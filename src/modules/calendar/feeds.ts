import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import { actorOf, type Actor } from '../../core/access/actor'
import type { Role } from '../../core/access/matrix'
import { readerOf } from '../../core/access/reader'
import { actorFacts, recordEvents } from '../../core/events/record'
import { isoInstant } from '../../core/database/instant'
import { databaseOf, type Database } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { NotSignedInError, NotFoundError, DomainRuleError } from '../../core/errors'

/** A feed's address holds its secret; only the hash is stored. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const MOST_FEEDS = 50

export type Feed = {
  id: string
  exchange: string | null
  exchangeName: string | null
  createdAt: string
  readAt: string | null
}

/**
 * Makes a feed of the person's exchanges, or of one. The session that asks is held until the feed is
 * written: what ends all sessions finds the feed, or the feed finds its session ended.
 * @returns the record and its address, shown this once
 */
export function makeFeed(req: PayloadRequest, actor: Actor, session: string | null, exchange: string | null) {
  const token = randomBytes(32).toString('base64url')
  const id = uuid()
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const held = await sql.query(
      'select 1 from peak.sessions where id = $1 and user_id = $2 and ended_at is null for share',
      [session, actor.id],
    )
    if (held.length === 0) throw new NotSignedInError()
    const [count] = await sql.query<{ feeds: number }>(
      'select count(*)::int as feeds from peak.calendar_feeds where user_id = $1 and revoked_at is null',
      [actor.id],
    )
    if ((count?.feeds ?? 0) >= MOST_FEEDS)
      throw new DomainRuleError('You have many calendar feeds already: remove one first.', 'too-many-feeds')
    await sql.query(
      'insert into peak.calendar_feeds (id, user_id, exchange_id, token_hash) values ($1, $2, $3, $4)',
      [id, actor.id, exchange, hashOf(token)],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'calendar-feeds.create',
        entityType: 'calendar-feeds',
        entityId: id,
        exchange,
        after: { exchange },
      },
    ])
    return { id, token }
  })
}

/** The feeds of a person that are not taken back; their owner sees them, and administrators. */
export async function feedsOf(db: Database, user: string): Promise<Feed[]> {
  const { rows } = await db.query<Feed>({
    name: 'calendar-feeds',
    text: `select f.id, f.exchange_id as exchange, e.name as "exchangeName", ${isoInstant('f.created_at')} as "createdAt", ${isoInstant('f.read_at')} as "readAt"
      from peak.calendar_feeds f left join exchanges e on e.id = f.exchange_id where f.user_id = $1 and f.revoked_at is null order by f.created_at desc, f.id`,
    values: [user],
  })
  return rows
}

/** Ends all feeds of a person. They stay ended, whatever becomes of the person. @returns how many there were */
export async function endFeedsOf(sql: Sql, user: string): Promise<number> {
  const rows = await sql.query(
    'update peak.calendar_feeds set revoked_at = now() where user_id = $1 and revoked_at is null returning id',
    [user],
  )
  return rows.length
}

/** Takes a feed back: its address is dead at once. An admin may take back anybody's. */
export function revokeFeed(req: PayloadRequest, actor: Actor, id: string): Promise<void> {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const rows = await sql.query<{ exchange: string | null }>(
      `update peak.calendar_feeds set revoked_at = now() where id = $1 and revoked_at is null and (user_id = $2 or $3) returning exchange_id as exchange`,
      [id, actor.id, actor.role === 'admin'],
    )
    const [row] = rows
    if (!row) throw new NotFoundError()
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'calendar-feeds.revoke',
        entityType: 'calendar-feeds',
        entityId: id,
        exchange: row.exchange,
      },
    ])
  })
}

type FeedOwner = {
  feed: string
  exchange: string | null
  id: string
  role: Role
  contact: string | null
  agency: string | null
}

/** Whose feed an address is, while they may still sign in and see what it shows; null otherwise. */
export async function ownerOfFeed(
  db: Database,
  token: string,
): Promise<{ actor: Actor; exchange: string | null } | null> {
  const { rows } = await db.query<FeedOwner>({
    name: 'calendar-feed-owner',
    text: `select f.id as feed, f.exchange_id as exchange, u.id, u.role, u.contact_id as contact, u.agency_id as agency
      from peak.calendar_feeds f join users u on u.id = f.user_id where f.token_hash = $1 and f.revoked_at is null and u.active`,
    values: [hashOf(token)],
  })
  const [row] = rows
  const actor = actorOf(row)
  if (!row || !actor) return null
  if (row.exchange !== null) {
    const reader = await readerOf(db, actor)
    if (!reader.takesPartIn(row.exchange)) return null
  }
  await db.query({
    name: 'calendar-feed-read',
    text: `update peak.calendar_feeds set read_at = now() where id = $1 and (read_at is null or read_at < now() - interval '1 hour')`,
    values: [row.feed],
  })
  return { actor, exchange: row.exchange }
}
