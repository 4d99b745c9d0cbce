import type pg from 'pg'

const SEEN = `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
  where dbid = (select oid from pg_database where datname = current_database()) and query !~* '(pgboss|pg_stat_statements|pg_advisory)'`

/** SQL statements that a request causes; of three times the least, for the clock may have asked something meanwhile. */
export async function statementsOf(pool: pg.Pool, request: () => Promise<unknown>): Promise<number> {
  await pool.query('create extension if not exists pg_stat_statements')
  await request()
  const counts: number[] = []
  for (let times = 0; times < 3; times += 1) {
    await pool.query('select pg_stat_statements_reset()')
    await request()
    const { rows } = await pool.query<{ calls: number }>(SEEN)
    counts.push(rows[0]?.calls ?? 0)
  }
  return Math.min(...counts)
}
