import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { millisecondsOf, sizeOf } from './ask'
import type { Firm } from './firm'
import type { Report } from './report'
import { statementsOf } from '../tests/support/statements'

/** The pages that people open most, as a browser asks for them: the document with its data, and its scripts. */
const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['the home page', '/home'],
  ['the list of exchanges', '/exchanges'],
  ['the page of an exchange', '/exchanges/ID'],
  ['the messages of an exchange', '/exchanges/ID/messages'],
  ['the tasks', '/tasks'],
]
const MOST_MS = 40

/** Bytes of script that a page loads, compressed as a proxy sends them. */
async function scriptOf(base: string, html: string): Promise<number> {
  const paths = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path]) => path ?? ''))
  let bytes = 0
  for (const path of paths)
    bytes += gzipSync(Buffer.from(await (await fetch(new URL(path, base))).arrayBuffer())).byteLength
  return bytes
}

/** The time of the server for each page, with nothing else asked, and what each costs. */
export async function benchPages(firm: Firm, pool: pg.Pool, report: Report): Promise<void> {
  const headers = { cookie: `payload-token=${firm.token}`, accept: 'text/html' }
  for (const [name, path] of PAGES) {
    const url = `${firm.base}${firm.fill(path)}`
    const html = await (await fetch(url, { headers })).text()
    const ms = await millisecondsOf(url, headers)
    const statements = await statementsOf(pool, () => sizeOf(url, headers))
    const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
    report.line(
      `${name}: time of the server`,
      `${ms.toFixed(0)} ms (${statements} statements, ${kilobytes(gzipSync(html).byteLength)} of document and ${kilobytes(await scriptOf(firm.base, html))} of script, compressed)`,
      `under ${MOST_MS} ms`,
      ms < MOST_MS,
    )
  }
}
