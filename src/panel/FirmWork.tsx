import { rowsOf } from '../core/database/statement'
import type { Queryable } from '../core/database/database'

type Waiting = { id: string; name: string; open: number }
type Template = { id: string; name: string; items: number; automatic: boolean }

/** What of the firm's own work waits, and the templates that begin it. */
export const readFirmWork = (db: Queryable): Promise<[Waiting[], Template[]]> =>
  Promise.all([
    rowsOf<Waiting>(
      db,
      `select e.id, e.name, count(*)::int as open from screenings s join exchanges e on e.id = s.exchange_id where s.state = 'OPEN' and e.archived is not true group by e.id, e.name order by open desc, lower(e.name), e.id limit 20`,
    ),
    rowsOf<Template>(
      db,
      `select id, name, jsonb_array_length(items) as items, automatic from task_templates where active order by lower(name), id limit 50`,
    ),
  ])

/** Findings of the screening that wait for a decision, and the templates of tasks. */
export function FirmWork({ work: [waiting, templates] }: { work: [Waiting[], Template[]] }) {
  return (
    <section className="peak-sync" aria-labelledby="peak-firm">
      <h2 id="peak-firm">Screening and templates</h2>
      {waiting.length === 0 ? (
        <p>No finding of the screening waits for a decision.</p>
      ) : (
        <ul>
          {waiting.map(({ id, name, open }) => (
            <li key={id}>
              <a href={`/exchanges/${id}/participants`}>{name}</a>:{' '}
              {open === 1 ? 'one finding waits' : `${open} findings wait`}
            </li>
          ))}
        </ul>
      )}
      <p>
        {templates.length === 0
          ? 'There is no task template yet.'
          : `Task templates: ${templates.map(({ name, items, automatic }) => `${name} (${items}${automatic ? ', applied automatically' : ''})`).join('; ')}.`}
      </p>
      <p className="peak-actions">
        <a href="/tasks/templates">Task templates</a> <a href="/deadlines">All deadlines and the load</a>
      </p>
    </section>
  )
}
