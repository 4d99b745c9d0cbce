import { z } from 'zod'
import { ROLES } from '../access/matrix'
import type { Sql } from '../database/sql'
import { settings } from '../env'
import { isRecord } from '../isRecord'
import { singleLine } from '../api/plainText'

/** What administrators set in the running platform; everything else is in the environment (contract section 2). */
export const platformSettings = z.strictObject({
  syncSchedule: z.enum(['off', 'hourly', 'daily']),
  /** The hour of the firm's day at which the daily run and the daily sweep start. */
  syncHour: z.number().int().min(0).max(23),
  syncedTaskAudience: z.enum(['all', 'staff']),
  /** Roles that need a second factor beyond those that `REQUIRE_2FA` names. */
  requireSecondFactor: z.array(z.enum(ROLES)),
  /** Whether a browser may be trusted with the second factor for thirty days. */
  trustedDevices: z.boolean(),
  /** Whose approval it takes before somebody who was added by hand takes part. */
  participantApproval: z.strictObject({ admin: z.boolean(), client: z.boolean() }),
  /** Whether a transfer date that is there is changed only with the approval of a second person. */
  transferDateSecondPerson: z.boolean(),
  /** Whether the other contacts of a client's account see its exchanges. */
  accountContacts: z.enum(['none', 'all']),
  /** Labels of custom fields where the firm's differ from the default, by meaning. */
  fieldLabels: z.record(singleLine().max(100), singleLine().min(1).max(200)),
})
export type PlatformSettings = z.infer<typeof platformSettings>

/** In production nothing syncs by itself until a schedule is set (contract section 2). */
function defaults(): PlatformSettings {
  return {
    syncSchedule: settings().DEMO === 'on' ? 'hourly' : 'off',
    syncHour: 2,
    syncedTaskAudience: 'all',
    requireSecondFactor: [],
    trustedDevices: true,
    participantApproval: { admin: true, client: false },
    transferDateSecondPerson: false,
    accountContacts: 'none',
    fieldLabels: {},
  }
}

/** What has been set; a value that nobody has set is null and has its default. */
const SELECT = `select s.sync_schedule as "syncSchedule", s.sync_hour::int as "syncHour", s.synced_task_audience as "syncedTaskAudience",
  s.required as "requireSecondFactor", s.trusted_devices as "trustedDevices",
  jsonb_build_object('admin', s.participant_approval_admin, 'client', s.participant_approval_client) as "participantApproval",
  s.transfer_date_second_person as "transferDateSecondPerson", s.account_contacts as "accountContacts", s.field_labels as "fieldLabels"
  from (select *, (select array_agg(r.value::text order by r."order") from settings_require_second_factor r where r.parent_id = settings.id) as required from settings) s limit 1`

/** The settings as they count: what nobody has set has its default. */
export function withDefaults(set: Readonly<Record<string, unknown>>): PlatformSettings {
  const known = Object.keys(platformSettings.shape)
  const given = Object.entries(set).filter(([name, value]) => known.includes(name) && isSet(value))
  return platformSettings.parse({ ...defaults(), ...Object.fromEntries(given) })
}

/** Of a group nothing is set where none of its values is. */
const isSet = (value: unknown): boolean =>
  isRecord(value) && Object.keys(value).length > 0
    ? Object.values(value).every((part) => part !== null && part !== undefined)
    : value !== null && value !== undefined

/** The settings as they are now. */
export async function readSettings(sql: Sql): Promise<PlatformSettings> {
  const [row = {}] = await sql.query<Record<string, unknown>>(SELECT)
  return withDefaults(row)
}

const UPDATE = `update settings set sync_schedule = coalesce($1, sync_schedule), sync_hour = coalesce($2, sync_hour),
  synced_task_audience = coalesce($3, synced_task_audience), trusted_devices = coalesce($4, trusted_devices),
  participant_approval_admin = coalesce($5, participant_approval_admin), participant_approval_client = coalesce($6, participant_approval_client),
  transfer_date_second_person = coalesce($7, transfer_date_second_person), account_contacts = coalesce($8, account_contacts),
  field_labels = coalesce($9, field_labels), updated_at = now()`

/** Roles are a list of rows, in the order in which they were given. */
const WRITE_ROLES = `insert into settings_require_second_factor (id, parent_id, value, "order")
  select gen_random_uuid(), s.id, given.role::enum_settings_require_second_factor, given.place from settings s, unnest($1::text[]) with ordinality as given (role, place)`

/** Changes some settings in the caller's transaction; of two at once, one waits. @returns all of them, before and after */
export async function writeSettings(
  sql: Sql,
  changes: Partial<PlatformSettings>,
): Promise<{ before: PlatformSettings; after: PlatformSettings }> {
  await sql.query('select 1 from settings for update')
  const before = await readSettings(sql)
  await sql.query(UPDATE, [
    changes.syncSchedule,
    changes.syncHour,
    changes.syncedTaskAudience,
    changes.trustedDevices,
    changes.participantApproval?.admin,
    changes.participantApproval?.client,
    changes.transferDateSecondPerson,
    changes.accountContacts,
    changes.fieldLabels && JSON.stringify(changes.fieldLabels),
  ])
  if (changes.requireSecondFactor) {
    await sql.query('delete from settings_require_second_factor')
    await sql.query(WRITE_ROLES, [changes.requireSecondFactor])
  }
  return { before, after: await readSettings(sql) }
}
