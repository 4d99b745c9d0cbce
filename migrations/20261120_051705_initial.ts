import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_exchanges_type" AS ENUM('delayed', 'simultaneous', 'reverse', 'improvement');
  CREATE TYPE "public"."enum_exchanges_status" AS ENUM('PENDING', '45D', '180D', 'COMPLETED', 'TERMINATED');
  CREATE TYPE "public"."enum_exchanges_transfer_date_source" AS ENUM('synced', 'confirmed');
  CREATE TYPE "public"."enum_exchanges_taxpayer_type" AS ENUM('individual', 'trust', 'c-corporation', 's-corporation', 'partnership');
  CREATE TYPE "public"."enum_exchanges_pinned_status" AS ENUM('PENDING', '45D', '180D', 'COMPLETED', 'TERMINATED');
  CREATE TYPE "public"."enum_exchanges_source_state" AS ENUM('open', 'closed', 'cancelled');
  CREATE TYPE "public"."enum_exchange_participants_status" AS ENUM('PENDING', 'ACTIVE', 'REMOVED');
  CREATE TYPE "public"."enum_exchange_participants_source" AS ENUM('sync', 'manual');
  CREATE TYPE "public"."enum_properties_side" AS ENUM('relinquished', 'replacement');
  CREATE TYPE "public"."enum_properties_status" AS ENUM('pending', 'identified', 'under_contract', 'closed', 'cancelled');
  CREATE TYPE "public"."enum_tasks_status" AS ENUM('PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED');
  CREATE TYPE "public"."enum_tasks_priority" AS ENUM('LOW', 'MEDIUM', 'HIGH', 'URGENT');
  CREATE TYPE "public"."enum_tasks_audience" AS ENUM('all', 'staff');
  CREATE TYPE "public"."enum_documents_allowed_roles" AS ENUM('client', 'third_party', 'agency');
  CREATE TYPE "public"."enum_documents_access_level" AS ENUM('exchange', 'staff', 'restricted');
  CREATE TYPE "public"."enum_messages_message_type" AS ENUM('text', 'file', 'system');
  CREATE TYPE "public"."enum_messages_audience" AS ENUM('all', 'staff');
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'coordinator', 'client', 'third_party', 'agency');
  CREATE TYPE "public"."enum_sync_runs_kind" AS ENUM('contacts', 'matters', 'tasks', 'all');
  CREATE TYPE "public"."enum_sync_runs_status" AS ENUM('RUNNING', 'SUCCESS', 'PARTIAL', 'FAILED');
  CREATE TYPE "public"."enum_sync_discrepancies_status" AS ENUM('OPEN', 'RESOLVED');
  CREATE TYPE "public"."enum_sync_discrepancies_kept" AS ENUM('ours', 'theirs');
  CREATE TYPE "public"."enum_audit_logs_outcome" AS ENUM('success', 'failure', 'refused');
  CREATE TABLE "exchanges" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_number" varchar,
  	"name" varchar NOT NULL,
  	"type" "enum_exchanges_type" DEFAULT 'delayed',
  	"status" "enum_exchanges_status" DEFAULT 'PENDING',
  	"expired" boolean DEFAULT false,
  	"client_id" uuid,
  	"client_name" varchar,
  	"coordinator_id" uuid,
  	"coordinator_name" varchar,
  	"relinquished_value_cents" numeric,
  	"proceeds_cents" numeric,
  	"notes" varchar,
  	"archived" boolean DEFAULT false,
  	"relinquished_transfer_date" varchar,
  	"transfer_date_source" "enum_exchanges_transfer_date_source",
  	"transfer_evidence" varchar,
  	"expected_closing_date" varchar,
  	"taxpayer_type" "enum_exchanges_taxpayer_type",
  	"extension_filed" boolean DEFAULT false,
  	"return_due_date" varchar,
  	"extended_due_date" varchar,
  	"identification_deadline" varchar,
  	"exchange_deadline" varchar,
  	"completion_date" varchar,
  	"pinned_status" "enum_exchanges_pinned_status",
  	"status_pinned_reason" varchar,
  	"source_state" "enum_exchanges_source_state",
  	"pp_matter_id" varchar,
  	"pp_data" jsonb,
  	"pp_base" jsonb,
  	"pp_hash" varchar,
  	"pp_updated_at" varchar,
  	"missing_since" timestamp(3) with time zone,
  	"last_sync_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "exchange_participants" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"user_id" uuid,
  	"contact_id" uuid,
  	"person_name" varchar,
  	"role" varchar,
  	"permissions" jsonb DEFAULT '["view","message"]'::jsonb NOT NULL,
  	"status" "enum_exchange_participants_status" DEFAULT 'ACTIVE' NOT NULL,
  	"approvals_admin" boolean DEFAULT false,
  	"approvals_client" boolean DEFAULT false,
  	"assigned_by_id" uuid,
  	"assigned_at" timestamp(3) with time zone,
  	"source" "enum_exchange_participants_source" DEFAULT 'manual',
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "properties" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"side" "enum_properties_side" NOT NULL,
  	"address" varchar,
  	"city" varchar,
  	"state" varchar,
  	"zip" varchar,
  	"apn" varchar,
  	"escrow_number" varchar,
  	"value_cents" numeric,
  	"contract_date" varchar,
  	"closing_date" varchar,
  	"status" "enum_properties_status" DEFAULT 'pending',
  	"pp_key" varchar,
  	"pp_base" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "tasks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"description" varchar,
  	"status" "enum_tasks_status" DEFAULT 'PENDING' NOT NULL,
  	"priority" "enum_tasks_priority" DEFAULT 'MEDIUM',
  	"due_date" varchar,
  	"exchange_id" uuid,
  	"assignee_id" uuid,
  	"assignee_name" varchar,
  	"audience" "enum_tasks_audience" DEFAULT 'all' NOT NULL,
  	"completed_at" timestamp(3) with time zone,
  	"pp_task_id" varchar,
  	"pp_data" jsonb,
  	"pp_base" jsonb,
  	"pp_hash" varchar,
  	"pp_updated_at" varchar,
  	"missing_since" timestamp(3) with time zone,
  	"last_sync_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "documents_allowed_roles" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_documents_allowed_roles",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"sha256" varchar,
  	"version" numeric DEFAULT 1,
  	"exchange_id" uuid NOT NULL,
  	"uploaded_by_id" uuid,
  	"category" varchar DEFAULT 'other',
  	"access_level" "enum_documents_access_level" DEFAULT 'exchange' NOT NULL,
  	"pin_required" boolean DEFAULT false,
  	"is_template" boolean DEFAULT false,
  	"archived" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"exchange_id" uuid NOT NULL,
  	"sender_id" uuid,
  	"content" varchar NOT NULL,
  	"message_type" "enum_messages_message_type" DEFAULT 'text',
  	"reply_to_id" uuid,
  	"audience" "enum_messages_audience" DEFAULT 'all' NOT NULL,
  	"client_id" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"documents_id" uuid
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"first_name" varchar NOT NULL,
  	"last_name" varchar NOT NULL,
  	"display_name" varchar,
  	"role" "enum_users_role" DEFAULT 'client' NOT NULL,
  	"active" boolean DEFAULT true,
  	"contact_id" uuid,
  	"agency_id" uuid,
  	"phone" varchar,
  	"time_zone" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "contacts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"first_name" varchar,
  	"last_name" varchar,
  	"display_name" varchar,
  	"email" varchar,
  	"phone" varchar,
  	"company" varchar,
  	"address" varchar,
  	"notes" varchar,
  	"archived" boolean DEFAULT false,
  	"pp_contact_id" varchar,
  	"pp_account_id" varchar,
  	"account_name" varchar,
  	"primary" boolean,
  	"pp_data" jsonb,
  	"pp_base" jsonb,
  	"pp_hash" varchar,
  	"pp_updated_at" varchar,
  	"missing_since" timestamp(3) with time zone,
  	"last_sync_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "agencies" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "agencies_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"contacts_id" uuid
  );
  
  CREATE TABLE "sync_runs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum_sync_runs_kind" NOT NULL,
  	"status" "enum_sync_runs_status" NOT NULL,
  	"full" boolean DEFAULT false,
  	"triggered_by" varchar,
  	"started_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"counts" jsonb,
  	"errors" jsonb,
  	"step" varchar,
  	"owner" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sync_discrepancies" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"entity_type" varchar NOT NULL,
  	"entity_id" varchar NOT NULL,
  	"exchange_id" uuid,
  	"field" varchar NOT NULL,
  	"ours" varchar,
  	"theirs" varchar,
  	"status" "enum_sync_discrepancies_status" DEFAULT 'OPEN' NOT NULL,
  	"kept" "enum_sync_discrepancies_kept",
  	"note" varchar,
  	"resolved_by_id" uuid,
  	"resolved_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "notifications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid NOT NULL,
  	"category" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"body" varchar,
  	"link" varchar,
  	"read_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "audit_logs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"action" varchar NOT NULL,
  	"entity_type" varchar,
  	"entity_id" varchar,
  	"exchange_id" uuid,
  	"user_id" uuid,
  	"session" varchar,
  	"ip" varchar,
  	"user_agent" varchar,
  	"outcome" "enum_audit_logs_outcome" DEFAULT 'success' NOT NULL,
  	"before" jsonb,
  	"after" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_client_id_contacts_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_coordinator_id_users_id_fk" FOREIGN KEY ("coordinator_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_participants" ADD CONSTRAINT "exchange_participants_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_participants" ADD CONSTRAINT "exchange_participants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_participants" ADD CONSTRAINT "exchange_participants_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exchange_participants" ADD CONSTRAINT "exchange_participants_assigned_by_id_users_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "properties" ADD CONSTRAINT "properties_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tasks" ADD CONSTRAINT "tasks_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents_allowed_roles" ADD CONSTRAINT "documents_allowed_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_sender_id_users_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_reply_to_id_messages_id_fk" FOREIGN KEY ("reply_to_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages_rels" ADD CONSTRAINT "messages_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "messages_rels" ADD CONSTRAINT "messages_rels_documents_fk" FOREIGN KEY ("documents_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies_rels" ADD CONSTRAINT "agencies_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."agencies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "agencies_rels" ADD CONSTRAINT "agencies_rels_contacts_fk" FOREIGN KEY ("contacts_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sync_discrepancies" ADD CONSTRAINT "sync_discrepancies_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sync_discrepancies" ADD CONSTRAINT "sync_discrepancies_resolved_by_id_users_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "exchanges_exchange_number_idx" ON "exchanges" USING btree ("exchange_number");
  CREATE INDEX "exchanges_name_idx" ON "exchanges" USING btree ("name");
  CREATE INDEX "exchanges_type_idx" ON "exchanges" USING btree ("type");
  CREATE INDEX "exchanges_status_idx" ON "exchanges" USING btree ("status");
  CREATE INDEX "exchanges_client_idx" ON "exchanges" USING btree ("client_id");
  CREATE INDEX "exchanges_client_name_idx" ON "exchanges" USING btree ("client_name");
  CREATE INDEX "exchanges_coordinator_idx" ON "exchanges" USING btree ("coordinator_id");
  CREATE INDEX "exchanges_coordinator_name_idx" ON "exchanges" USING btree ("coordinator_name");
  CREATE INDEX "exchanges_archived_idx" ON "exchanges" USING btree ("archived");
  CREATE INDEX "exchanges_relinquished_transfer_date_idx" ON "exchanges" USING btree ("relinquished_transfer_date");
  CREATE INDEX "exchanges_identification_deadline_idx" ON "exchanges" USING btree ("identification_deadline");
  CREATE INDEX "exchanges_exchange_deadline_idx" ON "exchanges" USING btree ("exchange_deadline");
  CREATE UNIQUE INDEX "exchanges_pp_matter_id_idx" ON "exchanges" USING btree ("pp_matter_id");
  CREATE INDEX "exchanges_updated_at_idx" ON "exchanges" USING btree ("updated_at");
  CREATE INDEX "exchanges_created_at_idx" ON "exchanges" USING btree ("created_at");
  CREATE INDEX "exchange_participants_exchange_idx" ON "exchange_participants" USING btree ("exchange_id");
  CREATE INDEX "exchange_participants_user_idx" ON "exchange_participants" USING btree ("user_id");
  CREATE INDEX "exchange_participants_contact_idx" ON "exchange_participants" USING btree ("contact_id");
  CREATE INDEX "exchange_participants_status_idx" ON "exchange_participants" USING btree ("status");
  CREATE INDEX "exchange_participants_assigned_by_idx" ON "exchange_participants" USING btree ("assigned_by_id");
  CREATE INDEX "exchange_participants_updated_at_idx" ON "exchange_participants" USING btree ("updated_at");
  CREATE INDEX "exchange_participants_created_at_idx" ON "exchange_participants" USING btree ("created_at");
  CREATE INDEX "user_exchange_idx" ON "exchange_participants" USING btree ("user_id","exchange_id");
  CREATE INDEX "contact_exchange_idx" ON "exchange_participants" USING btree ("contact_id","exchange_id");
  CREATE INDEX "properties_exchange_idx" ON "properties" USING btree ("exchange_id");
  CREATE INDEX "properties_address_idx" ON "properties" USING btree ("address");
  CREATE INDEX "properties_apn_idx" ON "properties" USING btree ("apn");
  CREATE INDEX "properties_escrow_number_idx" ON "properties" USING btree ("escrow_number");
  CREATE UNIQUE INDEX "properties_pp_key_idx" ON "properties" USING btree ("pp_key");
  CREATE INDEX "properties_updated_at_idx" ON "properties" USING btree ("updated_at");
  CREATE INDEX "properties_created_at_idx" ON "properties" USING btree ("created_at");
  CREATE INDEX "tasks_status_idx" ON "tasks" USING btree ("status");
  CREATE INDEX "tasks_due_date_idx" ON "tasks" USING btree ("due_date");
  CREATE INDEX "tasks_exchange_idx" ON "tasks" USING btree ("exchange_id");
  CREATE INDEX "tasks_assignee_idx" ON "tasks" USING btree ("assignee_id");
  CREATE UNIQUE INDEX "tasks_pp_task_id_idx" ON "tasks" USING btree ("pp_task_id");
  CREATE INDEX "tasks_updated_at_idx" ON "tasks" USING btree ("updated_at");
  CREATE INDEX "tasks_created_at_idx" ON "tasks" USING btree ("created_at");
  CREATE INDEX "exchange_status_dueDate_idx" ON "tasks" USING btree ("exchange_id","status","due_date");
  CREATE INDEX "assignee_status_dueDate_idx" ON "tasks" USING btree ("assignee_id","status","due_date");
  CREATE INDEX "documents_allowed_roles_order_idx" ON "documents_allowed_roles" USING btree ("order");
  CREATE INDEX "documents_allowed_roles_parent_idx" ON "documents_allowed_roles" USING btree ("parent_id");
  CREATE INDEX "documents_exchange_idx" ON "documents" USING btree ("exchange_id");
  CREATE INDEX "documents_uploaded_by_idx" ON "documents" USING btree ("uploaded_by_id");
  CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
  CREATE INDEX "documents_created_at_idx" ON "documents" USING btree ("created_at");
  CREATE INDEX "messages_exchange_idx" ON "messages" USING btree ("exchange_id");
  CREATE INDEX "messages_sender_idx" ON "messages" USING btree ("sender_id");
  CREATE INDEX "messages_reply_to_idx" ON "messages" USING btree ("reply_to_id");
  CREATE INDEX "messages_updated_at_idx" ON "messages" USING btree ("updated_at");
  CREATE INDEX "messages_created_at_idx" ON "messages" USING btree ("created_at");
  CREATE INDEX "exchange_createdAt_idx" ON "messages" USING btree ("exchange_id","created_at");
  CREATE INDEX "messages_rels_order_idx" ON "messages_rels" USING btree ("order");
  CREATE INDEX "messages_rels_parent_idx" ON "messages_rels" USING btree ("parent_id");
  CREATE INDEX "messages_rels_path_idx" ON "messages_rels" USING btree ("path");
  CREATE INDEX "messages_rels_documents_id_idx" ON "messages_rels" USING btree ("documents_id");
  CREATE INDEX "users_display_name_idx" ON "users" USING btree ("display_name");
  CREATE INDEX "users_contact_idx" ON "users" USING btree ("contact_id");
  CREATE INDEX "users_agency_idx" ON "users" USING btree ("agency_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "contacts_display_name_idx" ON "contacts" USING btree ("display_name");
  CREATE INDEX "contacts_email_idx" ON "contacts" USING btree ("email");
  CREATE INDEX "contacts_archived_idx" ON "contacts" USING btree ("archived");
  CREATE UNIQUE INDEX "contacts_pp_contact_id_idx" ON "contacts" USING btree ("pp_contact_id");
  CREATE INDEX "contacts_pp_account_id_idx" ON "contacts" USING btree ("pp_account_id");
  CREATE INDEX "contacts_updated_at_idx" ON "contacts" USING btree ("updated_at");
  CREATE INDEX "contacts_created_at_idx" ON "contacts" USING btree ("created_at");
  CREATE INDEX "agencies_name_idx" ON "agencies" USING btree ("name");
  CREATE INDEX "agencies_updated_at_idx" ON "agencies" USING btree ("updated_at");
  CREATE INDEX "agencies_created_at_idx" ON "agencies" USING btree ("created_at");
  CREATE INDEX "agencies_rels_order_idx" ON "agencies_rels" USING btree ("order");
  CREATE INDEX "agencies_rels_parent_idx" ON "agencies_rels" USING btree ("parent_id");
  CREATE INDEX "agencies_rels_path_idx" ON "agencies_rels" USING btree ("path");
  CREATE INDEX "agencies_rels_contacts_id_idx" ON "agencies_rels" USING btree ("contacts_id");
  CREATE INDEX "sync_runs_kind_idx" ON "sync_runs" USING btree ("kind");
  CREATE INDEX "sync_runs_status_idx" ON "sync_runs" USING btree ("status");
  CREATE INDEX "sync_runs_started_at_idx" ON "sync_runs" USING btree ("started_at");
  CREATE INDEX "sync_runs_updated_at_idx" ON "sync_runs" USING btree ("updated_at");
  CREATE INDEX "sync_runs_created_at_idx" ON "sync_runs" USING btree ("created_at");
  CREATE INDEX "sync_discrepancies_exchange_idx" ON "sync_discrepancies" USING btree ("exchange_id");
  CREATE INDEX "sync_discrepancies_status_idx" ON "sync_discrepancies" USING btree ("status");
  CREATE INDEX "sync_discrepancies_resolved_by_idx" ON "sync_discrepancies" USING btree ("resolved_by_id");
  CREATE INDEX "sync_discrepancies_updated_at_idx" ON "sync_discrepancies" USING btree ("updated_at");
  CREATE INDEX "sync_discrepancies_created_at_idx" ON "sync_discrepancies" USING btree ("created_at");
  CREATE INDEX "entityType_entityId_field_idx" ON "sync_discrepancies" USING btree ("entity_type","entity_id","field");
  CREATE INDEX "notifications_user_idx" ON "notifications" USING btree ("user_id");
  CREATE INDEX "notifications_updated_at_idx" ON "notifications" USING btree ("updated_at");
  CREATE INDEX "notifications_created_at_idx" ON "notifications" USING btree ("created_at");
  CREATE INDEX "user_createdAt_idx" ON "notifications" USING btree ("user_id","created_at");
  CREATE INDEX "audit_logs_action_idx" ON "audit_logs" USING btree ("action");
  CREATE INDEX "audit_logs_exchange_idx" ON "audit_logs" USING btree ("exchange_id");
  CREATE INDEX "audit_logs_user_idx" ON "audit_logs" USING btree ("user_id");
  CREATE INDEX "audit_logs_updated_at_idx" ON "audit_logs" USING btree ("updated_at");
  CREATE INDEX "audit_logs_created_at_idx" ON "audit_logs" USING btree ("created_at");
  CREATE INDEX "exchange_createdAt_1_idx" ON "audit_logs" USING btree ("exchange_id","created_at");
  CREATE INDEX "entityType_entityId_idx" ON "audit_logs" USING btree ("entity_type","entity_id");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "exchanges" CASCADE;
  DROP TABLE "exchange_participants" CASCADE;
  DROP TABLE "properties" CASCADE;
  DROP TABLE "tasks" CASCADE;
  DROP TABLE "documents_allowed_roles" CASCADE;
  DROP TABLE "documents" CASCADE;
  DROP TABLE "messages" CASCADE;
  DROP TABLE "messages_rels" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "contacts" CASCADE;
  DROP TABLE "agencies" CASCADE;
  DROP TABLE "agencies_rels" CASCADE;
  DROP TABLE "sync_runs" CASCADE;
  DROP TABLE "sync_discrepancies" CASCADE;
  DROP TABLE "notifications" CASCADE;
  DROP TABLE "audit_logs" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_exchanges_type";
  DROP TYPE "public"."enum_exchanges_status";
  DROP TYPE "public"."enum_exchanges_transfer_date_source";
  DROP TYPE "public"."enum_exchanges_taxpayer_type";
  DROP TYPE "public"."enum_exchanges_pinned_status";
  DROP TYPE "public"."enum_exchanges_source_state";
  DROP TYPE "public"."enum_exchange_participants_status";
  DROP TYPE "public"."enum_exchange_participants_source";
  DROP TYPE "public"."enum_properties_side";
  DROP TYPE "public"."enum_properties_status";
  DROP TYPE "public"."enum_tasks_status";
  DROP TYPE "public"."enum_tasks_priority";
  DROP TYPE "public"."enum_tasks_audience";
  DROP TYPE "public"."enum_documents_allowed_roles";
  DROP TYPE "public"."enum_documents_access_level";
  DROP TYPE "public"."enum_messages_message_type";
  DROP TYPE "public"."enum_messages_audience";
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_sync_runs_kind";
  DROP TYPE "public"."enum_sync_runs_status";
  DROP TYPE "public"."enum_sync_discrepancies_status";
  DROP TYPE "public"."enum_sync_discrepancies_kept";
  DROP TYPE "public"."enum_audit_logs_outcome";`)
}
