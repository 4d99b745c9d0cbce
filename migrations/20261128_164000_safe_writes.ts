import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Keys of requests that may be sent again, stored in the transaction of what they made; and an
 * `updated_at` that grows with every change of a record, whoever writes it, so that "changed since"
 * can be told from it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table peak.idempotency_keys (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      key text not null,
      fingerprint text not null,
      collection text,
      record_id uuid,
      status int,
      answer text,
      created_at timestamptz not null default now()
    );
    create unique index idempotency_keys_once on peak.idempotency_keys (user_id, key);
    create index idempotency_keys_by_age on peak.idempotency_keys (created_at);

    alter table audit_logs add column record_updated_at timestamptz;

    create function grow_updated_at() returns trigger language plpgsql as $$
    begin
      new.updated_at := greatest(date_trunc('milliseconds', clock_timestamp()), old.updated_at + interval '1 millisecond');
      return new;
    end $$;
    do $$
    declare name text;
    begin
      foreach name in array array['users', 'agencies', 'contacts', 'exchanges', 'exchange_participants', 'properties', 'identifications', 'tasks', 'documents', 'messages', 'notifications', 'invitations', 'sync_runs', 'sync_discrepancies'] loop
        execute format('create trigger %I before update on %I for each row when (new.updated_at <= old.updated_at and new.* is distinct from old.*) execute function grow_updated_at()', name || '_updated_at', name);
      end loop;
    end $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    do $$
    declare name text;
    begin
      foreach name in array array['users', 'agencies', 'contacts', 'exchanges', 'exchange_participants', 'properties', 'identifications', 'tasks', 'documents', 'messages', 'notifications', 'invitations', 'sync_runs', 'sync_discrepancies'] loop
        execute format('drop trigger %I on %I', name || '_updated_at', name);
      end loop;
    end $$;
    drop function grow_updated_at();
    alter table audit_logs drop column record_updated_at;
    drop table peak.idempotency_keys;
  `)
}
