import { buffer } from 'node:stream/consumers'
import type { Sql } from '../database/sql'
import { openFile } from '../files/store/store'
import { logger } from '../logging'
import type { Letterhead } from '../pdf/content'
import { writtenPhone } from '../phone'
import { FIRM_COLOR, firmAddress, readFirm, type Firm } from './firm'

/** The picture of the firm; a letter is written without it where it cannot be read. */
async function logoOf(sql: Sql, { logo }: Firm): Promise<Buffer | null> {
  if (!logo) return null
  try {
    return await buffer((await openFile(sql, logo.file)).stream)
  } catch (err) {
    logger().warn({ err, file: logo.file }, 'a letter was written without the logo')
    return null
  }
}

/** How the firm is reached, a line each. */
export function firmLines(firm: Firm): string[] {
  return [...firmAddress(firm), firm.phone && writtenPhone(firm.phone), firm.email].filter(
    (part): part is string => Boolean(part),
  )
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
