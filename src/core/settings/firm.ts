import { z } from 'zod'
import { singleLine } from '../api/plainText'
import type { Sql } from '../database/sql'

/** The color of the letterhead while the firm has chosen none. */
export const FIRM_COLOR = '#0f6b65'

const text = (most: number) => singleLine().trim().max(most).nullable()

/** What of the firm stands on its letters, mails and pages; what is not known is null. */
export const firmProfile = z.strictObject({
  legalName: text(200),
  shortName: text(40),
  address: z.strictObject({ line: text(200), city: text(100), state: text(60), postalCode: text(20) }),
  phone: text(40),
  email: text(254),
  /** Employer identification number, `12-3456789`; on papers that need it, and for administrators. */
  ein: text(10),
  /** The color of name and rules on letters, `#rrggbb`. */
  color: text(7),
})
export type FirmProfile = z.infer<typeof firmProfile>

/** The picture of the firm: a file, and the fingerprint by which browsers know it. */
export type FirmLogo = { file: string; sha256: string }

/** The firm as it is stored. */
export type Firm = FirmProfile & { logo: FirmLogo | null }

const SELECT = `select s.firm_legal_name as "legalName", s.firm_short_name as "shortName",
  jsonb_build_object('line', s.firm_address_line, 'city', s.firm_address_city, 'state', s.firm_address_state, 'postalCode', s.firm_address_postal_code) as address,
  s.firm_phone as phone, s.firm_email as email, s.firm_ein as ein, s.firm_color as color,
  case when f.id is null then null else jsonb_build_object('file', f.id, 'sha256', f.sha256) end as logo
  from settings s left join peak.files f on f.id = s.firm_logo limit 1`

const NOTHING: Firm = {
  legalName: null,
  shortName: null,
  address: { line: null, city: null, state: null, postalCode: null },
  phone: null,
  email: null,
  ein: null,
  color: null,
  logo: null,
}

/** What is known of the firm. */
export async function readFirm(sql: Sql): Promise<Firm> {
  const [row] = await sql.query<Firm>(SELECT)
  return row ?? NOTHING
}

const UPDATE = `update settings set firm_legal_name = $1, firm_short_name = $2, firm_address_line = $3, firm_address_city = $4, firm_address_state = $5,
  firm_address_postal_code = $6, firm_phone = $7, firm_email = $8, firm_ein = $9, firm_color = $10, firm_logo = $11, updated_at = now()`

/** What is changed: what is absent stays. */
export type FirmChanges = Partial<Omit<FirmProfile, 'address'>> & {
  address?: Partial<FirmProfile['address']>
  logo?: FirmLogo | null
}

/** Changes the firm in the caller's transaction; of two at once, one waits. @returns all of it, before and after */
export async function writeFirm(sql: Sql, changes: FirmChanges): Promise<{ before: Firm; after: Firm }> {
  await sql.query('select 1 from settings for update')
  const before = await readFirm(sql)
  const after: Firm = { ...before, ...changes, address: { ...before.address, ...changes.address } }
  const { legalName, shortName, address, phone, email, ein, color, logo } = after
  await sql.query(UPDATE, [
    legalName,
    shortName,
    address.line,
    address.city,
    address.state,
    address.postalCode,
    phone,
    email,
    ein,
    color,
    logo?.file ?? null,
  ])
  return { before, after }
}

/** The address of the firm in lines, as letters have it. */
export function firmAddress({ address: { line, city, state, postalCode } }: FirmProfile): string[] {
  const place = [city, [state, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [line, place].filter((part): part is string => Boolean(part))
}
