import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Mail and text messages on their way, and those that were sent or kept (docs/design/outbox.md). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table peak.outbox (
      id uuid primary key,
      channel text not null check (channel in ('mail', 'sms')),
      recipient text not null,
      subject text not null default '',
      -- Sealed where secret; null once a secret was sent.
      text text,
      html text,
      user_id uuid references users (id) on delete set null,
      kind text not null,
      secret boolean not null default false,
      state text not null check (state in ('QUEUED', 'KEPT', 'SENT', 'FAILED')),
      attempts int not null default 0,
      claimed_at timestamptz,
      error text,
      created_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index outbox_newest on peak.outbox (created_at desc, id desc);
    create index outbox_by_state on peak.outbox (state, created_at desc, id desc);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table peak.outbox`)
}
