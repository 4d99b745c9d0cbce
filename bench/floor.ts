import { createServer } from 'node:http'
import pg from 'pg'

/** The floor: a bare Node and `pg` server with prepared statements that answers the same rows. */
const [url = '', coordinator = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 12 })

const MINE = `select id from exchanges where coordinator_id = $1 union select exchange_id from exchange_participants where user_id = $1 and status = 'ACTIVE'`
const STATEMENTS: Record<string, string> = {
  list: `select e.id, e.exchange_number, e.name, e.type, e.status, e.client_id, e.client_name, e.coordinator_id, e.coordinator_name, e.relinquished_transfer_date, e.identification_deadline, e.exchange_deadline, e.relinquished_value_cents, e.proceeds_cents, e.archived, c.display_name, c.email, c.phone
    from exchanges e left join contacts c on c.id = e.client_id where e.id in (${MINE}) order by e.exchange_deadline, e.id limit 25`,
  total: `select count(*)::int as total from exchanges where id in (${MINE})`,
  one: `select e.*, c.display_name as client from exchanges e left join contacts c on c.id = e.client_id where e.id = $2 and e.id in (${MINE})`,
  parties: `select id, contact_id, user_id, person_name, role, status from exchange_participants where exchange_id = $1 order by created_at, id`,
  overdue: `select id, title, status, priority, due_date, exchange_id, assignee_name from tasks where assignee_id = $1 and status in ('PENDING', 'IN_PROGRESS') and due_date < $2 order by due_date, id limit 25`,
  overdueTotal: `select count(*)::int as total from tasks where assignee_id = $1 and status in ('PENDING', 'IN_PROGRESS') and due_date < $2`,
  messages: `select id, exchange_id, sender_id, content, message_type, audience, created_at from messages where exchange_id = $1 order by id desc limit 50`,
  search: `select id, exchange_number, name, client_name, status, exchange_deadline from exchanges where (name ilike $2 or client_name ilike $2) and id in (${MINE}) order by exchange_deadline, id limit 25`,
  send: `insert into messages (id, exchange_id, sender_id, content, message_type, audience, created_at, updated_at) values (gen_random_uuid(), $1, $2, $3, 'text', 'all', now(), now()) returning *`,
}

const run = async (name: string, values: unknown[]) =>
  (await pool.query({ name, text: STATEMENTS[name] ?? '', values })).rows
const today = new Date().toISOString().slice(0, 10)

async function answer(path: string, id: string, text: string): Promise<unknown> {
  switch (path) {
    case '/list': {
      const [docs, [total]] = await Promise.all([run('list', [coordinator]), run('total', [coordinator])])
      return { docs, totalDocs: total?.total }
    }
    case '/one': {
      const [[exchange], parties] = await Promise.all([run('one', [coordinator, id]), run('parties', [id])])
      return { ...exchange, parties }
    }
    case '/overdue': {
      const [docs, [total]] = await Promise.all([
        run('overdue', [coordinator, today]),
        run('overdueTotal', [coordinator, today]),
      ])
      return { docs, totalDocs: total?.total }
    }
    case '/messages':
      return { docs: await run('messages', [id]) }
    case '/search':
      return { docs: await run('search', [coordinator, `%${text}%`]) }
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
