import { COLLECTIONS, type CollectionName } from '../../../core/access/matrix'
import type { SessionUser } from '../../../modules/auth'
import { tableOf } from '../../../core/database/lockRecord'
import { UUID } from '../../../core/ids'

/** What a request is about to change, and how the instant of its last change is read and locked. */
export type Target = {
  /** Who sees this record may learn that something changed. */
  within: { collection: CollectionName; id: string }
  /** How the audit log calls what is changed. */
  entityType: string
  /** Whose rules say which of its fields a role may see; null where everybody who may write it sees all of it. */
  fieldsOf: CollectionName | null
  /** SQL for `id` and `at`, with these values. */
  select: string
  values: string[]
}

const record = (collection: CollectionName, id: string): Target => ({
  within: { collection, id },
  entityType: collection,
  fieldsOf: collection,
  select: `select id::text, updated_at as at from ${tableOf(collection)} where id = $1`,
  values: [id],
})

/** What an exchange has one of, with an `updatedAt` of its own, by its address below the exchange. */
const OF_AN_EXCHANGE: Readonly<Record<string, { table: string; entityType: string }>> = {
  worksheet: { table: 'worksheets', entityType: 'worksheets' },
  'identification/draft': { table: 'peak.identification_drafts', entityType: 'identification-drafts' },
}

function inExchange(id: string, rest: readonly string[]): Target {
  const within = { collection: 'exchanges' as const, id }
  const [list, participant = ''] = rest
  // A participant is named by their row or by their user.
  if (list === 'participants' && UUID.test(participant))
    return {
      within,
      entityType: 'exchange-participants',
      fieldsOf: 'exchange-participants',
      select:
        'select id::text, updated_at as at from exchange_participants where exchange_id = $1 and (id = $2 or user_id = $2)',
      values: [id, participant],
    }
  const own = OF_AN_EXCHANGE[rest.join('/')]
  return own
    ? {
        within,
        entityType: own.entityType,
        fieldsOf: null,
        select: `select exchange_id::text as id, updated_at as at from ${own.table} where exchange_id = $1`,
        values: [id],
      }
    : record('exchanges', id)
}

/** What the address of a PATCH or PUT names; null where it names no record. */
export function targetOf(segments: readonly string[], user: SessionUser): Target | null {
  const [, collection, id = '', ...rest] = segments
  if (collection === 'users' && id === 'me' && rest[0] === 'profile') return record('users', user.id)
  const name = COLLECTIONS.find((entry) => entry === collection)
  if (!name || !UUID.test(id)) return null
  return name === 'exchanges' ? inExchange(id, rest) : record(name, id)
}
