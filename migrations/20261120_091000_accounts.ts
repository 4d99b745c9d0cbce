import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Sessions, second factors and what belongs to signing in: rows of our own, beside the users
 * (docs/design/sign-in.md). Nothing here holds a token, a code or a password in the clear.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table peak.sessions (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      way text not null check (way in ('password', 'google', 'invitation', 'reset')),
      -- How often the refresh token was renewed: the token names its number and works at that one alone.
      generation int not null default 0,
      -- When the person last proved to be it with everything that is asked of them.
      proved_at timestamptz not null default now(),
      -- The second factor that was given, or null for none.
      second_factor text,
      ip text,
      user_agent text,
      device text not null default '',
      place text,
      created_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      ended_because text
    );
    create index sessions_of_user on peak.sessions (user_id, created_at desc);

    create table peak.second_factors (
      user_id uuid not null references users (id) on delete cascade,
      method text not null check (method in ('totp', 'email', 'sms')),
      -- Sealed: the TOTP secret, or the number that codes are sent to. Null for e-mail.
      secret text,
      confirmed_at timestamptz,
      -- What is being set up: it takes the place of the other once a code of it was given.
      pending_secret text,
      pending_since timestamptz,
      -- The newest TOTP time step that was accepted: each code works once.
      last_step bigint,
      created_at timestamptz not null default now(),
      primary key (user_id, method)
    );

    create table peak.backup_codes (
      user_id uuid not null references users (id) on delete cascade,
      hash text not null,
      used_at timestamptz,
      primary key (user_id, hash)
    );

    create table peak.trusted_devices (
      token_hash text primary key,
      user_id uuid not null references users (id) on delete cascade,
      device text not null default '',
      ip text,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index trusted_devices_of_user on peak.trusted_devices (user_id);

    -- A sign-in that waits for its second factor, or for the setting up of one.
    create table peak.challenges (
      id uuid primary key,
      token_hash text not null unique,
      user_id uuid not null references users (id) on delete cascade,
      way text not null,
      setting_up boolean not null default false,
      attempts int not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz
    );

    -- Codes that were sent by mail or text message, for a challenge or for setting up a factor.
    create table peak.sent_codes (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      challenge_id uuid references peak.challenges (id) on delete cascade,
      method text not null check (method in ('email', 'sms')),
      code_hash text not null,
      attempts int not null default 0,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index sent_codes_of_user on peak.sent_codes (user_id, created_at desc);

    create table peak.password_resets (
      token_hash text primary key,
      user_id uuid not null references users (id) on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index password_resets_of_user on peak.password_resets (user_id);

    -- Failures that are counted, by rate-limiter-flexible.
    create table peak.rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create table peak.lockouts (
      account text primary key,
      user_id uuid references users (id) on delete cascade,
      locked_until timestamptz not null,
      locked_at timestamptz not null default now(),
      ip text
    );

    create table peak.profiles (
      user_id uuid primary key references users (id) on delete cascade,
      avatar bytea,
      avatar_type text,
      notification_choices jsonb not null default '{}',
      updated_at timestamptz not null default now()
    );

    create table peak.google_attempts (
      state_hash text primary key,
      nonce text not null,
      verifier text not null,
      next text,
      expires_at timestamptz not null
    );

    create index audit_logs_sign_ins on audit_logs (user_id, created_at desc) where entity_type = 'sessions';
    create unique index invitations_one_open on invitations (lower(email)) where state in ('WAITING', 'PENDING');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index if exists invitations_one_open, audit_logs_sign_ins;
    drop table if exists peak.google_attempts, peak.profiles, peak.lockouts, peak.rate_limits, peak.password_resets, peak.sent_codes, peak.challenges,
      peak.trusted_devices, peak.backup_codes, peak.second_factors, peak.sessions;
  `)
}
