import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Stages, overrides, requests, screenings, worksheets and comments become collections, the settings a
 * global: records of the business with access, API and panel like all others.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  -- What a process of the version before is writing is there before it is copied; what it writes then waits.
  lock table peak.exchange_stages, peak.deadline_overrides, peak.transfer_requests, peak.screenings, peak.worksheets, peak.task_comments, peak.settings in access exclusive mode;
   CREATE TYPE "public"."enum_deadline_overrides_which" AS ENUM('both', 'identification', 'exchange');
  CREATE TYPE "public"."enum_deadline_overrides_section" AS ENUM('6', '17', 'other');
  CREATE TYPE "public"."enum_deadline_overrides_state" AS ENUM('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN');
  CREATE TYPE "public"."enum_transfer_requests_state" AS ENUM('REQUESTED', 'APPROVED', 'REFUSED');
  CREATE TYPE "public"."enum_screenings_state" AS ENUM('CLEAR', 'OPEN', 'CLEARED', 'CONFIRMED');
  CREATE TYPE "public"."enum_settings_require_second_factor" AS ENUM('admin', 'coordinator', 'client', 'third_party', 'agency');
  CREATE TYPE "public"."enum_settings_sync_schedule" AS ENUM('off', 'hourly', 'daily');
  CREATE TYPE "public"."enum_settings_synced_task_audience" AS ENUM('all', 'staff');
  CREATE TYPE "public"."enum_settings_account_contacts" AS ENUM('none', 'all');
  CREATE TABLE "exchange_stages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"stage" varchar NOT NULL,
  	"effective_on" varchar,
  	"property_id" uuid,
  	"reason" varchar,
  	"evidence" varchar,
  	"overridden" jsonb NOT NULL,
  	"user_id" uuid,
  	"withdraws_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "deadline_overrides" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"which" "enum_deadline_overrides_which" NOT NULL,
  	"section" "enum_deadline_overrides_section" NOT NULL,
  	"notice_url" varchar,
  	"notice_number" varchar,
  	"affected_taxpayer" boolean,
  	"disaster_date" varchar NOT NULL,
  	"postponed_to" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"advisor" varchar,
  	"state" "enum_deadline_overrides_state" DEFAULT 'REQUESTED' NOT NULL,
  	"requested_by_id" uuid NOT NULL,
  	"decided_by_id" uuid,
  	"decided_at" timestamp(3) with time zone,
  	"decision_note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "transfer_requests" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"transfer_date" varchar NOT NULL,
  	"evidence" varchar NOT NULL,
  	"reason" varchar,
  	"state" "enum_transfer_requests_state" DEFAULT 'REQUESTED' NOT NULL,
  	"requested_by_id" uuid NOT NULL,
  	"decided_by_id" uuid,
  	"decided_at" timestamp(3) with time zone,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "screenings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"party" varchar NOT NULL,
  	"part" varchar NOT NULL,
  	"facts" jsonb NOT NULL,
  	"flags" jsonb NOT NULL,
  	"disqualified" boolean DEFAULT false NOT NULL,
  	"related" boolean DEFAULT false NOT NULL,
  	"state" "enum_screenings_state" NOT NULL,
  	"note" varchar,
  	"user_id" uuid,
  	"decided_by_id" uuid,
  	"decided_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "worksheets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"input" jsonb NOT NULL,
  	"user_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "task_comments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"task_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"content" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "settings_require_second_factor" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_settings_require_second_factor",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "settings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"sync_schedule" "enum_settings_sync_schedule",
  	"sync_hour" numeric,
  	"synced_task_audience" "enum_settings_synced_task_audience",
  	"trusted_devices" boolean,
  	"participant_approval_admin" boolean,
  	"participant_approval_client" boolean,
  	"transfer_date_second_person" boolean,
  	"account_contacts" "enum_settings_account_contacts",
  	"field_labels" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "exchange_stages" ADD CONSTRAINT "exchange_stages_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_stages" ADD CONSTRAINT "exchange_stages_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_stages" ADD CONSTRAINT "exchange_stages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_stages" ADD CONSTRAINT "exchange_stages_withdraws_id_exchange_stages_id_fk" FOREIGN KEY ("withdraws_id") REFERENCES "public"."exchange_stages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deadline_overrides" ADD CONSTRAINT "deadline_overrides_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deadline_overrides" ADD CONSTRAINT "deadline_overrides_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deadline_overrides" ADD CONSTRAINT "deadline_overrides_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "screenings" ADD CONSTRAINT "screenings_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "screenings" ADD CONSTRAINT "screenings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "screenings" ADD CONSTRAINT "screenings_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "worksheets" ADD CONSTRAINT "worksheets_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "worksheets" ADD CONSTRAINT "worksheets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "task_comments" ADD CONSTRAINT "task_comments_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "task_comments" ADD CONSTRAINT "task_comments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "settings_require_second_factor" ADD CONSTRAINT "settings_require_second_factor_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."settings"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "exchange_stages_exchange_idx" ON "exchange_stages" USING btree ("exchange_id");
  CREATE INDEX "exchange_stages_property_idx" ON "exchange_stages" USING btree ("property_id");
  CREATE INDEX "exchange_stages_user_idx" ON "exchange_stages" USING btree ("user_id");
  CREATE INDEX "exchange_stages_withdraws_idx" ON "exchange_stages" USING btree ("withdraws_id");
  CREATE INDEX "exchange_stages_updated_at_idx" ON "exchange_stages" USING btree ("updated_at");
  CREATE INDEX "exchange_stages_created_at_idx" ON "exchange_stages" USING btree ("created_at");
  CREATE INDEX "deadline_overrides_exchange_idx" ON "deadline_overrides" USING btree ("exchange_id");
  CREATE INDEX "deadline_overrides_requested_by_idx" ON "deadline_overrides" USING btree ("requested_by_id");
  CREATE INDEX "deadline_overrides_decided_by_idx" ON "deadline_overrides" USING btree ("decided_by_id");
  CREATE INDEX "deadline_overrides_updated_at_idx" ON "deadline_overrides" USING btree ("updated_at");
  CREATE INDEX "deadline_overrides_created_at_idx" ON "deadline_overrides" USING btree ("created_at");
  CREATE INDEX "transfer_requests_exchange_idx" ON "transfer_requests" USING btree ("exchange_id");
  CREATE INDEX "transfer_requests_requested_by_idx" ON "transfer_requests" USING btree ("requested_by_id");
  CREATE INDEX "transfer_requests_decided_by_idx" ON "transfer_requests" USING btree ("decided_by_id");
  CREATE INDEX "transfer_requests_updated_at_idx" ON "transfer_requests" USING btree ("updated_at");
  CREATE INDEX "transfer_requests_created_at_idx" ON "transfer_requests" USING btree ("created_at");
  CREATE INDEX "screenings_exchange_idx" ON "screenings" USING btree ("exchange_id");
  CREATE INDEX "screenings_user_idx" ON "screenings" USING btree ("user_id");
  CREATE INDEX "screenings_decided_by_idx" ON "screenings" USING btree ("decided_by_id");
  CREATE INDEX "screenings_updated_at_idx" ON "screenings" USING btree ("updated_at");
  CREATE INDEX "screenings_created_at_idx" ON "screenings" USING btree ("created_at");
  CREATE UNIQUE INDEX "worksheets_exchange_idx" ON "worksheets" USING btree ("exchange_id");
  CREATE INDEX "worksheets_user_idx" ON "worksheets" USING btree ("user_id");
  CREATE INDEX "worksheets_updated_at_idx" ON "worksheets" USING btree ("updated_at");
  CREATE INDEX "worksheets_created_at_idx" ON "worksheets" USING btree ("created_at");
  CREATE INDEX "task_comments_task_idx" ON "task_comments" USING btree ("task_id");
  CREATE INDEX "task_comments_user_idx" ON "task_comments" USING btree ("user_id");
  CREATE INDEX "task_comments_updated_at_idx" ON "task_comments" USING btree ("updated_at");
  CREATE INDEX "task_comments_created_at_idx" ON "task_comments" USING btree ("created_at");
  CREATE INDEX "settings_require_second_factor_order_idx" ON "settings_require_second_factor" USING btree ("order");
  CREATE INDEX "settings_require_second_factor_parent_idx" ON "settings_require_second_factor" USING btree ("parent_id");

  -- What was recorded so far moves into the tables of the collections.
  insert into exchange_stages (id, exchange_id, stage, effective_on, property_id, reason, evidence, overridden, user_id, withdraws_id, created_at, updated_at)
    select id, exchange_id, stage, effective_on, property_id, reason, evidence, overridden, user_id, withdraws, created_at, created_at from peak.exchange_stages;
  insert into deadline_overrides (id, exchange_id, which, section, notice_url, notice_number, affected_taxpayer, disaster_date, postponed_to, reason, advisor, state, requested_by_id, decided_by_id, decided_at, decision_note, created_at, updated_at)
    select id, exchange_id, which::enum_deadline_overrides_which, section::enum_deadline_overrides_section, notice_url, notice_number, affected_taxpayer, disaster_date, postponed_to, reason, advisor,
      state::enum_deadline_overrides_state, requested_by, decided_by, decided_at, decision_note, created_at, coalesce(decided_at, created_at) from peak.deadline_overrides;
  insert into transfer_requests (id, exchange_id, transfer_date, evidence, reason, state, requested_by_id, decided_by_id, decided_at, note, created_at, updated_at)
    select id, exchange_id, transfer_date, evidence, reason, state::enum_transfer_requests_state, requested_by, decided_by, decided_at, note, created_at, coalesce(decided_at, created_at) from peak.transfer_requests;
  insert into screenings (id, exchange_id, party, part, facts, flags, disqualified, related, state, note, user_id, decided_by_id, decided_at, created_at, updated_at)
    select id, exchange_id, party, part, facts, flags, disqualified, related, state::enum_screenings_state, note, user_id, decided_by, decided_at, created_at, coalesce(decided_at, created_at) from peak.screenings;
  insert into worksheets (id, exchange_id, input, user_id, created_at, updated_at)
    select gen_random_uuid(), exchange_id, input, user_id, updated_at, updated_at from peak.worksheets;
  insert into task_comments (id, task_id, user_id, content, created_at, updated_at)
    select id, task_id, user_id, content, created_at, created_at from peak.task_comments;
  insert into settings (id, sync_schedule, sync_hour, synced_task_audience, trusted_devices, participant_approval_admin, participant_approval_client,
      transfer_date_second_person, account_contacts, field_labels, created_at, updated_at)
    select gen_random_uuid(), (s.value->>'syncSchedule')::enum_settings_sync_schedule, (s.value->>'syncHour')::numeric, (s.value->>'syncedTaskAudience')::enum_settings_synced_task_audience,
      (s.value->>'trustedDevices')::boolean, (s.value->'participantApproval'->>'admin')::boolean, (s.value->'participantApproval'->>'client')::boolean,
      (s.value->>'transferDateSecondPerson')::boolean, (s.value->>'accountContacts')::enum_settings_account_contacts, s.value->'fieldLabels', now(), now()
    from (select 1) as one left join peak.settings s on s.id = 1;
  insert into settings_require_second_factor (id, parent_id, value, "order")
    select gen_random_uuid(), (select id from settings), role::enum_settings_require_second_factor, place
    from peak.settings s, jsonb_array_elements_text(s.value->'requireSecondFactor') with ordinality as roles (role, place) where s.id = 1;

  -- destructive: every row was carried over above.
  drop table peak.exchange_stages, peak.deadline_overrides, peak.transfer_requests, peak.screenings, peak.worksheets, peak.task_comments;

  do $$
  declare name text;
  begin
    foreach name in array array['exchange_stages', 'deadline_overrides', 'transfer_requests', 'screenings', 'worksheets', 'task_comments', 'settings'] loop
      execute format('create trigger %I before update on %I for each row when (new.updated_at <= old.updated_at and new.* is distinct from old.*) execute function grow_updated_at()', name || '_updated_at', name);
    end loop;
  end $$;
  alter table worksheets alter column id set default gen_random_uuid();
  alter table exchange_stages alter column overridden set default '[]';
  create index exchange_stages_of_exchange on exchange_stages (exchange_id, created_at desc);
  create index deadline_overrides_of_exchange on deadline_overrides (exchange_id, created_at desc);
  create unique index deadline_overrides_one_waiting on deadline_overrides (exchange_id) where state = 'REQUESTED';
  create unique index deadline_overrides_one_approved on deadline_overrides (exchange_id) where state = 'APPROVED';
  create index transfer_requests_of_exchange on transfer_requests (exchange_id, created_at desc);
  create unique index transfer_requests_one_waiting on transfer_requests (exchange_id) where state = 'REQUESTED';
  create index screenings_of_exchange on screenings (exchange_id, created_at);
  create index task_comments_of_task on task_comments (task_id, created_at);

  -- A process of the version before this one goes on with the names that it knows; removed with the next release.
  create view peak.exchange_stages as select id, exchange_id, stage, effective_on, property_id, reason, evidence, overridden, user_id, withdraws_id as withdraws, created_at from public.exchange_stages;
  create view peak.deadline_overrides as select id, exchange_id, which, section, notice_url, notice_number, affected_taxpayer, disaster_date, postponed_to, reason, advisor, state,
    requested_by_id as requested_by, decided_by_id as decided_by, decided_at, decision_note, created_at from public.deadline_overrides;
  create view peak.transfer_requests as select id, exchange_id, transfer_date, evidence, reason, state, requested_by_id as requested_by, decided_by_id as decided_by, decided_at, note, created_at from public.transfer_requests;
  create view peak.screenings as select id, exchange_id, party, part, facts, flags, disqualified, related, state, note, user_id, decided_by_id as decided_by, decided_at, created_at from public.screenings;
  create view peak.worksheets as select exchange_id, input, user_id, updated_at from public.worksheets;
  create view peak.task_comments as select id, task_id, user_id, content, created_at from public.task_comments;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  drop view peak.exchange_stages, peak.deadline_overrides, peak.transfer_requests, peak.screenings, peak.worksheets, peak.task_comments;
  create table peak.exchange_stages as select id, exchange_id, stage::text, effective_on::text, property_id, reason::text, evidence::text, overridden, user_id, withdraws_id as withdraws, created_at from exchange_stages;
  create table peak.deadline_overrides as select id, exchange_id, which::text, section::text, notice_url::text, notice_number::text, affected_taxpayer, disaster_date::text, postponed_to::text, reason::text, advisor::text, state::text,
    requested_by_id as requested_by, decided_by_id as decided_by, decided_at, decision_note::text, created_at from deadline_overrides;
  create table peak.transfer_requests as select id, exchange_id, transfer_date::text, evidence::text, reason::text, state::text, requested_by_id as requested_by, decided_by_id as decided_by, decided_at, note::text, created_at from transfer_requests;
  create table peak.screenings as select id, exchange_id, party::text, part::text, facts, flags, disqualified, related, state::text, note::text, user_id, decided_by_id as decided_by, decided_at, created_at from screenings;
  create table peak.worksheets as select exchange_id, input, user_id, updated_at from worksheets;
  create table peak.task_comments as select id, task_id, user_id, content::text, created_at from task_comments;
  alter table peak.exchange_stages add primary key (id), alter column overridden set default '[]', alter column created_at set default now();
  alter table peak.deadline_overrides add primary key (id), alter column state set default 'REQUESTED', alter column created_at set default now();
  alter table peak.transfer_requests add primary key (id), alter column state set default 'REQUESTED', alter column created_at set default now();
  alter table peak.screenings add primary key (id), alter column created_at set default now();
  alter table peak.worksheets add primary key (exchange_id), alter column updated_at set default now();
  alter table peak.task_comments add primary key (id), alter column created_at set default now();
  create index exchange_stages_of_exchange on peak.exchange_stages (exchange_id, created_at desc);
  create index deadline_overrides_of_exchange on peak.deadline_overrides (exchange_id, created_at desc);
  create unique index deadline_overrides_one_waiting on peak.deadline_overrides (exchange_id) where state = 'REQUESTED';
  create unique index deadline_overrides_one_approved on peak.deadline_overrides (exchange_id) where state = 'APPROVED';
  create index transfer_requests_of_exchange on peak.transfer_requests (exchange_id, created_at desc);
  create unique index transfer_requests_one_waiting on peak.transfer_requests (exchange_id) where state = 'REQUESTED';
  create index screenings_of_exchange on peak.screenings (exchange_id, created_at);
  create index task_comments_of_task on peak.task_comments (task_id, created_at);
  update peak.settings p set value = p.value || jsonb_strip_nulls(jsonb_build_object('syncSchedule', s.sync_schedule, 'syncHour', s.sync_hour, 'syncedTaskAudience', s.synced_task_audience,
      'trustedDevices', s.trusted_devices, 'transferDateSecondPerson', s.transfer_date_second_person, 'accountContacts', s.account_contacts, 'fieldLabels', s.field_labels,
      'participantApproval', case when s.participant_approval_admin is not null then jsonb_build_object('admin', s.participant_approval_admin, 'client', s.participant_approval_client) end,
      'requireSecondFactor', (select jsonb_agg(r.value order by r."order") from settings_require_second_factor r where r.parent_id = s.id)))
    from settings s where p.id = 1;
  -- destructive: the rows stand in the tables made above.
   DROP TABLE "exchange_stages" CASCADE;
  DROP TABLE "deadline_overrides" CASCADE;
  DROP TABLE "transfer_requests" CASCADE;
  DROP TABLE "screenings" CASCADE;
  DROP TABLE "worksheets" CASCADE;
  DROP TABLE "task_comments" CASCADE;
  DROP TABLE "settings_require_second_factor" CASCADE;
  DROP TABLE "settings" CASCADE;
  DROP TYPE "public"."enum_deadline_overrides_which";
  DROP TYPE "public"."enum_deadline_overrides_section";
  DROP TYPE "public"."enum_deadline_overrides_state";
  DROP TYPE "public"."enum_transfer_requests_state";
  DROP TYPE "public"."enum_screenings_state";
  DROP TYPE "public"."enum_settings_require_second_factor";
  DROP TYPE "public"."enum_settings_sync_schedule";
  DROP TYPE "public"."enum_settings_synced_task_audience";
  DROP TYPE "public"."enum_settings_account_contacts";`)
}
