import type { Queryable } from '../../../core/database/database'
import { ROLES, type Role } from '../../../core/access/matrix'
import { rowsOf, Values } from '../../../core/database/statement'

/** Somebody who can be given a task. */
export type Assignee = { id: string; name: string; role: string }

const ROLE_WORDS: Record<Role, string> = {
  admin: 'administrator',
  coordinator: 'coordinator',
  client: 'client',
  third_party: 'third party',
  agency: 'agency',
}

/**
 * The firm's active people; with an exchange its client and those who take part and may do tasks as
 * well. Third parties only look on (contract section 4).
 */
export async function readAssignees(db: Queryable, exchange: string | null): Promise<Assignee[]> {
  const values = new Values()
  const id = values.add(exchange)
  const rows = await rowsOf<Assignee>(
    db,
    `select u.id, u.display_name as name, u.role::text as role from users u where u.active and (u.role in ('admin', 'coordinator')
      or (${id}::uuid is not null and u.role in ('client', 'agency') and (
        exists (select 1 from exchange_participants p where p.exchange_id = ${id}::uuid and p.status = 'ACTIVE' and (p.user_id = u.id or p.contact_id = u.contact_id))
        or exists (select 1 from exchanges e where e.id = ${id}::uuid and e.client_id = u.contact_id))))
    order by u.role not in ('admin', 'coordinator'), lower(u.display_name), u.id limit 500`,
    values,
  )
  return rows.map((row) => ({
    ...row,
    role: ROLE_WORDS[ROLES.find((role) => role === row.role) ?? 'client'],
  }))
}
