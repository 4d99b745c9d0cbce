import pg from 'pg'
import { millisecondsOf } from './ask'
import { openFirm } from './firm'
import { operations } from './operations'
import type { Report } from './report'
import type { Stage } from './stage'

/** How the cost of one person's reads grows with what the firm has: it must not. */
const SIZES = [1000, 10_000, 100_000]
const ROOM = 5000
const TASKS = 2000

const messages = `insert into messages (id, exchange_id, sender_id, content, message_type, audience, created_at, updated_at)
  select uuidv7(), $1::uuid, $2::uuid, 'Message ' || n || ' of a long talk', 'text', 'all', now(), now() from generate_series(1, ${ROOM}) n`
const tasks = `insert into tasks (id, title, status, priority, due_date, exchange_id, assignee_id, assignee_name, audience, created_at, updated_at)
  select gen_random_uuid(), 'Task ' || n, 'PENDING', 'MEDIUM', (current_date + 1 + n % 300)::text, $1::uuid, $2::uuid, 'The coordinator', 'all', now(), now() from generate_series(1, ${TASKS}) n`

/** What is asked: every read of the comparison, and the pages. */
function readsOf(today: string): (readonly [string, string])[] {
  const asked = operations(today).flatMap(({ name, body, rest, portal }) =>
    body
      ? []
      : [
          ...(rest?.asks ?? []).map((path) => [`${name}: REST`, path] as const),
          ...(portal?.asks ?? []).map((path) => [`${name}: portal`, path] as const),
        ],
  )
  return [...asked, ['the home page', '/home'], ['the page of an exchange', '/exchanges/ID']]
}

export async function benchGrowth(stage: Stage, build: string, report: Report): Promise<void> {
  const reads = readsOf(new Date().toISOString().slice(0, 10))
  const curves = new Map<number, number[]>()
  for (const size of SIZES) {
    const firm = await openFirm(stage, build, `growth_${size}`, size)
    const pool = new pg.Pool({ connectionString: firm.url, max: 1 })
    await pool.query(messages, [firm.exchange, firm.officer])
    await pool.query(tasks, [firm.exchange, firm.officer])
    await pool.query('analyze messages, tasks')
    await pool.end()
    const headers = { authorization: `Bearer ${firm.token}`, cookie: `payload-token=${firm.token}` }
    const times: number[] = []
    for (const [, path] of reads) times.push(await millisecondsOf(`${firm.base}${firm.fill(path)}`, headers))
    curves.set(size, times)
    await firm.close()
  }
  reads.forEach(([name, path], index) => {
    const times = SIZES.map((size) => curves.get(size)?.[index] ?? 0)
    const [least = 0, most = 0] = [Math.min(...times), times.at(-1) ?? 0]
    report.line(
      `${name}${path.includes('participants') ? ' (its parties)' : ''}, at ${SIZES.map((size) => size.toLocaleString('en-US')).join(', ')} exchanges`,
      times.map((ms) => `${ms.toFixed(1)} ms`).join(', '),
      'the last at most 1.5 times the least',
      most <= 1.5 * least,
    )
  })
}
