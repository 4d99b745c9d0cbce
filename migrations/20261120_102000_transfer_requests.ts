import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Changes of a transfer date that wait for a second person, where the firm wants one; and short
 * lists of what the search indexes have still to take in.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table peak.transfer_requests (
      id uuid primary key,
      exchange_id uuid not null references exchanges (id) on delete cascade,
      transfer_date text not null,
      evidence text not null,
      state text not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'REFUSED')),
      requested_by uuid not null references users (id),
      decided_by uuid references users (id),
      decided_at timestamptz,
      note text,
      created_at timestamptz not null default now()
    );
    create index transfer_requests_of_exchange on peak.transfer_requests (exchange_id, created_at desc);
    create unique index transfer_requests_one_waiting on peak.transfer_requests (exchange_id) where state = 'REQUESTED';

    -- What was written last waits in a list that every search reads: it is kept short.
    alter index exchanges_name_trgm set (gin_pending_list_limit = 256);
    alter index exchanges_client_name_trgm set (gin_pending_list_limit = 256);
    alter index exchanges_number_trgm set (gin_pending_list_limit = 256);
    alter index contacts_display_name_trgm set (gin_pending_list_limit = 256);
    alter index contacts_email_trgm set (gin_pending_list_limit = 256);
    alter index contacts_account_trgm set (gin_pending_list_limit = 256);
    alter index properties_address_trgm set (gin_pending_list_limit = 256);
    alter index properties_city_trgm set (gin_pending_list_limit = 256);
    alter index properties_apn_trgm set (gin_pending_list_limit = 256);
    alter index properties_escrow_trgm set (gin_pending_list_limit = 256);
    alter index tasks_title_trgm set (gin_pending_list_limit = 256);
    alter index documents_title_trgm set (gin_pending_list_limit = 256);
    alter index messages_content_trgm set (gin_pending_list_limit = 256);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table peak.transfer_requests;`)
}
