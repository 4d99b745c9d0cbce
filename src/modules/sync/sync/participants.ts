import { v7 as uuid } from 'uuid'
import { entryForChange } from '../../../core/events/entries'
import { recordEvents } from '../../../core/events/record'
import { ROLE_PERMISSIONS, ROLES } from '../../../core/access/matrix'
import { isoInstant } from '../../../core/database/instant'
import type { Sql } from '../../../core/database/sql'
import type { MatchedUser } from './people'
import { PARTICIPANTS, writeRows, type StoredRow } from './tables'

/** A person whom the source names in an exchange. */
export type WantedPerson = {
  user: string | null
  contact: string | null
  name: string
  role: string
  permissions: readonly string[]
}

const permissionsOf = (role: string) => ROLE_PERMISSIONS[ROLES.find((known) => known === role) ?? 'client']

/** A sign-in recognized among the matter's assigned users. */
export const wantedUser = (user: MatchedUser): WantedPerson => ({
  user: user.id,
  contact: null,
  name: user.name,
  role: user.role,
  permissions: permissionsOf(user.role),
})

/** A contact whom a relationship of the matter names. Their sign-in's own role narrows this further. */
export const wantedContact = (contact: { id: string; name: string }, role: string | null): WantedPerson => ({
  user: null,
  contact: contact.id,
  name: contact.name,
  role: role ?? 'Party',
  permissions: ['view', 'message', 'upload'],
})

type Existing = StoredRow & {
  exchange: string
  user: string | null
  contact: string | null
  status: string
  source: string
  assignedAt: string | null
}

const personKey = (person: { user: string | null; contact: string | null }) =>
  `${person.user ?? ''}/${person.contact ?? ''}`

async function existingRows(sql: Sql, exchanges: readonly string[]): Promise<Map<string, Existing[]>> {
  const rows = await sql.query<{ row: Existing }>(
    `select jsonb_build_object('id', id, 'exchange', exchange_id, 'user', user_id, 'contact', contact_id, 'personName', person_name, 'role', role, 'permissions', permissions, 'status', status,
       'approvalsAdmin', approvals_admin, 'approvalsClient', approvals_client, 'source', source, 'assignedAt', ${isoInstant('assigned_at')}) as row
     from exchange_participants where exchange_id = any($1) for update`,
    [exchanges],
  )
  return Map.groupBy(
    rows.map(({ row }) => row),
    (row) => row.exchange,
  )
}

/** The record as the audit log and the API have it. */
const recordOf = ({ approvalsAdmin, approvalsClient, ...row }: StoredRow): StoredRow => ({
  ...row,
  approvals: { admin: approvalsAdmin ?? false, client: approvalsClient ?? false },
})

function newRow(exchange: string, person: WantedPerson, now: string): StoredRow {
  return {
    id: uuid(),
    exchange,
    user: person.user,
    contact: person.contact,
    personName: person.name,
    role: person.role,
    permissions: [...person.permissions],
    status: 'ACTIVE',
    approvalsAdmin: true,
    approvalsClient: false,
    source: 'sync',
    assignedAt: now,
  }
}

type RowChange = { before: Existing | null; after: StoredRow }

/**
 * What has to change for one exchange. People assigned or removed by hand stay as they are; a row
 * that the sync itself took away has no `assignedAt`, and comes back when the source names the
 * person again.
 */
function changesFor(
  exchange: string,
  wanted: readonly WantedPerson[],
  existing: readonly Existing[],
  now: string,
): RowChange[] {
  const byPerson = new Map(existing.map((row) => [personKey(row), row]))
  const wantedKeys = new Set(wanted.map(personKey))
  const unique = [...new Map(wanted.map((person) => [personKey(person), person])).values()]
  const added = unique.flatMap((person): RowChange[] => {
    const row = byPerson.get(personKey(person))
    if (!row) return [{ before: null, after: newRow(exchange, person, now) }]
    const tookAway = row.source === 'sync' && row.status === 'REMOVED' && row.assignedAt === null
    return tookAway ? [{ before: row, after: { ...row, status: 'ACTIVE', assignedAt: now } }] : []
  })
  const removed = existing
    .filter((row) => row.source === 'sync' && row.status === 'ACTIVE' && !wantedKeys.has(personKey(row)))
    .map((row): RowChange => ({ before: row, after: { ...row, status: 'REMOVED', assignedAt: null } }))
  return [...added, ...removed]
}

/** Brings the participants of some exchanges in line with the source, with their audit rows. */
export async function writeParticipants(
  sql: Sql,
  wanted: ReadonlyMap<string, readonly WantedPerson[]>,
  now: string,
): Promise<void> {
  if (wanted.size === 0) return
  const existing = await existingRows(sql, [...wanted.keys()])
  const changes = [...wanted].flatMap(([exchange, people]) =>
    changesFor(exchange, people, existing.get(exchange) ?? [], now),
  )
  await writeRows(
    sql,
    PARTICIPANTS,
    changes.map(({ after }) => after),
  )
  const entries = changes.map(({ before, after }) =>
    entryForChange('exchange-participants', before ? recordOf(before) : null, recordOf(after)),
  )
  await recordEvents(
    sql,
    entries.filter((entry) => entry !== null),
  )
}
