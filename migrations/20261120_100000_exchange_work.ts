import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_exchanges_stage" AS ENUM('LEAD', 'INTAKE', 'SCREENED', 'AGREEMENT_SENT', 'AGREEMENT_EXECUTED', 'QEAA_SIGNED', 'EAT_FORMED', 'PARKED', 'RQ_IDENTIFIED', 'RQ_ASSIGNED_NOTICED', 'RQ_CLOSED', 'FUNDS_RECEIVED', 'ID_OPEN', 'ID_LOCKED', 'RP_ASSIGNED', 'RP_FUNDED', 'RP_CLOSED', 'UNPARKED', 'COMPLETED', 'PARTIAL', 'NO_ID', 'EXPIRED', 'CONTINGENCY', 'CANCELLED_BEFORE_CLOSE', 'TERMINATED_FAILED', 'FINAL_ACCOUNTING', 'CLOSED');
  CREATE TYPE "public"."enum_identifications_state" AS ENUM('SIGNED', 'REPLACED', 'REVOKED');
  CREATE TYPE "public"."enum_identifications_source" AS ENUM('portal', 'paper');
  CREATE TABLE "identifications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"state" "enum_identifications_state" DEFAULT 'SIGNED' NOT NULL,
  	"source" "enum_identifications_source" DEFAULT 'portal' NOT NULL,
  	"items" jsonb,
  	"values" jsonb,
  	"result" jsonb,
  	"typed_name" varchar,
  	"signed_by_id" uuid,
  	"signed_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"received_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"recipient" jsonb,
  	"valid" boolean DEFAULT true,
  	"invalid_reason" varchar,
  	"sha256" varchar,
  	"ip" varchar,
  	"device" varchar,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "exchanges" ADD COLUMN "stage" "enum_exchanges_stage";
  ALTER TABLE "exchanges" ADD COLUMN "recorded_stage" varchar;
  ALTER TABLE "exchanges" ADD COLUMN "outcome" varchar;
  ALTER TABLE "exchanges" ADD COLUMN "tags" jsonb;
  ALTER TABLE "exchanges" ADD COLUMN "deadline_override" jsonb;
  ALTER TABLE "identifications" ADD CONSTRAINT "identifications_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "identifications" ADD CONSTRAINT "identifications_signed_by_id_users_id_fk" FOREIGN KEY ("signed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "identifications_exchange_idx" ON "identifications" USING btree ("exchange_id");
  CREATE INDEX "identifications_state_idx" ON "identifications" USING btree ("state");
  CREATE INDEX "identifications_signed_by_idx" ON "identifications" USING btree ("signed_by_id");
  CREATE INDEX "identifications_updated_at_idx" ON "identifications" USING btree ("updated_at");
  CREATE INDEX "identifications_created_at_idx" ON "identifications" USING btree ("created_at");
  CREATE INDEX "exchanges_stage_idx" ON "exchanges" USING btree ("stage");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "identifications" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "identifications" CASCADE;
  DROP INDEX "exchanges_stage_idx";
  ALTER TABLE "exchanges" DROP COLUMN "stage";
  ALTER TABLE "exchanges" DROP COLUMN "recorded_stage";
  ALTER TABLE "exchanges" DROP COLUMN "outcome";
  ALTER TABLE "exchanges" DROP COLUMN "tags";
  ALTER TABLE "exchanges" DROP COLUMN "deadline_override";
  DROP TYPE "public"."enum_exchanges_stage";
  DROP TYPE "public"."enum_identifications_state";
  DROP TYPE "public"."enum_identifications_source";`)
}
