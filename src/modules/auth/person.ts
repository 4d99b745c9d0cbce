import type { Role } from '../../core/access/matrix'
import type { Sql } from '../../core/database/sql'
import { ApiError, NotFoundError } from '../../core/errors'

/** Somebody who signs in, as signing in needs to know them. */
export type Person = {
  id: string
  email: string
  role: Role
  firstName: string
  lastName: string
  active: boolean
  phone: string | null
  /** Another after every change of the password; says nothing of it. */ mark: string
}

const MARK = `encode(sha256(convert_to(coalesce(hash, ''), 'UTF8')), 'hex')`
const COLUMNS = `id, email, role, first_name as "firstName", last_name as "lastName", active, phone, ${MARK} as mark`

/** By e-mail address, whatever its capitals. */
export async function personByEmail(sql: Sql, email: string): Promise<Person | null> {
  const [person] = await sql.query<Person>(`select ${COLUMNS} from users where email = $1`, [email])
  return person ?? null
}

/** By id, whether they may enter or not. @throws NotFoundError */
export async function personOf(sql: Sql, id: string): Promise<Person> {
  const [person] = await sql.query<Person>(`select ${COLUMNS} from users where id = $1`, [id])
  if (!person) throw new NotFoundError()
  return person
}

/** By id, when the person may enter. */
export async function activePerson(sql: Sql, id: string): Promise<Person | null> {
  const [person] = await sql.query<Person>(`select ${COLUMNS} from users where id = $1 and active`, [id])
  return person ?? null
}

/** Somebody was deactivated, or their password or role changed, while they signed in. */
export class Overtaken extends ApiError {
  constructor() {
    super(401, 'Something about your sign-in was changed meanwhile. Sign in again.', { code: 'sign-in-over' })
  }
}

/**
 * Holds somebody's row until the transaction ends, so that a change of the person either comes after
 * it and ends what it began, or is seen by it. One sign-in of a person waits for the other.
 * @throws Overtaken when they are no longer as they were when checked: active, with that role and that password
 */
export async function holdPerson(
  sql: Sql,
  { id, role, mark }: Pick<Person, 'id' | 'role' | 'mark'>,
): Promise<void> {
  const [held] = await sql.query(
    `select 1 from users where id = $1 and active and role::text = $2 and ${MARK} = $3 for no key update`,
    [id, role, mark],
  )
  if (!held) throw new Overtaken()
}

/** What is somebody's own, and no password of theirs. */
export const ownOf = ({
  email,
  firstName,
  lastName,
  phone,
}: Pick<Person, 'email' | 'firstName' | 'lastName' | 'phone'>): string[] => [
  email,
  firstName,
  lastName,
  phone ?? '',
]

/** What an answer says about who signed in (contract section 5). */
export const introduced = ({ id, email, role, firstName, lastName }: Person) => ({
  id,
  email,
  role,
  firstName,
  lastName,
})
