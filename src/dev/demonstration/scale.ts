import type { Sql } from '../../core/database/sql'

/**
 * Synthetic data at a size, for load and benchmarks: everything in proportion to the exchanges.
 * Made set by set inside the database, because ten thousand exchanges have two hundred thousand
 * records around them.
 */
export type ScaleCounts = {
  exchanges: number
  contacts: number
  participants: number
  properties: number
  tasks: number
  messages: number
  documents: number
  auditRows: number
}

/** Time-ordered ids as the platform makes them, from a number: the same seed gives the same order. */
const UUID = (n: string, kind: number) =>
  `(lpad(to_hex(1700000000000 + ${n}::bigint), 12, '0') || '7' || lpad(to_hex(${kind}), 3, '0') || '8' || substr(md5(${n}::text || '${kind}'), 1, 15))::uuid`

const STREETS = `(array['Alder','Birch','Cedar','Dogwood','Elm','Fir','Hawthorn','Juniper','Larch','Maple','Oak','Pine'])`
const FAMILY = `(array['Abbot','Brandt','Castillo','Dorsey','Eriksen','Farrow','Galvan','Hollis','Ibarra','Jansen','Keller','Lomax','Moreau','Nakata','Osborn','Pruitt'])`
const GIVEN = `(array['Ada','Ben','Cora','Dev','Elena','Felix','Greta','Hugo','Iris','Jonas','Kira','Leo','Mina','Noah','Olga','Pia'])`
const pick = (list: string, n: string, size: number) => `${list}[1 + (${n}) % ${size}]`

const contacts = `insert into contacts (id, first_name, last_name, display_name, email, phone, account_name, archived, created_at, updated_at)
  select ${UUID('n', 1)}, ${pick(GIVEN, 'n', 16)}, ${pick(FAMILY, 'n / 16', 16)} || '-' || n, ${pick(GIVEN, 'n', 16)} || ' ' || ${pick(FAMILY, 'n / 16', 16)} || '-' || n, 'person' || n || '@scale.example', '+1503555' || lpad((n % 10000)::text, 4, '0'),
    ${pick(FAMILY, 'n / 16', 16)} || ' Holdings ' || n, false, now(), now() from generate_series(1, $1::int + $1::int / 2) n`

/** The return of a partnership for the year of a transfer, rolled: the kinds of taxpayer are not known here. No holiday falls on these days. */
const march = (T: string) =>
  `(select d + case extract(isodow from d)::int when 6 then 2 when 7 then 1 else 0 end from (select make_date(extract(year from ${T})::int + 1, 3, 15) as d) r)`

/** The first 150 are the coordinator's; dates are spread over the last 200 and the next 40 days. */
const exchanges = `insert into exchanges (id, exchange_number, name, type, status, expired, client_id, client_name, coordinator_id, coordinator_name, relinquished_value_cents, proceeds_cents, archived,
    relinquished_transfer_date, transfer_date_source, identification_deadline, exchange_deadline, safe_deadline, safe_until, extension_filed, stage, created_at, updated_at)
  select ${UUID('n', 2)}, 'S-' || n, ${pick(FAMILY, 'n / 16', 16)} || '-' || n || ', ' || (100 + n % 9000) || ' ' || ${pick(STREETS, 'n', 12)} || ' St', 'delayed',
    (case when t > current_date then 'PENDING' when current_date <= t + 45 then '45D' else '180D' end)::enum_exchanges_status, current_date > t + 180, ${UUID('n', 1)},
    ${pick(GIVEN, 'n', 16)} || ' ' || ${pick(FAMILY, 'n / 16', 16)} || '-' || n, case when n <= 150 then $2::uuid end, case when n <= 150 then 'The coordinator' else 'Officer ' || n % 40 end,
    50000000 + n * 1000, 30000000 + n * 700, false, t::text, 'confirmed', (t + 45)::text, (t + 180)::text, least(t + 180, ${march('t')})::text, case when ${march('t')} < t + 180 then 'return-due-later' end, false,
    (case when t > current_date then 'INTAKE' when current_date <= t + 45 then 'ID_OPEN' else 'ID_LOCKED' end)::enum_exchanges_stage, now(), now()
  from (select n, current_date - 200 + (n * 7919 % 240) as t from generate_series(1, $1::int) n) s`

