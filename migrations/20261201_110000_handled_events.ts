import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Which subscriber has followed which event: a job that runs twice has each consequence once. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table peak.handled_events (
      event_id uuid not null,
      subscriber text not null,
      handled_at timestamptz not null default now(),
      primary key (event_id, subscriber)
    );
    create index handled_events_by_age on peak.handled_events (handled_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table peak.handled_events`)
}
