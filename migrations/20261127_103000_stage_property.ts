import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Of which property a stage of a purchase was recorded; what was recorded before names none. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.exchange_stages add column property_id uuid references properties (id) on delete set null;
    create index exchange_stages_of_property on peak.exchange_stages (property_id) where property_id is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`alter table peak.exchange_stages drop column property_id`)
}
