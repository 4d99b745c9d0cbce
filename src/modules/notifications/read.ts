import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'

/** Marks one's own notification as read; once read it stays as it was. @throws NotFoundError */
export async function readOne(
  req: PayloadRequest,
  actor: Actor,
  id: string,
): Promise<{ id: string; readAt: string }> {
  const [row] = await sqlOn(databaseOf(req.payload)).query<{ at: Date }>(
    'update notifications set read_at = coalesce(read_at, now()), updated_at = now() where id = $1 and user_id = $2 returning read_at as at',
    [id, actor.id],
  )
  if (!row) throw new NotFoundError()
  return { id, readAt: row.at.toISOString() }
}

/** Marks all of one's notifications as read. @returns how many were not */
export async function readAll(req: PayloadRequest, actor: Actor): Promise<number> {
  return (
    await sqlOn(databaseOf(req.payload)).query(
      'update notifications set read_at = now(), updated_at = now() where user_id = $1 and read_at is null returning id',
      [actor.id],
    )
  ).length
}
