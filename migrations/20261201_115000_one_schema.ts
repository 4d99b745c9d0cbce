import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * A role named like the schema of the private tables, as the embedded owner is, made some tables of
 * collections there: its own schema comes first where a name has none. They belong with the others.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    do $$ begin
      if to_regclass('peak.invitations') is not null then alter table peak.invitations set schema public; end if;
      if to_regclass('peak.identifications') is not null then alter table peak.identifications set schema public; end if;
      if to_regprocedure('peak.grow_updated_at()') is not null then alter function peak.grow_updated_at() set schema public; end if;
      if to_regprocedure('peak.refuse_file_change()') is not null then alter function peak.refuse_file_change() set schema public; end if;
      if to_regprocedure('peak.refuse_receipt_change()') is not null then alter function peak.refuse_receipt_change() set schema public; end if;
      if to_regprocedure('peak.release_file()') is not null then alter function peak.release_file() set schema public; end if;
    end $$;
  `)
}

/** Where a table is has no consequence for who reads it: it stays where it belongs. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`select 1`)
}
