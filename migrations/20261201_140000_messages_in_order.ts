import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Messages are read by exchange in the order of their ids; without an index for it all of a room were sorted for the last fifty. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`create index messages_in_order on messages (exchange_id, id)`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index messages_in_order`)
}
