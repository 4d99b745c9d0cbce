import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { sqlOf, type Sql } from '../../core/database/sql'
import { writeAuthEvent } from './events'
import { mailPasswordChanged } from './notices'
import { originOf } from './origin'
import { holdPerson, type Person } from './person'

/**
 * Gives a person another password, in one transaction with what entitles to it. Payload makes the
 * hash; the hook on users ends all sessions and forgets trusted browsers.
 * @throws Overtaken when the person was changed since it was found out that they may
 * @param entitled spends the token or the like; false leaves everything as it was
 */
export async function setPassword(
  req: PayloadRequest,
  person: Person,
  password: string,
  entitled: (sql: Sql) => Promise<boolean>,
): Promise<boolean> {
  const began = await initTransaction(req)
  try {
    const sql = await sqlOf(req)
    await holdPerson(sql, person)
    const allowed = await entitled(sql)
    if (allowed) {
      await req.payload.update({
        collection: 'users',
        id: person.id,
        data: { password },
        depth: 0,
        overrideAccess: true,
        req,
        context: { ownPassword: true },
      })
      await writeAuthEvent(sql, { action: 'users.password', user: person.id, origin: originOf(req) })
      await mailPasswordChanged(sql, person, originOf(req))
    }
    if (began) await commitTransaction(req)
    return allowed
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
