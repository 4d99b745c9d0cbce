import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Files: one row for each, whose bytes are in a store and never change; and what is in a store and
 * belongs to no row, because it is being stored, was never recorded, or was deleted.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table peak.files (
      id uuid primary key,
      name text not null,
      type text not null,
      size bigint not null check (size >= 0),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      location text not null check (location in ('disk', 's3')),
      -- The key of the content, sealed with the key of the platform that it names; null where the content is not encrypted.
      wrapped_key text,
      key_id text generated always as (split_part(wrapped_key, '.', 2)) stored,
      created_at timestamptz not null default now()
    );
    create table peak.unrecorded_files (
      id uuid primary key,
      location text not null check (location in ('disk', 's3')),
      since timestamptz not null default now()
    );
    create index unrecorded_files_by_age on peak.unrecorded_files (since);

    create function refuse_file_change() returns trigger language plpgsql as $$
    begin
      raise exception 'A file cannot be changed.' using errcode = '23514';
    end $$;
    -- Where the bytes are and with which key their key is sealed may change, and neither says anything of the file.
    create trigger files_keep before update on peak.files for each row when (
      (new.id, new.name, new.type, new.size, new.sha256, new.created_at) is distinct from (old.id, old.name, old.type, old.size, old.sha256, old.created_at)
      or (new.wrapped_key is null) <> (old.wrapped_key is null)
    ) execute function refuse_file_change();
    create trigger files_keep_all before truncate on peak.files for each statement execute function refuse_file_change();

    create function release_file() returns trigger language plpgsql as $$
    begin
      insert into peak.unrecorded_files (id, location) values (old.id, old.location);
      return null;
    end $$;
    create trigger files_release after delete on peak.files for each row execute function release_file();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table peak.files, peak.unrecorded_files;
    drop function refuse_file_change(), release_file();
  `)
}
