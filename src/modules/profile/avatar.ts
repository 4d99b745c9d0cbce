import type { Readable } from 'node:stream'
import type { Database } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { ApiError, InvalidInputError } from '../../core/errors'
import type { BytesColumn } from '../../core/files/store/carryOver'
import {
  deleteFile,
  openFile,
  recordFile,
  storeFile,
  typeOfContent,
  type StoredFile,
} from '../../core/files/store/store'

/** The largest picture that is stored; pages show it small. */
export const AVATAR_BYTES = 256 * 1024

const TYPES = ['image/png', 'image/jpeg', 'image/webp']

/** Where pictures stood before they were files. */
export const AVATAR_COLUMN: BytesColumn = {
  table: 'peak.profiles',
  id: 'user_id',
  bytes: 'avatar',
  file: 'avatar_file',
  name: `'picture'`,
  type: 'avatar_type',
}

type Picture = { bytes: Buffer; type: string }

/**
 * A picture as it was sent, with the kind that its content shows: what a caller says of it is
 * not believed, for a page that shows it would. @throws InvalidInputError, 413, 415
 */
export async function pictureOf(base64: string): Promise<Picture> {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw new InvalidInputError('The picture must be base64.', 'data')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > AVATAR_BYTES)
    throw new ApiError(413, 'The picture is larger than 256 kB.', { code: 'too-large', field: 'data' })
  const type = await typeOfContent(bytes)
  if (!TYPES.includes(type))
    throw new ApiError(415, 'The picture must be PNG, JPEG or WebP.', { code: 'wrong-type', field: 'data' })
  return { bytes, type }
}

/** The picture of a person as a stream; null while there is none. */
export async function readAvatar(
  sql: Sql,
  user: string,
): Promise<{ file: StoredFile; stream: Readable } | null> {
  const [row] = await sql.query<{ file: string | null }>(
    'select avatar_file as file from peak.profiles where user_id = $1',
    [user],
  )
  return row?.file ? openFile(sql, row.file) : null
}

/** The file of the picture so far; nobody else changes it until the transaction ends. */
async function lockAvatar(sql: Sql, user: string): Promise<string | null> {
  await sql.query('insert into peak.profiles (user_id) values ($1) on conflict (user_id) do nothing', [user])
  const [row] = await sql.query<{ file: string | null }>(
    'select avatar_file as file from peak.profiles where user_id = $1 for update',
    [user],
  )
  return row?.file ?? null
}

/** Keeps a picture, or none; the one before is gone, from the column of earlier versions as well. */
export async function writeAvatar(db: Database, user: string, picture: Picture | null): Promise<void> {
  const stored = picture && (await storeFile(db, picture.bytes, { name: 'picture', type: picture.type }))
  await inTransaction(db, async (sql) => {
    const before = await lockAvatar(sql, user)
    if (stored) await recordFile(sql, stored)
    await sql.query(
      'update peak.profiles set avatar_file = $2, avatar = null, avatar_type = null, updated_at = now() where user_id = $1',
      [user, stored?.id ?? null],
    )
    if (before) await deleteFile(sql, before)
  })
}
