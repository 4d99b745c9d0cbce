import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Whether a revocation counts follows day 45 like a notice does; how it was recorded stays in `effective`. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    drop trigger identification_revocations_keep on peak.identification_revocations;
    alter table peak.identification_revocations add column counts boolean;
    update peak.identification_revocations set counts = effective;
    alter table peak.identification_revocations alter column counts set not null;
    create trigger identification_revocations_keep before delete or update of id, notice_id, source, items, effective, reason, typed_name, signed_by_taxpayer, recipient, sent_at, note, user_id, content, pdf, sha256, created_at
      on peak.identification_revocations for each row execute function refuse_receipt_change();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger identification_revocations_keep on peak.identification_revocations;
    alter table peak.identification_revocations drop column counts;
    create trigger identification_revocations_keep before update or delete on peak.identification_revocations for each row execute function refuse_receipt_change();
  `)
}
