import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Names, companies and addresses are searched without accents and capitals, phone numbers by their
 * digits. The dictionary is named with its schema, wherever the extension is, as an index needs it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create extension if not exists unaccent;
    do $$
    declare place text;
    begin
      select quote_ident(n.nspname) into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'unaccent';
      execute format('create function peak.plain(text) returns text language sql immutable strict parallel safe as $f$ select lower(%s.unaccent(%L::regdictionary, $1)) $f$', place, place || '.unaccent');
    end $$;
    create function peak.digits(text) returns text language sql immutable strict parallel safe as $f$ select regexp_replace($1, '\\D', '', 'g') $f$;

    create index contacts_display_name_plain on contacts using gin (peak.plain(display_name) gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index contacts_company_plain on contacts using gin (peak.plain(company) gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index contacts_phone_digits on contacts using gin (peak.digits(phone) gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index exchanges_name_plain on exchanges using gin (peak.plain(name) gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index exchanges_client_name_plain on exchanges using gin (peak.plain(client_name) gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index properties_address_plain on properties using gin (peak.plain(address) gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index properties_city_plain on properties using gin (peak.plain(city) gin_trgm_ops) with (gin_pending_list_limit = 256);
    drop index properties_address_trgm, properties_city_trgm;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create index properties_address_trgm on properties using gin (address gin_trgm_ops) with (gin_pending_list_limit = 256);
    create index properties_city_trgm on properties using gin (city gin_trgm_ops) with (gin_pending_list_limit = 256);
    drop index properties_city_plain, properties_address_plain, exchanges_client_name_plain, exchanges_name_plain, contacts_phone_digits, contacts_company_plain, contacts_display_name_plain;
    drop function peak.digits(text), peak.plain(text);
  `)
}
