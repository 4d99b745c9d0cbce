import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Feeds end with the activity of their person from now on; those of people who are inactive already end here, so that no activation revives them. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update peak.calendar_feeds f set revoked_at = now() from users u where u.id = f.user_id and u.active is not true and f.revoked_at is null;
  `)
}

/** An address that was ended stays so. */
export async function down(_args: MigrateDownArgs): Promise<void> {
  return Promise.resolve()
}
