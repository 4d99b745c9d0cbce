import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What guides the work and belongs to no collection: stages, overrides, calendar feeds, receipts,
 * plans and comments of tasks, saved views, screening, worksheets, imports; and the indexes of search.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update exchanges set stage = (case
      when source_state = 'cancelled' and relinquished_transfer_date <= current_date::text then 'TERMINATED_FAILED'
      when source_state = 'cancelled' then 'CANCELLED_BEFORE_CLOSE'
      when source_state = 'closed' then 'COMPLETED'
      when relinquished_transfer_date is null or relinquished_transfer_date > current_date::text then 'INTAKE'
      when identification_deadline < current_date::text then 'ID_LOCKED'
      else 'ID_OPEN' end)::enum_exchanges_stage where stage is null;

    create table peak.exchange_stages (
      id uuid primary key,
      exchange_id uuid not null references exchanges (id) on delete cascade,
      stage text not null,
      -- The day it took place, such as the day the agreement was signed.
      effective_on text,
      reason text,
      evidence text,
      overridden jsonb not null default '[]',
      user_id uuid references users (id),
      created_at timestamptz not null default now()
    );
    create index exchange_stages_of_exchange on peak.exchange_stages (exchange_id, created_at desc);

    create table peak.deadline_overrides (
      id uuid primary key,
      exchange_id uuid not null references exchanges (id) on delete cascade,
      which text not null check (which in ('both', 'identification', 'exchange')),
      section text not null check (section in ('6', '17', 'other')),
      notice_url text,
      disaster_date text not null,
      postponed_to text not null,
      reason text not null,
      advisor text,
      state text not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
      requested_by uuid not null references users (id),
      decided_by uuid references users (id),
      decided_at timestamptz,
      decision_note text,
      created_at timestamptz not null default now()
    );
    create index deadline_overrides_of_exchange on peak.deadline_overrides (exchange_id, created_at desc);
    create unique index deadline_overrides_one_waiting on peak.deadline_overrides (exchange_id) where state = 'REQUESTED';
    create unique index deadline_overrides_one_approved on peak.deadline_overrides (exchange_id) where state = 'APPROVED';

    create table peak.calendar_feeds (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      -- One exchange, or null for all of the person.
      exchange_id uuid references exchanges (id) on delete cascade,
      token_hash text not null unique,
      created_at timestamptz not null default now(),
      read_at timestamptz,
      revoked_at timestamptz
    );
    create index calendar_feeds_of_user on peak.calendar_feeds (user_id, created_at desc);

    create table peak.identification_drafts (
      exchange_id uuid primary key references exchanges (id) on delete cascade,
      items jsonb not null,
      user_id uuid references users (id),
      updated_at timestamptz not null default now()
    );
    create table peak.identification_receipts (
      notice_id uuid primary key references identifications (id),
      pdf bytea not null,
      sha256 text not null,
      created_at timestamptz not null default now()
    );
    create function refuse_receipt_change() returns trigger language plpgsql as $$
    begin
      raise exception 'A receipt cannot be changed.' using errcode = '23514';
    end $$;
    create trigger identification_receipts_keep before update or delete on peak.identification_receipts for each row execute function refuse_receipt_change();
    create unique index identifications_one_in_force on identifications (exchange_id) where state = 'SIGNED' and source = 'portal';

    create table peak.task_templates (
      id uuid primary key,
      name text not null,
      exchange_type text,
      items jsonb not null,
      automatic boolean not null default false,
      active boolean not null default true,
      user_id uuid references users (id),
      updated_at timestamptz not null default now()
    );
    create table peak.task_plans (
      task_id uuid primary key references tasks (id) on delete cascade,
      -- The occurrences of one repeated task, or the days over which one rolled, have this in common.
      series uuid not null,
      recurrence jsonb,
      roll_over boolean not null default false,
      template_id uuid references peak.task_templates (id),
      -- Template, item and exchange: a template gives each of its tasks once.
      once_key text unique,
      anchor text check (anchor in ('T', 'D45', 'END', 'CLOSING')),
      anchor_days int,
      -- The date that the plan gave: while the task still has it, it moves with its anchor.
      planned_date text,
      next_id uuid
    );
    -- For which date somebody was told that a task is overdue: once for each.
    create table peak.task_alerts (
      task_id uuid primary key references tasks (id) on delete cascade,
      due_date text not null
    );
    create index task_plans_of_series on peak.task_plans (series);
    create table peak.task_events (
      id uuid primary key,
      task_id uuid not null references tasks (id) on delete cascade,
      kind text not null check (kind in ('completed', 'reopened', 'rolled', 'moved', 'repeated')),
      from_date text,
      to_date text,
      user_id uuid references users (id),
      created_at timestamptz not null default now()
    );
    create index task_events_of_task on peak.task_events (task_id, created_at desc);
    create table peak.task_comments (
      id uuid primary key,
      task_id uuid not null references tasks (id) on delete cascade,
      user_id uuid not null references users (id),
      content text not null,
      created_at timestamptz not null default now()
    );
    create index task_comments_of_task on peak.task_comments (task_id, created_at);

    create table peak.saved_views (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      list text not null,
      name text not null,
      query jsonb not null,
      shared boolean not null default false,
      updated_at timestamptz not null default now(),
      unique (user_id, list, name)
    );

    create table peak.screenings (
      id uuid primary key,
      exchange_id uuid not null references exchanges (id) on delete cascade,
      party text not null,
      part text not null,
      facts jsonb not null,
      flags jsonb not null,
      disqualified boolean not null,
      related boolean not null,
      state text not null check (state in ('CLEAR', 'OPEN', 'CLEARED', 'CONFIRMED')),
      note text,
      user_id uuid references users (id),
      decided_by uuid references users (id),
      decided_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index screenings_of_exchange on peak.screenings (exchange_id, created_at);

    create table peak.worksheets (
      exchange_id uuid primary key references exchanges (id) on delete cascade,
      input jsonb not null,
      user_id uuid references users (id),
      updated_at timestamptz not null default now()
    );

    create table peak.contact_imports (
      id uuid primary key,
      file_name text not null,
      made jsonb not null,
      state text not null check (state in ('COMMITTED', 'UNDONE')),
      user_id uuid references users (id),
      created_at timestamptz not null default now(),
      undone_at timestamptz
    );

    create index exchanges_tags on exchanges using gin (tags);
    create index properties_apn_trgm on properties using gin (apn gin_trgm_ops);
    create index properties_escrow_trgm on properties using gin (escrow_number gin_trgm_ops);
    create index tasks_title_trgm on tasks using gin (title gin_trgm_ops);
    create index documents_title_trgm on documents using gin (title gin_trgm_ops);
    create index messages_content_trgm on messages using gin (content gin_trgm_ops);
    create index contacts_account_trgm on contacts using gin (account_name gin_trgm_ops);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index contacts_account_trgm, messages_content_trgm, documents_title_trgm, tasks_title_trgm, properties_escrow_trgm, properties_apn_trgm, exchanges_tags, identifications_one_in_force;
    drop table peak.contact_imports, peak.worksheets, peak.screenings, peak.saved_views, peak.task_comments, peak.task_events, peak.task_alerts, peak.task_plans, peak.task_templates,
      peak.identification_receipts, peak.identification_drafts, peak.calendar_feeds, peak.deadline_overrides, peak.exchange_stages;
    drop function refuse_receipt_change();
  `)
}
