import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The profile of the firm, and its picture in the store of files. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table settings add column firm_legal_name varchar, add column firm_short_name varchar, add column firm_address_line varchar, add column firm_address_city varchar,
      add column firm_address_state varchar, add column firm_address_postal_code varchar, add column firm_phone varchar, add column firm_email varchar, add column firm_ein varchar, add column firm_color varchar,
      add column firm_logo uuid references peak.files (id);
    create index settings_of_logo on settings (firm_logo);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table settings drop column firm_logo, drop column firm_legal_name, drop column firm_short_name, drop column firm_address_line, drop column firm_address_city,
      drop column firm_address_state, drop column firm_address_postal_code, drop column firm_phone, drop column firm_email, drop column firm_ein, drop column firm_color;
  `)
}
