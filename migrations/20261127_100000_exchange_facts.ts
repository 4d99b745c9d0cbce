import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "exchanges" ADD COLUMN "parked_on" varchar;
  ALTER TABLE "exchanges" ADD COLUMN "extension_evidence" varchar;
  ALTER TABLE "identifications" ADD COLUMN "signed_by_taxpayer" boolean DEFAULT true;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "exchanges" DROP COLUMN "parked_on";
  ALTER TABLE "exchanges" DROP COLUMN "extension_evidence";
  ALTER TABLE "identifications" DROP COLUMN "signed_by_taxpayer";`)
}
