import type { Role } from '../../../core/access/matrix'
import type { Sql } from '../../../core/database/sql'
import { readFirm, type Firm } from '../../../core/settings/firm'
import { logoAddress } from '../logo'

/** The firm for a role: the tax number is for administrators, all else stands on letters that clients get. */
export const firmFor = (role: Role, { ein, logo, ...profile }: Firm) => ({
  ...profile,
  ...(role === 'admin' ? { ein } : {}),
  logo: logoAddress({ logo }),
})

/** The firm as it is now, for a role. */
export const readFirmRecord = async (sql: Sql, role: Role) => firmFor(role, await readFirm(sql))
