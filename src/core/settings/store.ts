import { z } from 'zod'
import { ROLES } from '../access/matrix'
import type { Sql } from '../database/sql'
import { settings } from '../env'
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

/** The settings as they are now. */
export async function readSettings(sql: Sql): Promise<PlatformSettings> {
  const [row] = await sql.query<{ value: Partial<PlatformSettings> }>(
    'select value from peak.settings where id = 1',
  )
  return platformSettings.parse({ ...defaults(), ...row?.value })
}

/** Changes some settings in the caller's transaction; of two at once, one waits. @returns all of them, before and after */
export async function writeSettings(
  sql: Sql,
  changes: Partial<PlatformSettings>,
): Promise<{ before: PlatformSettings; after: PlatformSettings }> {
  await sql.query('select 1 from peak.settings where id = 1 for update')
  const before = await readSettings(sql)
  await sql.query(`update peak.settings set value = value || $1::jsonb, updated_at = now() where id = 1`, [
    JSON.stringify(changes),
  ])
  return { before, after: await readSettings(sql) }
}
