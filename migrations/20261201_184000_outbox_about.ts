import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The record that a mail is about, so that it can say whether its mail was sent. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.outbox add column about uuid;
    create index outbox_by_record on peak.outbox (about, created_at desc) where about is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`alter table peak.outbox drop column about`)
}
