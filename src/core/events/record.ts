import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import { sqlOf, type Sql } from '../database/sql'
import { sessionIdOf } from '../access/actor'
import { noteFollowed } from '../database/work'
import { enqueueWith } from '../queue/boss'
import { FOLLOW_EVENTS, hasFollowers } from './afterCommit'
import type { AuditEntry } from './entries'

/** The header in which the API handler passes the caller's address; what a caller sends in it is dropped. */
export const CLIENT_IP_HEADER = 'x-peak-client-ip'

const INSERT = `
  insert into audit_logs (id, action, entity_type, entity_id, exchange_id, user_id, session, ip, user_agent, outcome, "before", "after", record_updated_at, created_at, updated_at)
  select id, action, entity_type, entity_id, exchange_id, user_id, session, ip, user_agent, coalesce(outcome, 'success')::enum_audit_logs_outcome, "before", "after", record_updated_at, now(), now()
  from jsonb_to_recordset($1::jsonb) as t(id uuid, action text, entity_type text, entity_id text, exchange_id uuid, user_id uuid, session text, ip text,
    user_agent text, outcome text, "before" jsonb, "after" jsonb, record_updated_at timestamptz)`

/** At most so many events in one job. */
const IN_ONE_JOB = 500

/**
 * Records what happened, however much, in the caller's transaction: audit rows in one statement, and a
 * job for those that somebody follows (docs/design/events.md).
 */
export async function recordEvents(sql: Sql, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    id: uuid(),
    action: entry.action,
    entity_type: entry.entityType ?? null,
    entity_id: entry.entityId ?? null,
    exchange_id: entry.exchange ?? null,
    user_id: entry.user ?? null,
    session: entry.session ?? null,
    ip: entry.ip ?? null,
    user_agent: entry.userAgent ?? null,
    outcome: entry.outcome ?? 'success',
    before: entry.before ?? null,
    after: entry.after ?? null,
    record_updated_at: entry.recordUpdatedAt ?? null,
  }))
  await sql.query(INSERT, [JSON.stringify(rows)])
  const followed = rows.filter((row) => row.outcome === 'success' && hasFollowers(row))
  noteFollowed(followed.map(({ id }) => id))
  for (let at = 0; at < followed.length; at += IN_ONE_JOB)
    await enqueueWith(sql, FOLLOW_EVENTS, {
      events: followed.slice(at, at + IN_ONE_JOB).map(({ id }) => id),
    })
}

/** Who did it and from where, as far as the request shows. */
export function actorFacts(req: PayloadRequest): Pick<AuditEntry, 'user' | 'session' | 'ip' | 'userAgent'> {
  return {
    session: sessionIdOf(req),
    user: req.user?.id ?? null,
    ip: req.headers?.get(CLIENT_IP_HEADER) ?? null,
    userAgent: req.headers?.get('user-agent')?.slice(0, 300) ?? null,
  }
}

/** Records one event with the request's actor, in the request's transaction. */
export async function recordEvent(req: PayloadRequest, entry: AuditEntry): Promise<void> {
  await recordEvents(await sqlOf(req), [{ ...actorFacts(req), ...entry }])
}
