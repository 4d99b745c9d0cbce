import { z } from 'zod'
import type { Queryable } from '../../../core/database/database'
import { nameIn, ROLE_NAMES } from '../../../core/terms'
import { containing, plainSql, rowsOf, Values } from '../../../core/database/statement'
import { singleLine } from '../../../core/api/plainText'

/** Whom to look for: a part of a name or an e-mail address. */
export const peopleQuery = z.strictObject({
  q: singleLine().trim().min(2).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(8),
})

/** Somebody who can be added to an exchange: a sign-in, or a contact without one. */
export type Addable = { kind: 'user' | 'contact'; id: string; name: string; detail: string }

const ROLES: Readonly<Record<string, string>> = {
  ...ROLE_NAMES,
  contact: 'Contact without a sign-in',
}

/** People by a part of their name or address, those who sign in first. */
export async function readPeople(
  db: Queryable,
  { q, limit }: z.infer<typeof peopleQuery>,
): Promise<Addable[]> {
  const values = new Values()
  const pattern = values.add(containing(q))
  const plain = plainSql(`${pattern}::text`)
  const rows = await rowsOf<Addable & { role: string; email: string | null }>(
    db,
    `select * from (
      (select 'user' as kind, u.id, u.display_name as name, u.role::text as role, u.email from users u where u.active and (${plainSql('u.display_name')} like ${plain} or u.email ilike ${pattern}) order by lower(u.display_name), u.id limit ${values.add(limit)})
      union all
      (select 'contact' as kind, c.id, c.display_name as name, 'contact' as role, c.email from contacts c where c.archived is not true and (${plainSql('c.display_name')} like ${plain} or ${plainSql('c.company')} like ${plain} or c.email ilike ${pattern})
        and not exists (select 1 from users u where u.contact_id = c.id and u.active) order by lower(c.display_name), c.id limit ${values.add(limit)})) found
    order by kind desc, lower(name), id limit ${values.add(limit)}`,
    values,
  )
  return rows.map(({ kind, id, name, role, email }) => ({
    kind,
    id,
    name: name ?? email ?? 'No name',
    detail: [nameIn(ROLES, role), email].filter(Boolean).join(', '),
  }))
}
