import { z } from 'zod'
import type { Actor } from '../../../core/access/actor'
import { MATRIX } from '../../../core/access/matrix'
import type { Queryable } from '../../../core/database/database'
import { pageOf, pageQuery } from '../../../core/api/defineEndpoint'
import { ForbiddenError } from '../../../core/errors'
import { isoInstant } from '../../../core/database/instant'
import { sortOf } from '../../../core/api/queryFields'
import {
  containing,
  digitsSql,
  pagedRows,
  phonePattern,
  plainSql,
  rowsOf,
  Values,
  whereAll,
} from '../../../core/database/statement'
import { singleLine } from '../../../core/api/plainText'

const SORTS = ['displayName', 'email', 'accountName', 'company'] as const

/** What the contact list can be asked. */
export const contactQuery = z.strictObject({
  q: singleLine().trim().max(200).default(''),
  sort: sortOf(SORTS).default({ column: 'displayName', descending: false }),
  ...pageQuery,
})
export type ContactQuery = z.infer<typeof contactQuery>

/** One line of the contact list. */
export type ContactRow = {
  id: string
  displayName: string | null
  email: string | null
  phone: string | null
  company: string | null
  accountName: string | null
}

/** A contact with what staff need to know of them. */
export type ContactDetail = ContactRow & {
  address: string | null
  notes: string | null
  missingSince: string | null
  lastSyncAt: string | null
  /** Comes from PracticePanther: it is changed there. */
  synced: boolean
  firstName: string | null
  lastName: string | null
  updatedAt: string
}
const COLUMNS = `c.id, c.display_name as "displayName", c.email, c.phone, c.company, c.account_name as "accountName"`
const SORT_COLUMNS: Record<(typeof SORTS)[number], string> = {
  displayName: 'lower(c.display_name)',
  email: 'lower(c.email)',
  accountName: 'lower(c.account_name)',
  company: 'lower(c.company)',
}

/** Name, company or account, address, or phone number in any form. */
export function matching(q: string, values: Values): string {
  const pattern = values.add(containing(q))
  const plain = plainSql(`${pattern}::text`)
  const phone = phonePattern(q)
  return `(${plainSql('c.display_name')} like ${plain} or ${plainSql('c.company')} like ${plain} or c.email ilike ${pattern} or c.account_name ilike ${pattern}${phone ? ` or ${digitsSql('c.phone')} like ${values.add(phone)}` : ''})`
}

/** The portal's contacts are for roles that may read every contact. */
function requireAllContacts(actor: Actor): void {
  if (MATRIX.contacts.read[actor.role] !== 'all') throw new ForbiddenError()
}

/** The contacts of the firm, searched, sorted and paged. */
export async function readContacts(db: Queryable, actor: Actor, query: ContactQuery) {
  requireAllContacts(actor)
  const values = new Values()
  const where = whereAll(['c.archived is not true', ...(query.q ? [matching(query.q, values)] : [])])
  const direction = query.sort.descending ? 'desc' : 'asc'
  const { rows, total } = await pagedRows<ContactRow>(
    db,
    {
      columns: COLUMNS,
      from: `from contacts c ${where}`,
      order: `order by ${SORT_COLUMNS[query.sort.column]} ${direction} nulls last, c.id ${direction}`,
      few: false,
    },
    query,
    values,
  )
  return pageOf(rows, total, query.page, query.limit)
}

type DetailRow = Omit<ContactDetail, 'missingSince' | 'lastSyncAt'> & {
  missingSince: Date | null
  lastSyncAt: Date | null
}

const DETAIL = `select ${COLUMNS}, c.address, c.notes, c.missing_since as "missingSince", c.last_sync_at as "lastSyncAt",
  c.pp_contact_id is not null as synced, c.first_name as "firstName", c.last_name as "lastName", ${isoInstant('c.updated_at')} as "updatedAt" from contacts c where c.id = $1`

/** One contact; null when there is none. */
export async function readContact(db: Queryable, actor: Actor, id: string): Promise<ContactDetail | null> {
  requireAllContacts(actor)
  const values = new Values()
  values.add(id)
  const [row] = await rowsOf<DetailRow>(db, DETAIL, values)
  if (!row) return null
  return {
    ...row,
    missingSince: row.missingSince?.toISOString() ?? null,
    lastSyncAt: row.lastSyncAt?.toISOString() ?? null,
  }
}
