import { createServer } from 'node:http'
import pg from 'pg'

/** The floor: a bare Node and `pg` server with prepared statements that answers the same rows. */
const [url = '', coordinator = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 12 })

const MINE = `array(select id from exchanges where coordinator_id = $1 union select exchange_id from exchange_participants where user_id = $1 and status = 'ACTIVE')`
const OVERDUE = `assignee_id = $1 and status in ('PENDING', 'IN_PROGRESS') and due_date < $2`
const STATEMENTS: Record<string, string> = {
  list: `select e.id, e.exchange_number, e.name, e.type, e.status, e.client_name, e.coordinator_name, e.relinquished_transfer_date, e.identification_deadline, e.exchange_deadline, e.relinquished_value_cents, e.proceeds_cents, (count(*) over ())::int as total
    from exchanges e where e.id = any(${MINE}) order by e.exchange_deadline, e.id limit 25`,
  one: `select e.*, c.display_name as client, (select json_agg(json_build_object('id', p.id, 'contact', p.contact_id, 'user', p.user_id, 'name', p.person_name, 'role', p.role, 'status', p.status) order by p.created_at, p.id) from exchange_participants p where p.exchange_id = e.id) as parties
    from exchanges e left join contacts c on c.id = e.client_id where e.id = $2 and e.id = any(${MINE})`,
  overdue: `select id, title, status, priority, due_date, exchange_id, assignee_name, (count(*) over ())::int as total from tasks where ${OVERDUE} order by due_date, id limit 25`,
  messages: `select id, exchange_id, sender_id, content, message_type, audience, created_at from messages where exchange_id = $1 order by id desc limit 50`,
  search: `select id, exchange_number, name, client_name, status, exchange_deadline, (count(*) over ())::int as total from exchanges where (name ilike $2 or client_name ilike $2) and id = any(${MINE}) order by exchange_deadline, id limit 25`,
  send: `insert into messages (id, exchange_id, sender_id, content, message_type, audience, created_at, updated_at) values (gen_random_uuid(), $1, $2, $3, 'text', 'all', now(), now()) returning *`,
}

const run = async (name: string, values: unknown[]) =>
  (await pool.query<Record<string, unknown>>({ name, text: STATEMENTS[name] ?? '', values })).rows
const today = new Date().toISOString().slice(0, 10)

/** The rows of a page, with how many there are on all pages. */
const paged = (rows: Record<string, unknown>[]) => ({
  docs: rows.map(({ total: _, ...row }) => row),
  totalDocs: rows[0]?.['total'] ?? 0,
})

async function answer(path: string, id: string, text: string): Promise<unknown> {
  switch (path) {
    case '/list':
      return paged(await run('list', [coordinator]))
    case '/one':
      return (await run('one', [coordinator, id]))[0]
    case '/overdue':
      return paged(await run('overdue', [coordinator, today]))
    case '/messages':
      return { docs: await run('messages', [id]) }
    case '/search':
      return paged(await run('search', [coordinator, `%${text}%`]))
    case '/send':
      return { doc: (await run('send', [id, coordinator, text]))[0] }
    default:
      return {}
  }
}

const server = createServer((req, res) => {
  const asked = new URL(req.url ?? '/', 'http://localhost')
  answer(
    asked.pathname,
    asked.searchParams.get('id') ?? '',
    asked.searchParams.get('q') ?? 'A message of the benchmark',
  ).then(
    (body) => res.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    (error: unknown) => res.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`floor ready ${address && typeof address === 'object' ? address.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit(0))
