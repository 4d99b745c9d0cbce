import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Of an override: the number of its notice, and whether the taxpayer is an affected taxpayer. Of a new
 * transfer date that was asked for: why. Of a
 * stage: which recording a later row takes back. The row that is taken back stays as it was written.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.deadline_overrides add column notice_number text, add column affected_taxpayer boolean;
    alter table peak.transfer_requests add column reason text;
    alter table peak.exchange_stages add column withdraws uuid references peak.exchange_stages (id);
    create unique index exchange_stages_withdrawn_once on peak.exchange_stages (withdraws) where withdraws is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.deadline_overrides drop column notice_number, drop column affected_taxpayer;
    alter table peak.transfer_requests drop column reason;
    alter table peak.exchange_stages drop column withdraws;
  `)
}
