import type { PayloadRequest } from 'payload'
import { idOf } from '../../core/access/actor'
import { PERMISSIONS, ROLE_PERMISSIONS, type Permission, type Role } from '../../core/access/matrix'
import { sqlOf } from '../../core/database/sql'
import { ConflictError, InvalidInputError } from '../../core/errors'
import { firstApproval } from './approval'
import type { ExchangeParticipant } from '../../../payload-types'

type Data = Partial<ExchangeParticipant>
type Person = { name: string; role: Role | null }

async function personOf(req: PayloadRequest, data: Data): Promise<Person | null> {
  const sql = await sqlOf(req)
  const [user, contact] = [idOf(data.user), idOf(data.contact)]
  const [row] = user
    ? await sql.query<Person>('select display_name as name, role::text as role from users where id = $1', [
        user,
      ])
    : await sql.query<Person>('select display_name as name, null as role from contacts where id = $1', [
        contact,
      ])
  return row ?? null
}

/** A participant is one person: either a user or a contact. */
function requireOnePerson(data: Data): void {
  if (Boolean(idOf(data.user)) === Boolean(idOf(data.contact))) {
    throw new InvalidInputError(
      'Name one person: either a user or a contact.',
      data.user ? 'contact' : 'user',
    )
  }
}

async function assertNotParticipating(req: PayloadRequest, data: Data): Promise<void> {
  const sql = await sqlOf(req)
  const [existing] = await sql.query(
    `select id from exchange_participants where exchange_id = $1 and status <> 'REMOVED' and (user_id = $2 or contact_id = $3) limit 1`,
    [idOf(data.exchange), idOf(data.user), idOf(data.contact)],
  )
  if (existing)
    throw new ConflictError('This person already takes part in the exchange.', 'already-participates')
}

/**
 * What is asked for, as far as the person's role has it: permissions narrow the role and never widen it.
 * @throws InvalidInputError for anything but a list of permissions
 */
function allowedOf(person: Person, asked: unknown): Permission[] {
  const list: unknown[] | null = Array.isArray(asked) ? asked : null
  if (!list?.every((entry) => PERMISSIONS.some((permission) => permission === entry)))
    throw new InvalidInputError(`permissions must be a list of ${PERMISSIONS.join(', ')}.`, 'permissions')
  return ROLE_PERMISSIONS[person.role ?? 'client'].filter((permission) => list.includes(permission))
}

/** Writes the person's name onto the row, so that lists need no second look-up, and keeps changed permissions within the role. */
export async function namePerson(req: PayloadRequest, data: Data): Promise<Data> {
  requireOnePerson(data)
  const person = await personOf(req, data)
  if (!person) throw new InvalidInputError('There is no such person.', data.user ? 'user' : 'contact')
  const permissions =
    data.permissions === undefined ? {} : { permissions: allowedOf(person, data.permissions) }
  return { ...data, ...permissions, personName: person.name }
}

/**
 * A new participant, assigned by staff. Assigning by an admin is the admin's approval. Who says
 * nothing of permissions narrows nothing.
 */
export async function newParticipant(req: PayloadRequest, data: Data): Promise<Data> {
  requireOnePerson(data)
  const person = await personOf(req, data)
  if (!person) throw new InvalidInputError('There is no such person.', data.user ? 'user' : 'contact')
  await assertNotParticipating(req, data)
  return {
    ...data,
    personName: person.name,
    permissions: allowedOf(person, data.permissions ?? PERMISSIONS),
    ...(await firstApproval(req)),
    assignedBy: req.user?.id ?? null,
    assignedAt: new Date().toISOString(),
    source: 'manual',
  }
}
