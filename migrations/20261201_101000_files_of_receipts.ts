import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Receipts, revocations and pictures refer to files. Their bytes of before stay where they are until the
 * start has copied them into the store; a receipt is given its file once and never another.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.identification_receipts add column file_id uuid references peak.files (id);
    alter table peak.identification_receipts alter column pdf drop not null;
    alter table peak.identification_receipts add constraint identification_receipts_bytes check (pdf is not null or file_id is not null);
    create index identification_receipts_of_file on peak.identification_receipts (file_id);
    drop trigger identification_receipts_keep on peak.identification_receipts;
    create trigger identification_receipts_keep before delete or update of notice_id, pdf, sha256, content, created_at
      on peak.identification_receipts for each row execute function refuse_receipt_change();
    create trigger identification_receipts_keep_file before update of file_id
      on peak.identification_receipts for each row when (old.file_id is not null) execute function refuse_receipt_change();

    alter table peak.identification_revocations add column file_id uuid references peak.files (id);
    create index identification_revocations_of_file on peak.identification_revocations (file_id);
    create trigger identification_revocations_keep_file before update of file_id
      on peak.identification_revocations for each row when (old.file_id is not null) execute function refuse_receipt_change();

    alter table peak.profiles add column avatar_file uuid references peak.files (id);
    create index profiles_of_file on peak.profiles (avatar_file);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger identification_revocations_keep_file on peak.identification_revocations;
    drop trigger identification_receipts_keep_file on peak.identification_receipts;
    drop trigger identification_receipts_keep on peak.identification_receipts;
    alter table peak.profiles drop column avatar_file;
    alter table peak.identification_revocations drop column file_id;
    alter table peak.identification_receipts drop column file_id;
    alter table peak.identification_receipts alter column pdf set not null;
    create trigger identification_receipts_keep before update or delete on peak.identification_receipts for each row execute function refuse_receipt_change();
  `)
}
