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

/** Who writes, on letters and in mails: the firm's name, how it is reached, and its color. */
export const firmHead = (firm: Firm): Omit<Letterhead, 'logo'> => ({
  name: firm.legalName ?? firm.shortName,
  lines: firmLines(firm),
  color: firm.color ?? FIRM_COLOR,
})

/** The head of the firm's letters, of a firm that has been read. */
export const letterheadOf = async (sql: Sql, firm: Firm): Promise<Letterhead> => ({
  ...firmHead(firm),
  logo: await logoOf(sql, firm),
})

/** The head of the firm's letters as it is now. */
export const readLetterhead = async (sql: Sql): Promise<Letterhead> => letterheadOf(sql, await readFirm(sql))
