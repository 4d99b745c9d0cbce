import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Indexes for finding an exchange by a fragment of its number or of a property's address. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index exchanges_number_trgm on exchanges using gin (exchange_number gin_trgm_ops);
    create index properties_address_trgm on properties using gin (address gin_trgm_ops);
    create index properties_city_trgm on properties using gin (city gin_trgm_ops);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index properties_city_trgm, properties_address_trgm, exchanges_number_trgm;`)
}
