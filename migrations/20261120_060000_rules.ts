import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What the collections cannot say: the audit log that nobody alters, one row per person and
 * exchange, numbers of exchanges made here, the sync's own tables, and the indexes of our lists.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create extension if not exists pg_trgm;

    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit log cannot be changed.' using errcode = '23514';
    end $$;
    create trigger audit_logs_keep before update or delete on audit_logs for each row execute function refuse_audit_change();
    create trigger audit_logs_keep_all before truncate on audit_logs for each statement execute function refuse_audit_change();

    create sequence exchange_number start 1001;

    create unique index participants_one_per_user on exchange_participants (exchange_id, user_id) where user_id is not null and status <> 'REMOVED';
    create unique index participants_one_per_contact on exchange_participants (exchange_id, contact_id) where contact_id is not null and status <> 'REMOVED';
    create unique index discrepancies_one_open on sync_discrepancies (entity_type, entity_id, field) where status = 'OPEN';
    create unique index messages_once on messages (exchange_id, sender_id, client_id) where client_id is not null;
    create unique index sync_runs_one_running on sync_runs (kind) where status = 'RUNNING';

    create index exchanges_name_trgm on exchanges using gin (name gin_trgm_ops);
    create index exchanges_client_name_trgm on exchanges using gin (client_name gin_trgm_ops);
    create index contacts_display_name_trgm on contacts using gin (display_name gin_trgm_ops);
    create index contacts_email_trgm on contacts using gin (email gin_trgm_ops);
    create index contacts_email_lower on contacts (lower(email));
    create index tasks_open_by_exchange on tasks (exchange_id, due_date) where status in ('PENDING', 'IN_PROGRESS');
    create index exchanges_by_deadline on exchanges (exchange_deadline, id);

    create schema peak;
    create table peak.pp_connection (
      id int primary key default 1 check (id = 1),
      refresh_token text,
      access_token text,
      access_expires_at timestamptz,
      state text not null default 'connected' check (state in ('connected', 'reauthorise')),
      user_id text,
      updated_at timestamptz not null default now()
    );
    create table peak.pp_watermarks (
      entity text primary key,
      updated_at text,
      rows_seen int,
      content_hash text,
      swept_at timestamptz
    );
    create table peak.pp_fields (
      label text primary key,
      field_id text not null
    );
    create table peak.settings (
      id int primary key default 1 check (id = 1),
      value jsonb not null default '{}',
      updated_at timestamptz not null default now()
    );
    insert into peak.settings (id) values (1);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop schema peak cascade;
    drop index exchanges_by_deadline, tasks_open_by_exchange, contacts_email_lower, contacts_email_trgm, contacts_display_name_trgm, exchanges_client_name_trgm, exchanges_name_trgm;
    drop index sync_runs_one_running, messages_once, discrepancies_one_open, participants_one_per_contact, participants_one_per_user;
    drop sequence exchange_number;
    drop trigger audit_logs_keep_all on audit_logs;
    drop trigger audit_logs_keep on audit_logs;
    drop function refuse_audit_change();
  `)
}
