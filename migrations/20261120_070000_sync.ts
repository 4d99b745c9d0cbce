import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What the sync keeps for itself: a mirror of accounts, users and relationships, and where it stands. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.pp_connection add column bootstrap_hash text;
    alter table peak.pp_connection drop constraint pp_connection_state_check;
    alter table peak.pp_connection add constraint pp_connection_state_check check (state in ('new', 'connected', 'reauthorise'));
    alter table peak.pp_watermarks add column paging text;
    create table peak.pp_accounts (id text primary key, name text, company text, address text, primary_contact text, hash text);
    create table peak.pp_users (id text primary key, name text, email text, active boolean);
    create table peak.pp_relationships (id text primary key, matter_id text not null, contact_id text not null, name text);
    create index pp_relationships_matter on peak.pp_relationships (matter_id);
    create table peak.pp_seen (list text not null, id text not null, print text not null, primary key (list, id));
    create table peak.oauth_states (state text primary key, user_id uuid not null, created_at timestamptz not null default now());
    create index tasks_without_exchange on tasks ((pp_base->>'matterId')) where exchange_id is null and pp_base is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index tasks_without_exchange;
    drop table peak.oauth_states, peak.pp_seen, peak.pp_relationships, peak.pp_users, peak.pp_accounts;
    alter table peak.pp_watermarks drop column paging;
    alter table peak.pp_connection drop column bootstrap_hash;
  `)
}
