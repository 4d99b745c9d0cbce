import { open } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { isRecord } from '../../src/core/isRecord'

/** A statement that was run, with the tables that its plan went through from the first row to the last. */
export type Plan = { query: string; scanned: string[] }

/** The log of the run's PostgreSQL: beside the cluster, and not readable by the server itself. */
async function logOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
  return path.join(rows[0]?.folder ?? '', '..', 'postgres.log')
}

/** The tables of all sequential scans below a node of a plan. */
function scannedBelow(node: unknown): string[] {
  if (!isRecord(node)) return []
  const below = Array.isArray(node['Plans']) ? node['Plans'].flatMap(scannedBelow) : []
  return node['Node Type'] === 'Seq Scan' ? [String(node['Relation Name']), ...below] : below
}

/** The plans in a part of the server's log: one JSON text each, indented by its lines. */
function plansIn(log: string): Plan[] {
  return [...log.matchAll(/plan:\n((?:\t.*\n)+)/g)].flatMap(([, text = '']) => {
    const plan: unknown = JSON.parse(text.replaceAll(/^\t/gm, ''))
    if (!isRecord(plan)) return []
    const query = String(plan['Query Text'])
    return /pgboss|pg_stat|pg_read_file/.test(query)
      ? []
      : [{ query: query.replaceAll(/\s+/g, ' '), scanned: scannedBelow(plan['Plan']) }]
  })
}

/** Does something and reads from the server's log how its statements were planned. */
export async function fetchPlans<T>(
  pool: pg.Pool,
  work: () => Promise<T>,
): Promise<{ plans: Plan[]; answer: T }> {
  const log = await open(await logOf(pool))
  try {
    const from = (await log.stat()).size
    const answer = await work()
    const part = Buffer.alloc((await log.stat()).size - from)
    await log.read(part, 0, part.length, from)
    return { plans: plansIn(part.toString('utf8')), answer }
  } finally {
    await log.close()
  }
}
