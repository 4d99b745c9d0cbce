import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What the rules of signing in need besides: when a second factor was given. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- When a second factor was given in the challenge of this session's sign-in; setting one up is no proof.
    alter table peak.sessions add column factor_at timestamptz;
    -- Null would be neither: every rule asks whether somebody is active.
    update users set active = false where active is null;
    alter table users alter column active set not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table users alter column active drop not null;
    alter table peak.sessions drop column factor_at;
  `)
}
