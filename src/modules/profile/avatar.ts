import type { Sql } from '../../core/database/pool'
import { ApiError, InvalidInputError } from '../../core/errors'

/** The largest picture that is stored; pages show it small. */
export const AVATAR_BYTES = 256 * 1024

const TYPES: { type: string; is: (bytes: Buffer) => boolean }[] = [
  { type: 'image/png', is: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) },
  { type: 'image/jpeg', is: (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) },
  {
    type: 'image/webp',
    is: (bytes) =>
      bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
      bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  },
]

/**
 * A picture as it was sent, with the kind that its own first bytes say: what a caller says of it is
 * not believed, for a page that shows it would. @throws InvalidInputError, 413, 415
 */
export function pictureOf(base64: string): { bytes: Buffer; type: string } {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw new InvalidInputError('The picture must be base64.', 'data')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > AVATAR_BYTES)
    throw new ApiError(413, 'The picture is larger than 256 kB.', { code: 'too-large', field: 'data' })
  const found = TYPES.find(({ is }) => is(bytes))
  if (!found)
    throw new ApiError(415, 'The picture must be PNG, JPEG or WebP.', { code: 'wrong-type', field: 'data' })
  return { bytes, type: found.type }
}

export async function readAvatar(sql: Sql, user: string): Promise<{ bytes: Buffer; type: string } | null> {
  const [row] = await sql.query<{ bytes: Buffer | null; type: string | null }>(
    'select avatar as bytes, avatar_type as type from peak.profiles where user_id = $1',
    [user],
  )
  return row?.bytes && row.type ? { bytes: row.bytes, type: row.type } : null
}

/** Keeps a picture, or none. */
export async function writeAvatar(
  sql: Sql,
  user: string,
  picture: { bytes: Buffer; type: string } | null,
): Promise<void> {
  await sql.query(
    `insert into peak.profiles (user_id, avatar, avatar_type) values ($1, $2, $3) on conflict (user_id) do update set avatar = excluded.avatar, avatar_type = excluded.avatar_type, updated_at = now()`,
    [user, picture?.bytes ?? null, picture?.type ?? null],
  )
}
