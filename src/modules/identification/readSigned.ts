import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { contentDisposition, fileName } from '../../core/api/contentDisposition'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { ForbiddenError, NotFoundError } from '../../core/errors'
import { sha256 } from '../../core/canonicalJson'
import { fileResponse } from '../../core/files/store/fileResponse'
import { openFile } from '../../core/files/store/store'
import { seesValues } from './read'

type Signed = {
  file: string | null
  sha256: string | null
  content: string | null
  exchangeNumber: string | null
  name: string
}

const COLUMNS = 'r.file_id as file, r.sha256, r.content, e.exchange_number as "exchangeNumber", e.name'

const RECEIPT = `select ${COLUMNS} from peak.identification_receipts r join identifications n on n.id = r.notice_id join exchanges e on e.id = n.exchange_id where n.id = $1 and n.exchange_id = $2 and $3::uuid is null`
const REVOCATION = `select ${COLUMNS} from peak.identification_revocations r join identifications n on n.id = r.notice_id join exchanges e on e.id = n.exchange_id where n.id = $1 and n.exchange_id = $2 and r.id = $3`

/** What was kept when a notice, or a revocation of it, was signed. @throws ForbiddenError, NotFoundError */
async function readSigned(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  notice: string,
  revocation: string | null,
): Promise<Signed> {
  if (!seesValues(actor)) throw new ForbiddenError()
  const [found] = await sqlOn(databaseOf(req.payload)).query<Signed>(revocation ? REVOCATION : RECEIPT, [
    notice,
    exchange,
    revocation,
  ])
  if (!found) throw new NotFoundError()
  return found
}

/** The receipt as it was made. */
export async function readReceipt(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  notice: string,
  revocation: string | null,
): Promise<Response> {
  const signed = await readSigned(req, actor, exchange, notice, revocation)
  const { file, sha256: fingerprint, exchangeNumber, name } = signed
  if (!file || !fingerprint) throw new NotFoundError()
  const what = revocation ? 'Revocation of an identification' : 'Identification'
  return fileResponse(await openFile(sqlOn(databaseOf(req.payload)), file), {
    'content-disposition': contentDisposition('inline', fileName([what, exchangeNumber, name], 'pdf')),
    'x-content-sha256': fingerprint,
  })
}

/** The text that was signed, with the fingerprint that the receipt prints. */
export async function readContent(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  notice: string,
  revocation: string | null,
) {
  const { content } = await readSigned(req, actor, exchange, notice, revocation)
  if (content === null) throw new NotFoundError()
  return { content, sha256: sha256(content) }
}
