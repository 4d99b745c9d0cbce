import { ROLES, type Role } from '../../../core/access/matrix'
import type { Sql } from '../../../core/database/sql'
import { settings } from '../../../core/env'
import { readSettings } from '../../../core/settings/store'

/** `REQUIRE_2FA` as it applies: administrators in production, nobody in demonstration (contract section 2). */
function required(): 'admin' | 'all' | 'off' {
  const { REQUIRE_2FA, DEMO } = settings()
  return REQUIRE_2FA ?? (DEMO === 'off' ? 'admin' : 'off')
}

/** The roles of which the start of the platform asks a second factor, whatever administrators set. */
export const rolesFromStart = (): readonly Role[] =>
  required() === 'all' ? ROLES : required() === 'admin' ? ['admin'] : []

/** The roles whose sign-in must have a second factor. What administrators set can only tighten it. */
export async function rolesWithSecondFactor(sql: Sql): Promise<readonly Role[]> {
  const { requireSecondFactor } = await readSettings(sql)
  return ROLES.filter((role) => rolesFromStart().includes(role) || requireSecondFactor.includes(role))
}

export async function needsSecondFactor(sql: Sql, role: Role): Promise<boolean> {
  return (await rolesWithSecondFactor(sql)).includes(role)
}

/** Whether a browser may be trusted for thirty days. */
export async function devicesMayBeTrusted(sql: Sql): Promise<boolean> {
  return (await readSettings(sql)).trustedDevices
}
