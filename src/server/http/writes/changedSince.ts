import { isDeepStrictEqual } from 'node:util'
import type { Payload } from 'payload'
import { maySeeField } from '../../../core/access/matrix'
import type { Sql } from '../../../core/database/sql'
import { ApiError, InvalidInputError } from '../../../core/errors'
import { personById, type Person } from '../../../core/access/people'
import type { SessionUser } from '../../../modules/auth'
import type { Target } from './target'

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

// The instant of the record that an audit row left stands in the row; others have the start of their
// transaction, rounded to the millisecond, while what was read is cut off there: up to one too late.
const SINCE = `select user_id as "user", coalesce("before", '{}'::jsonb) as before, coalesce("after", '{}'::jsonb) as after from audit_logs
  where entity_type = $1 and entity_id = $2 and coalesce(record_updated_at, created_at - interval '1 millisecond') > $3 order by id`

type Row = { id: string; at: Date }
type Entry = { user: string | null; before: Record<string, unknown>; after: Record<string, unknown> }

/** Some entries have the whole record before and after: only what differs was changed. */
const changedIn = ({ before, after }: Entry): string[] =>
  Object.keys(after).filter((field) => !isDeepStrictEqual(before[field], after[field]))

async function changesSince(
  sql: Sql,
  payload: Payload,
  { role }: SessionUser,
  { entityType, fieldsOf }: Target,
  since: Date,
  row: Row,
): Promise<Changes> {
  const rows = await sql.query<Entry>(SINCE, [entityType, row.id, since.toISOString()])
  const fields = new Set(rows.flatMap(changedIn))
  const last = rows.at(-1)?.user
  return {
    updatedAt: row.at.toISOString(),
    changed: [...fields].filter((field) => fieldsOf === null || maySeeField(role, fieldsOf, field)),
    by: last ? await personById(payload, last) : null,
  }
}

/** Whether the caller may see the record: who may not learns nothing of what changed in it. */
export async function isVisible(
  payload: Payload,
  user: SessionUser,
  { within: { collection, id } }: Target,
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
  since: Date,
): Promise<void> {
  const [row] = await sql.query<Row>(`${target.select} for no key update`, target.values)
  if (row && row.at.getTime() !== since.getTime())
    throw new ChangedSinceError(await changesSince(sql, payload, user, target, since, row))
}
