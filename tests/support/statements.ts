import type pg from 'pg'

const SEEN = `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
  where dbid = (select oid from pg_database where datname = current_database()) and query !~* '(pgboss|pg_stat_statements|pg_advisory)'`

/** SQL statements that are run meanwhile, without those of the queue. The database has the extension `pg_stat_statements`. */
export async function statementsDuring(pool: pg.Pool, work: () => Promise<unknown>): Promise<number> {
  await pool.query('select pg_stat_statements_reset()')
  await work()
  const { rows } = await pool.query<{ calls: number }>(SEEN)
  return rows[0]?.calls ?? 0
}

const nothing = () => Promise.resolve()

/**
 * Those of a request that has been done before; of three times the least, for the clock may have asked
 * something meanwhile.
 * @param settle waits until nothing else is at work, before each count
 */
export async function statementsOf(
  pool: pg.Pool,
  request: () => Promise<unknown>,
  settle: () => Promise<void> = nothing,
): Promise<number> {
  await request()
  const counts: number[] = []
  for (let times = 0; times < 3; times += 1) {
    await settle()
    counts.push(await statementsDuring(pool, request))
  }
  return Math.min(...counts)
}
