import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

/**
 * The date that lists and boards lead with, and why a transfer date was moved. What there is already is filled in here by the same rule
 * (contract section 7): the return of a partnership, rolled (no legal holiday falls on Mar 15 to 17),
 * while neither the kind of taxpayer nor a due date nor an extension is recorded. Exchanges with an
 * override follow with the next turn of the clock.
 */
export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "exchanges" ADD COLUMN "safe_deadline" varchar;
  ALTER TABLE "exchanges" ADD COLUMN "safe_until" varchar;
  ALTER TABLE "exchanges" ADD COLUMN "parking_identification" varchar;
  ALTER TABLE "exchanges" ADD COLUMN "transfer_reason" varchar;
  CREATE INDEX "exchanges_safe_deadline_idx" ON "exchanges" USING btree ("safe_deadline");`)
  await db.execute(sql`
   WITH dated AS (
    SELECT id, extension_filed IS TRUE AS filed, nullif(relinquished_transfer_date, '')::date AS t, nullif(parked_on, '')::date AS parked, nullif(exchange_deadline, '')::date AS ends,
      CASE WHEN taxpayer_type IS NULL AND extension_filed IS NOT TRUE AND coalesce(return_due_date, '') = '' THEN make_date(extract(year FROM nullif(relinquished_transfer_date, '')::date)::int + 1, 3, 15) END AS march
    FROM exchanges WHERE coalesce(relinquished_transfer_date, '') <> '' OR coalesce(parked_on, '') <> ''),
   limited AS (
    SELECT *, least(ends, parked + 180) AS known, march + CASE extract(isodow FROM march)::int WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END AS due FROM dated)
   UPDATE exchanges e SET safe_deadline = least(l.known, l.due)::text, parking_identification = (l.parked + 45)::text,
    safe_until = CASE WHEN l.due < l.known THEN 'return-due-later' WHEN NOT l.filed AND l.known < least(l.t + 180, l.parked + 180) THEN 'extension-filed' END
   FROM limited l WHERE l.id = e.id;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "exchanges_safe_deadline_idx";
  ALTER TABLE "exchanges" DROP COLUMN "safe_deadline";
  ALTER TABLE "exchanges" DROP COLUMN "safe_until";
  ALTER TABLE "exchanges" DROP COLUMN "parking_identification";
  ALTER TABLE "exchanges" DROP COLUMN "transfer_reason";`)
}
