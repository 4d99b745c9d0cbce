import type { Sql } from '../../../core/database/sql'
import { readFirm } from '../../../core/settings/firm'
import { logoAddress } from '../logo'

/** How the firm is called on pages, and where its picture is. */
export type FirmBrand = { name: string; logo: string | null }

/** The name of the platform stands for a firm that has said none. */
export async function readBrand(sql: Sql): Promise<FirmBrand> {
  const firm = await readFirm(sql)
  return { name: firm.shortName ?? firm.legalName ?? 'Peak 1031', logo: logoAddress(firm) }
}
