import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { databaseOf, type Database } from '../../../core/database/database'
import { inTransaction, sqlOn } from '../../../core/database/sql'
import { ApiError } from '../../../core/errors'
import { actorFacts, recordEvents } from '../../../core/events/record'
import { parseFile } from '../../../core/files/parseFile'
import {
  deleteFile,
  recordFile,
  storeFile,
  typeOfContent,
  type StoredFile,
} from '../../../core/files/store/store'
import { readFirm, writeFirm, type Firm, type FirmChanges } from '../../../core/settings/firm'
import { logoAddress } from '../logo'

/** The largest picture that is taken; it is made smaller, to what a letter shows. */
export const LOGO_BYTES = 512 * 1024
const DRAWING = { limits: { seconds: 15, megabytes: 192 } }
const drawn = z.object({ png: z.instanceof(Uint8Array) })

/** A picture as it was sent, drawn anew and stored. @throws ApiError 413 or 415 for another kind of file */
async function storeLogo(db: Database, data: string): Promise<StoredFile> {
  const [, base64 = ''] = /^data:[\w/+.-]+;base64,([A-Za-z0-9+/]+={0,2})$/.exec(data) ?? []
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > LOGO_BYTES)
    throw new ApiError(413, 'The logo is larger than 512 kB.', { code: 'too-large', field: 'logo' })
  if (bytes.length === 0 || !['image/png', 'image/jpeg'].includes(await typeOfContent(bytes)))
    throw new ApiError(415, 'The logo must be a PNG or JPEG picture.', { code: 'wrong-type', field: 'logo' })
  const { png } = await parseFile('logo', bytes, drawn, DRAWING)
  return storeFile(db, Buffer.from(png), { name: 'logo.png', type: 'image/png' })
}

/** What is recorded of the firm in the audit log. */
const recorded = ({ logo, ...profile }: Firm) => ({ ...profile, logo: logo?.sha256 ?? null })

/**
 * Changes what is known of the firm; what is absent stays. `logo` is a picture as a `data:` address, null
 * to take it away, or the address at which it is already.
 */
export async function changeFirm(
  req: PayloadRequest,
  { logo, ...changes }: Omit<FirmChanges, 'logo'> & { logo?: string | null | undefined },
): Promise<Firm> {
  const db = databaseOf(req.payload)
  const isSame = logo === undefined || (logo !== null && logo === logoAddress(await readFirm(sqlOn(db))))
  const stored = isSame || logo === null ? null : await storeLogo(db, logo)
  return inTransaction(db, async (sql) => {
    if (stored) await recordFile(sql, stored)
    const { before, after } = await writeFirm(sql, {
      ...changes,
      ...(isSame ? {} : { logo: stored && { file: stored.id, sha256: stored.sha256 } }),
    })
    if (before.logo && before.logo.file !== after.logo?.file) await deleteFile(sql, before.logo.file)
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'firm.update',
        entityType: 'settings',
        before: recorded(before),
        after: recorded(after),
      },
    ])
    return after
  })
}
