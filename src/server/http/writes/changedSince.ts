import type { Payload } from 'payload'
import { maySeeField, type CollectionName } from '../../../core/access/matrix'
import type { Sql } from '../../../core/database/pool'
import { ApiError, InvalidInputError } from '../../../core/errors'
import { directory, type Person } from '../../../modules/users/directory'
import type { SessionUser } from '../../../modules/auth/session'
import { tableOf } from '../../../core/database/lockRecord'

/** What somebody else changed since a record was read; `by` is null where the platform itself did. */
export type Changes = { updatedAt: string; changed: string[]; by: Person | null }

/** Somebody wrote between reading and writing (contract section 3). */
export class ChangedSinceError extends ApiError {
  constructor(readonly changes: Changes) {
    const who = changes.by?.displayName ?? 'Somebody'
    super(409, `${who} changed this after you opened it. Nothing of yours was saved yet.`, {
      code: 'changed-since',
      details: changes,
    })
  }
}

/**
 * The instant in an `If-Match` header: the `updatedAt` that was read, bare or as an entity tag.
 * `*` only asks that the record is there, which is asked anyway.
 * @throws InvalidInputError
 */
export function ifMatchOf(headers: Headers): Date | null {
  const text = headers
    .get('if-match')
    ?.trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')
  if (text === undefined || text === '' || text === '*') return null
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null
  if (!at || Number.isNaN(at.getTime()))
    throw new InvalidInputError('If-Match must be the updatedAt of the record that was read.', 'If-Match')
  return at
}

// The instant of the record that an audit row left stands in the row; older rows have the start of their transaction.
const SINCE = `select user_id as "user", coalesce("after", '{}'::jsonb) as after from audit_logs
  where entity_type = $1 and entity_id = $2 and coalesce(record_updated_at, created_at) > $3 order by id`

async function changesSince(
  sql: Sql,
  payload: Payload,
  user: SessionUser,
  target: Target,
  updatedAt: Date,
): Promise<Changes> {
  const rows = await sql.query<{ user: string | null; after: Record<string, unknown> }>(SINCE, [
    target.collection,
    target.id,
    target.since.toISOString(),
  ])
  const fields = new Set(rows.flatMap(({ after }) => Object.keys(after)))
  const last = rows.at(-1)?.user
  return {
    updatedAt: updatedAt.toISOString(),
    changed: [...fields].filter((field) => maySeeField(user.role, target.collection, field)),
    by: (last && (await directory(payload)).get(last)) || null,
  }
}

/** The record that a request is about to change, and when the caller read it. */
export type Target = { collection: CollectionName; id: string; since: Date }

/** Whether the caller may see the record: who may not learns nothing of what changed in it. */
export async function isVisible(
  payload: Payload,
  user: SessionUser,
  { collection, id }: Omit<Target, 'since'>,
): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection,
    where: { id: { equals: id } },
    user,
    overrideAccess: false,
  })
  return totalDocs > 0
}

/**
 * Locks the record and compares it with what the caller read.
 * @throws ChangedSinceError
 */
export async function assertUnchanged(
  sql: Sql,
  payload: Payload,
  user: SessionUser,
  target: Target,
): Promise<void> {
  const { collection, id, since } = target
  const [row] = await sql.query<{ at: Date }>(
    `select updated_at as at from ${tableOf(collection)} where id = $1 for no key update`,
    [id],
  )
  if (row && row.at.getTime() !== since.getTime())
    throw new ChangedSinceError(await changesSince(sql, payload, user, target, row.at))
}
