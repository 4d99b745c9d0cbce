import { buffer } from 'node:stream/consumers'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Sql } from '../database/sql'
import { NotFoundError } from '../errors'
import { openFile } from '../files/store/store'
import type { Letterhead } from '../pdf/content'
import { FIRM_COLOR, firmAddress, readFirm, type Firm } from './firm'

/** The picture of the firm as it is stored; null where there is none, or none any more. */
async function logoOf(sql: Sql, { logo }: Firm): Promise<Buffer | null> {
  if (!logo) return null
  try {
    return await buffer((await openFile(sql, logo.file)).stream)
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}

/** How the firm is reached, a line each. */
export function firmLines(firm: Firm): string[] {
  const phone = firm.phone && (parsePhoneNumberFromString(firm.phone, 'US')?.formatNational() ?? firm.phone)
  return [...firmAddress(firm), phone, firm.email].filter((part): part is string => Boolean(part))
}

/** The head of the firm's letters, of a firm that has been read. */
export async function letterheadOf(sql: Sql, firm: Firm): Promise<Letterhead> {
  return {
    name: firm.legalName ?? firm.shortName,
    lines: firmLines(firm),
    color: firm.color ?? FIRM_COLOR,
    logo: await logoOf(sql, firm),
  }
}

/** The head of the firm's letters as it is now. */
export const readLetterhead = async (sql: Sql): Promise<Letterhead> => letterheadOf(sql, await readFirm(sql))
