import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Saved views of lists and templates of tasks become collections, as the records of the work did.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  -- What a process of the version before is writing is there before it is copied; what it writes then waits.
  lock table peak.task_templates, peak.saved_views, peak.task_plans in access exclusive mode;
   CREATE TYPE "public"."enum_task_templates_exchange_type" AS ENUM('delayed', 'simultaneous', 'reverse', 'improvement');
  CREATE TABLE "task_templates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"exchange_type" "enum_task_templates_exchange_type",
  	"items" jsonb NOT NULL,
  	"automatic" boolean DEFAULT false NOT NULL,
  	"active" boolean DEFAULT true NOT NULL,
  	"user_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "saved_views" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid NOT NULL,
  	"list" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"query" jsonb NOT NULL,
  	"shared" boolean DEFAULT false NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "task_templates" ADD CONSTRAINT "task_templates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "task_templates_user_idx" ON "task_templates" USING btree ("user_id");
  CREATE INDEX "task_templates_updated_at_idx" ON "task_templates" USING btree ("updated_at");
  CREATE INDEX "task_templates_created_at_idx" ON "task_templates" USING btree ("created_at");
  CREATE INDEX "saved_views_user_idx" ON "saved_views" USING btree ("user_id");
  CREATE INDEX "saved_views_updated_at_idx" ON "saved_views" USING btree ("updated_at");
  CREATE INDEX "saved_views_created_at_idx" ON "saved_views" USING btree ("created_at");
  CREATE UNIQUE INDEX "user_list_name_idx" ON "saved_views" USING btree ("user_id","list","name");

  -- What was saved so far moves into the tables of the collections; when it was made was not kept.
  insert into task_templates (id, name, exchange_type, items, automatic, active, user_id, created_at, updated_at)
    select id, name, exchange_type::enum_task_templates_exchange_type, items, automatic, active, user_id, updated_at, updated_at from peak.task_templates;
  insert into saved_views (id, user_id, list, name, query, shared, created_at, updated_at)
    select id, user_id, list, name, query, shared, updated_at, updated_at from peak.saved_views;
  alter table peak.task_plans drop constraint task_plans_template_id_fkey, add constraint task_plans_template_id_fkey foreign key (template_id) references public.task_templates (id);
  -- destructive: every row was carried over above.
  drop table peak.saved_views, peak.task_templates;

  do $$
  declare name text;
  begin
    foreach name in array array['saved_views', 'task_templates'] loop
      execute format('create trigger %I before update on %I for each row when (new.updated_at <= old.updated_at and new.* is distinct from old.*) execute function grow_updated_at()', name || '_updated_at', name);
    end loop;
  end $$;
  create index saved_views_shared on saved_views (list) where shared;

  -- A process of the version before this one goes on with the names that it knows; removed with the next release.
  create view peak.task_templates as select id, name, exchange_type, items, automatic, active, user_id, updated_at from public.task_templates;
  create view peak.saved_views as select id, user_id, list, name, query, shared, updated_at from public.saved_views;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  drop view peak.task_templates, peak.saved_views;
  create table peak.task_templates as select id, name::text, exchange_type::text, items, automatic, active, user_id, updated_at from task_templates;
  create table peak.saved_views as select id, user_id, list::text, name::text, query, shared, updated_at from saved_views;
  alter table peak.task_templates add primary key (id), alter column automatic set default false, alter column active set default true, alter column updated_at set default now();
  alter table peak.saved_views add primary key (id), add unique (user_id, list, name), alter column shared set default false, alter column updated_at set default now();
  alter table peak.task_plans drop constraint task_plans_template_id_fkey, add constraint task_plans_template_id_fkey foreign key (template_id) references peak.task_templates (id);
  -- destructive: the rows stand in the tables made above.
   DROP TABLE "task_templates" CASCADE;
  DROP TABLE "saved_views" CASCADE;
  DROP TYPE "public"."enum_task_templates_exchange_type";`)
}
