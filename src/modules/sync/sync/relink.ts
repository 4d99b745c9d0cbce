import { entryForChange } from '../../../core/events/entries'
import { recordEvents } from '../../../core/events/record'
import { inTransaction, type Sql } from '../../../core/database/sql'
import type { SyncContext } from './context'
import { compareDates } from './dates'
import { followClientNames } from '../../exchanges'
import { followSignIns } from './signIns'

/**
 * What arrived in the wrong order: a task before its matter, a matter before its client, an account
 * whose primary contact became another; and what changed here: sign-ins and transfer dates. The rows
 * themselves do not change at the source, so no later pass would see them.
 */

type LateTask = { id: string; exchange: string }

async function linkTasks(sql: Sql): Promise<void> {
  const late = await sql.query<LateTask>(
    `update tasks t set exchange_id = e.id, updated_at = now() from exchanges e
     where t.exchange_id is null and t.pp_base->>'matterId' = e.pp_matter_id returning t.id, e.id as exchange`,
  )
  const entries = late.map((task) =>
    entryForChange('tasks', { id: task.id, exchange: null }, { id: task.id, exchange: task.exchange }),
  )
  await recordEvents(
    sql,
    entries.filter((entry) => entry !== null),
  )
}

type LateClient = { id: string; before: string | null; after: string }

/** Only where our client is still the one the source gave: one chosen here stays. */
async function linkClients(sql: Sql): Promise<void> {
  const late = await sql.query<LateClient>(
    `with due as (
       select e.id, e.client_id as before, c.id as after, c.display_name as name from exchanges e
       join peak.pp_accounts a on a.id = e.pp_base->>'accountId' join contacts c on c.pp_contact_id = a.primary_contact
       where e.pp_base->>'client' is distinct from c.id::text and e.client_id::text is not distinct from e.pp_base->>'client' for update of e)
     update exchanges e set client_id = due.after, client_name = due.name, pp_base = e.pp_base || jsonb_build_object('client', due.after), updated_at = now()
     from due where e.id = due.id returning e.id, due.before, due.after`,
  )
  const entries = late.map((row) =>
    entryForChange('exchanges', { id: row.id, client: row.before }, { id: row.id, client: row.after }),
  )
  await recordEvents(
    sql,
    entries.filter((entry) => entry !== null),
  )
}

export async function relink(context: SyncContext): Promise<void> {
  context.tally.step = 'Linking what belongs together'
  await inTransaction(context.db, async (sql) => {
    await linkTasks(sql)
    await linkClients(sql)
    await followClientNames(sql, null)
  })
  await followSignIns(context)
  await inTransaction(context.db, compareDates)
}
