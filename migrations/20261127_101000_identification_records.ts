import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What happens to a signed notice without touching it: which property an item became, and what was
 * revoked, with or without effect; and the text that the printed fingerprint of a receipt is of.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update identifications set signed_by_taxpayer = (invalid_reason is distinct from 'It is not signed by the taxpayer.');

    create table peak.identification_links (
      notice_id uuid not null references identifications (id) on delete cascade,
      item_id text not null,
      -- Null where staff say that it is none of the properties of the exchange.
      property_id uuid references properties (id) on delete cascade,
      user_id uuid references users (id),
      created_at timestamptz not null default now(),
      primary key (notice_id, item_id)
    );
    create index identification_links_of_property on peak.identification_links (property_id);

    create table peak.identification_revocations (
      id uuid primary key,
      notice_id uuid not null references identifications (id) on delete cascade,
      source text not null check (source in ('portal', 'paper')),
      -- The ids of what it takes back.
      items jsonb not null,
      effective boolean not null,
      reason text,
      typed_name text,
      signed_by_taxpayer boolean not null,
      recipient jsonb,
      sent_at timestamptz not null,
      note text,
      user_id uuid references users (id),
      content text,
      pdf bytea,
      sha256 text,
      created_at timestamptz not null default now()
    );
    create index identification_revocations_of_notice on peak.identification_revocations (notice_id, created_at);
    create trigger identification_revocations_keep before update or delete on peak.identification_revocations for each row execute function refuse_receipt_change();

    alter table peak.identification_receipts add column content text;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table peak.identification_receipts drop column content;
    drop table peak.identification_revocations, peak.identification_links;
  `)
}
