import type { Role } from '../access/matrix'
import type { Sql } from '../database/pool'

/** Somebody who signs in, as signing in needs to know them. */
export type Person = { id: string; email: string; role: Role; firstName: string; lastName: string; active: boolean; phone: string | null; /** Another after every change of the password; says nothing of it. */ mark: string }

const COLUMNS = `id, email, role, first_name as "firstName", last_name as "lastName", active, phone, encode(sha256(convert_to(coalesce(hash, ''), 'UTF8')), 'hex') as mark`

/** By e-mail address, whatever its capitals. */
export async function personByEmail(sql: Sql, email: string): Promise<Person | null> {
  const [person] = await sql.query<Person>(`select ${COLUMNS} from users where email = $1`, [email])
  return person ?? null
}

/** By id, when the person may enter. */
export async function activePerson(sql: Sql, id: string): Promise<Person | null> {
  const [person] = await sql.query<Person>(`select ${COLUMNS} from users where id = $1 and active`, [id])
  return person ?? null
}

/** What an answer says about who signed in (contract section 5). */
export const introduced = ({ id, email, role, firstName, lastName }: Person) => ({ id, email, role, firstName, lastName })
