import type { PayloadRequest } from 'payload'
import { commitTransaction, initTransaction, killTransaction } from 'payload'
import { recordEvent } from '../../../core/events/record'
import { sqlOf } from '../../../core/database/sql'
import { ConflictError, NotFoundError, DomainRuleError } from '../../../core/errors'
import { CONFIRMED_DATE } from '../../exchanges'

type Row = {
  id: string
  entity_type: string
  entity_id: string
  field: string
  ours: string | null
  theirs: string | null
  status: string
}

/** Which side wins and why; a far transfer date of theirs has to be confirmed. */
export type Resolution = { keep: 'ours' | 'theirs'; note: string; confirmUnusualDate?: boolean | undefined }

const COMPUTED = new Set(['day45', 'day180'])
const NUMBERS = new Set(['relinquishedValueCents', 'proceedsCents', 'valueCents'])
const BOOLEANS = new Set(['archived'])

/** A difference stores values as text; the record has them in their own kind. */
function typed(field: string, text: string | null): string | number | boolean | null {
  if (text === null) return null
  if (NUMBERS.has(field)) return Number(text)
  return BOOLEANS.has(field) ? text === 'true' : text
}

/** Taking the source's status over ends its being ours: from here it follows again. */
async function followStatus(req: PayloadRequest, task: string): Promise<void> {
  const sql = await sqlOf(req)
  await sql.query(`update tasks set pp_base = pp_base - 'statusOurs' where id = $1`, [task])
}

/** Writes the source's value into our record, through Payload, so that everything that follows from it follows. */
async function takeTheirs(req: PayloadRequest, row: Row, confirmUnusualDate: boolean): Promise<void> {
  const data = { [row.field]: typed(row.field, row.theirs) }
  const collection = (['exchanges', 'tasks', 'properties'] as const).find((name) => name === row.entity_type)
  if (!collection)
    throw new DomainRuleError(
      'The value of PracticePanther cannot be taken over for this kind of record.',
      'not-applicable',
    )
  await req.payload.update({
    collection,
    id: row.entity_id,
    data,
    depth: 0,
    overrideAccess: true,
    req,
    context: confirmUnusualDate ? { [CONFIRMED_DATE]: true } : {},
  })
  if (collection === 'tasks' && row.field === 'status') await followStatus(req, row.entity_id)
}

async function decide(
  req: PayloadRequest,
  id: string,
  { keep, note, confirmUnusualDate = false }: Resolution,
) {
  const sql = await sqlOf(req)
  const [row] = await sql.query<Row>(
    'select id, entity_type, entity_id, field, ours, theirs, status from sync_discrepancies where id = $1 for update',
    [id],
  )
  if (!row) throw new NotFoundError()
  if (row.status === 'RESOLVED')
    throw new ConflictError('This difference has been resolved already.', 'already-resolved')
  if (keep === 'theirs' && COMPUTED.has(row.field))
    throw new DomainRuleError(
      'Day 45 and day 180 are computed from the transfer date: the date at PracticePanther cannot be taken over.',
      'computed',
      'keep',
    )
  if (keep === 'theirs') await takeTheirs(req, row, confirmUnusualDate)
  await sql.query(
    `update sync_discrepancies set status = 'RESOLVED', kept = $2, note = $3, resolved_by_id = $4, resolved_at = now(), updated_at = now() where id = $1`,
    [id, keep, note, req.user?.id ?? null],
  )
  await recordEvent(req, {
    action: 'sync-discrepancies.resolve',
    entityType: 'sync-discrepancies',
    entityId: id,
    exchange: row.entity_type === 'exchanges' ? row.entity_id : null,
    before: { ours: row.ours, theirs: row.theirs },
    after: { field: row.field, kept: keep, note },
  })
  return { id, status: 'RESOLVED' as const, kept: keep, note }
}

/**
 * Decides a difference in one transaction with what follows from it.
 * @throws DomainRuleError for taking over a computed date; ConflictError when it was decided already
 */
export async function resolveDifference(req: PayloadRequest, id: string, resolution: Resolution) {
  const started = await initTransaction(req)
  try {
    const doc = await decide(req, id, resolution)
    if (started) await commitTransaction(req)
    return doc
  } catch (error) {
    if (started) await killTransaction(req)
    throw error
  }
}
