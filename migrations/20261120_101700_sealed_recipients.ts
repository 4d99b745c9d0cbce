import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The numbers that codes are sent to, sealed. Those of before are not: what is left of them are
 * their last two digits, and a code that still waits has run out long before.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- Null where the recipient is no secret, and once a secret message was sent or given up.
    alter table peak.outbox add column sealed_recipient text;
    update peak.outbox set recipient = regexp_replace(recipient, '\\d(?=\\d{2})', '•', 'g'), error = regexp_replace(error, '\\d{7,}', '•', 'g'),
      state = case when state = 'QUEUED' then 'FAILED' else state end, text = null
      where channel = 'sms' and secret;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`alter table peak.outbox drop column sealed_recipient`)
}
