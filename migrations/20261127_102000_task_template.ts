import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A first template of tasks, for a firm that has none; it is applied by hand until somebody lets it apply by itself. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    insert into peak.task_templates (id, name, exchange_type, automatic, items)
    select '01933300-0000-7000-8000-000000001031', 'Delayed exchange', 'delayed', false, '[
      {"key":"agreement","title":"Have the exchange agreement signed before the closing","anchor":"CLOSING","days":-7,"priority":"HIGH","assignee":"coordinator","audience":"staff"},
      {"key":"assignment","title":"Assign the sale and give notice to all parties","anchor":"CLOSING","days":-3,"priority":"HIGH","assignee":"coordinator","audience":"staff"},
      {"key":"instructions","title":"Send closing and wire instructions to the closer","anchor":"CLOSING","days":-3,"priority":"MEDIUM","assignee":"coordinator","audience":"staff"},
      {"key":"statement","title":"Get the final settlement statement and confirm the transfer date","anchor":"CLOSING","days":1,"priority":"HIGH","assignee":"coordinator","audience":"staff"},
      {"key":"funds","title":"Confirm the receipt of the funds to the client","anchor":"CLOSING","days":1,"priority":"MEDIUM","assignee":"coordinator","audience":"staff"},
      {"key":"identify-soon","title":"Talk with the client about the property to identify","anchor":"D45","days":-15,"priority":"MEDIUM","assignee":"coordinator","audience":"staff"},
      {"key":"identify-week","title":"Identify replacement property: one week left to sign and send the notice","anchor":"D45","days":-7,"priority":"HIGH","assignee":"coordinator","audience":"all"},
      {"key":"identify-last","title":"Check that the identification is signed, sent and valid","anchor":"D45","days":-1,"priority":"URGENT","assignee":"coordinator","audience":"staff"},
      {"key":"purchases","title":"Assign each purchase and give notice before it closes","anchor":"D45","days":7,"priority":"HIGH","assignee":"coordinator","audience":"staff"},
      {"key":"end-month","title":"Purchases must close: thirty days left","anchor":"END","days":-30,"priority":"HIGH","assignee":"coordinator","audience":"all"},
      {"key":"end-week","title":"Purchases must close: one week left","anchor":"END","days":-7,"priority":"URGENT","assignee":"coordinator","audience":"all"},
      {"key":"accounting","title":"Send the final accounting and the figures for Form 8824","anchor":"END","days":14,"priority":"MEDIUM","assignee":"coordinator","audience":"staff"}
    ]'::jsonb
    where not exists (select 1 from peak.task_templates)
  `)
}

/** What people made with it keeps it: taken out of use, it changes nothing else. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`update peak.task_templates set active = false where id = '01933300-0000-7000-8000-000000001031'`)
}
