import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { entryForChange } from '../../core/events/entries'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn } from '../../core/database/sql'
import { ConflictError, NotFoundError } from '../../core/errors'
import { peopleById } from '../../core/access/people'
import { examine, type ImportRow } from './contacts'
import type { Contacts } from './mapping/columns'
import type { Mapping } from './mapping/fields'

const INSERT = `insert into contacts (id, first_name, last_name, display_name, email, phone, company, address, notes, archived, created_at, updated_at)
  select id, nullif("firstName", ''), nullif("lastName", ''), "displayName", nullif(email, ''), nullif(phone, ''), nullif(company, ''), nullif(address, ''), nullif(notes, ''), false, now(), now()
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "firstName" text, "lastName" text, "displayName" text, email text, phone text, company text, address text, notes text)`

export const countsOf = (rows: readonly ImportRow[]) => ({
  total: rows.length,
  create: rows.filter(({ action }) => action === 'create').length,
  skip: rows.filter(({ action }) => action === 'skip').length,
  error: rows.filter(({ action }) => action === 'error').length,
})

/** Takes the good rows of a file over, all in one transaction; what was left out is reported line by line. */
export function commitContacts(
  req: PayloadRequest,
  actor: Actor,
  fileName: string,
  contacts: Contacts,
  mapping: Mapping,
  duplicates: 'skip' | 'create',
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const rows = await examine(sql, contacts, mapping, duplicates)
    const made = rows
      .filter(({ action }) => action === 'create')
      .map(({ record }) => ({ id: uuid(), ...record }))
    if (made.length > 0) await sql.query(INSERT, [JSON.stringify(made)])
    const id = uuid()
    await sql.query(
      `insert into peak.contact_imports (id, file_name, made, state, user_id) values ($1, $2, $3, 'COMMITTED', $4)`,
      [id, fileName, JSON.stringify(made.map((contact) => contact.id)), actor.id],
    )
    const entries = made.flatMap((contact) => entryForChange('contacts', null, contact) ?? [])
    await recordEvents(sql, [
      ...entries.map((entry) => ({ ...actorFacts(req), ...entry })),
      {
        ...actorFacts(req),
        action: 'imports.commit',
        entityType: 'imports',
        entityId: id,
        after: { fileName, made: made.length },
      },
    ])
    return {
      id,
      counts: countsOf(rows),
      left: rows.filter(({ action }) => action !== 'create'),
      remarked: rows.filter(({ action, remarks }) => action === 'create' && remarks.length > 0),
    }
  })
}

/** A contact that somebody has used or changed since stays. */
const UNDO = `update contacts c set archived = true, updated_at = now() where c.id = any($1) and c.archived is not true and c.updated_at = c.created_at
  and not exists (select 1 from exchanges e where e.client_id = c.id) and not exists (select 1 from exchange_participants p where p.contact_id = c.id and p.status <> 'REMOVED') and not exists (select 1 from users u where u.contact_id = c.id)
  returning c.id`

/** Takes an import back: its contacts are archived, but for those that are in use. */
export function undoImport(req: PayloadRequest, id: string) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const [found] = await sql.query<{ made: string[]; state: string }>(
      'select made, state from peak.contact_imports where id = $1 for update',
      [id],
    )
    if (!found) throw new NotFoundError()
    if (found.state === 'UNDONE')
      throw new ConflictError('This import has been taken back already.', 'already-undone')
    const archived = await sql.query<{ id: string }>(UNDO, [found.made])
    await sql.query(`update peak.contact_imports set state = 'UNDONE', undone_at = now() where id = $1`, [id])
    const entries = archived.flatMap(
      (contact) =>
        entryForChange('contacts', { id: contact.id, archived: false }, { id: contact.id, archived: true }) ??
        [],
    )
    await recordEvents(sql, [
      ...entries.map((entry) => ({ ...actorFacts(req), ...entry })),
      {
        ...actorFacts(req),
        action: 'imports.undo',
        entityType: 'imports',
        entityId: id,
        after: { archived: archived.length },
      },
    ])
    return { id, archived: archived.length, kept: found.made.length - archived.length }
  })
}

type Row = {
  id: string
  fileName: string
  made: number
  state: 'COMMITTED' | 'UNDONE'
  user: string | null
  at: Date
  undoneAt: Date | null
}

/** The imports of the firm, newest first. */
export async function importsOf(req: PayloadRequest) {
  const rows = await sqlOn(databaseOf(req.payload)).query<Row>(
    `select id, file_name as "fileName", jsonb_array_length(made) as made, state, user_id as "user", created_at as at, undone_at as "undoneAt" from peak.contact_imports order by created_at desc, id desc limit 200`,
  )
  const people = await peopleById(
    req.payload,
    rows.map(({ user }) => user),
  )
  return rows.map(({ user, at, undoneAt, ...row }) => ({
    ...row,
    person: (user && people.get(user)) || null,
    createdAt: at.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }))
}