const participants = `insert into exchange_participants (id, exchange_id, contact_id, person_name, role, permissions, status, approvals_admin, approvals_client, assigned_at, source, created_at, updated_at)
  select ${UUID('(n * 3 + k)', 3)}, ${UUID('n', 2)}, ${UUID('(1 + (n * 3 + k * 101) % ($1::int + $1::int / 2))', 1)}, 'Person ' || k || ' of ' || n, (array['CPA','Attorney','Escrow officer'])[k + 1], '["view","message"]', 'ACTIVE', true, false, now(), 'manual', now(), now()
  from generate_series(1, $1::int) n, generate_series(0, 2) k on conflict do nothing`

/** The property that is sold and one that is bought, in every exchange. */
const properties = `insert into properties (id, exchange_id, side, address, city, state, zip, status, value_cents, closing_date, created_at, updated_at)
  select ${UUID('(n * 2 + k)', 8)}, ${UUID('n', 2)}, (array['relinquished','replacement'])[k + 1]::enum_properties_side, (100 + (n + k * 37) % 9000) || ' ' || ${pick(STREETS, 'n + k * 5', 12)} || ' St',
    (array['Reno','Portland','Boise','Tucson'])[1 + (n + k) % 4], (array['NV','OR','ID','AZ'])[1 + (n + k) % 4], lpad((80000 + n % 9000)::text, 5, '0'), (array['closed','under_contract'])[k + 1]::enum_properties_status, 50000000 + n * 1000, null, now(), now()
  from generate_series(1, $1::int) n, generate_series(0, 1) k`

const tasks = `insert into tasks (id, title, status, priority, due_date, exchange_id, assignee_id, assignee_name, audience, created_at, updated_at)
  select ${UUID('(n * 5 + k)', 4)}, (array['Send exchange agreement','Get settlement statement','45-day notice reminder','Verify wire by call-back','Request W-9'])[k + 1] || ' ' || n,
    (array['PENDING','PENDING','IN_PROGRESS','COMPLETED','PENDING'])[k + 1]::enum_tasks_status, 'MEDIUM', (current_date - 60 + (n * 31 + k * 17) % 120)::text, ${UUID('n', 2)}, case when n <= 150 then $2::uuid end, case when n <= 150 then 'The coordinator' end, 'all', now(), now()
  from generate_series(1, $1::int) n, generate_series(0, 4) k`

const messages = `insert into messages (id, exchange_id, sender_id, content, message_type, audience, created_at, updated_at)
  select ${UUID('(n * 10 + k)', 5)}, ${UUID('n', 2)}, $2::uuid, 'Message ' || k || ' of exchange ' || n || ': the closing statement has been asked for and the wire was confirmed by call-back.', 'text', 'all', now() - make_interval(mins => 10 - k), now()
  from generate_series(1, $1::int) n, generate_series(0, 9) k`

const documents = `insert into documents (id, title, filename, mime_type, filesize, version, exchange_id, category, access_level, pin_required, is_template, archived, created_at, updated_at)
  select ${UUID('(n * 2 + k)', 6)}, 'Document ' || k || ' of ' || n, 'document-' || n || '-' || k || '.pdf', 'application/pdf', 20000, 1, ${UUID('n', 2)}, 'other', 'exchange', false, false, false, now(), now()
  from generate_series(1, $1::int) n, generate_series(0, 1) k`

const audit = `insert into audit_logs (id, action, entity_type, entity_id, exchange_id, user_id, outcome, "after", created_at, updated_at)
  select ${UUID('(n * 4 + k)', 7)}, 'exchanges.update', 'exchanges', ${UUID('n', 2)}::text, ${UUID('n', 2)}, $2::uuid, 'success', jsonb_build_object('name', 'Name ' || k), now(), now()
  from generate_series(1, $1::int) n, generate_series(0, 3) k`

const STEPS: readonly [what: keyof ScaleCounts, sql: string, parameters: number][] = [
  ['contacts', contacts, 1],
  ['exchanges', exchanges, 2],
  ['participants', participants, 1],
  ['properties', properties, 1],
  ['tasks', tasks, 2],
  ['messages', messages, 2],
  ['documents', documents, 1],
  ['auditRows', audit, 2],
]

/**
 * Fills a migrated database.
 * @param coordinator the user who coordinates the first 150 exchanges and wrote the messages
 * @param reported is called after each kind, with its count
 */
export async function fillToScale(
  sql: Sql,
  exchangesWanted: number,
  coordinator: string,
  reported: (what: string, count: number) => void,
): Promise<void> {
  for (const [what, text, parameters] of STEPS) {
    const rows = await sql.query<{ id: string }>(
      `with made as (${text} returning id) select count(*)::text as id from made`,
      [exchangesWanted, coordinator].slice(0, parameters),
    )
    reported(what, Number(rows[0]?.id ?? 0))
  }
  await sql.query('analyze')
}
