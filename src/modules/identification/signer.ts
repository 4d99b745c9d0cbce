import type { Actor } from '../../core/access/actor'
import type { Sql } from '../../core/database/sql'
import { InvalidInputError } from '../../core/errors'
import { plainName } from '../../core/names'

/** The names under which somebody signs: that of their sign-in, which is shown to them, and that of their contact. */
async function ownNames(sql: Sql, actor: Actor): Promise<string[]> {
  const rows = await sql.query<{ name: string | null }>(
    `select name from (select 1 as place, display_name as name from users where id = $1 union all select 2, display_name from contacts where id = $2) names order by place`,
    [actor.id, actor.contact],
  )
  return rows.flatMap(({ name }) => name ?? [])
}

/** The name that somebody is asked to sign with. */
export const signerName = async (sql: Sql, actor: Actor): Promise<string | null> =>
  (await ownNames(sql, actor))[0] ?? null

/** Accents, capitals and spaces do not matter. @throws InvalidInputError for another name */
export async function requireOwnName(sql: Sql, actor: Actor, typedName: string): Promise<void> {
  const names = await ownNames(sql, actor)
  const typed = plainName(typedName)
  if (typed === '' || !names.some((name) => plainName(name) === typed))
    throw new InvalidInputError(
      `Type your own name${names[0] ? `, ${names[0]}` : ', as it is in your profile'}.`,
      'typedName',
    )
}
