'use client'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Segments } from '../../../ui/tables/Segments'
import { useView } from '../../../ui/tables/useView'
import { Banner } from '../../../ui/components/Banner'
import { Card, Empty } from '../../../ui/components/Page'
import { TaskItems } from './TaskItems'

const GROUPS = [
  { value: 'status', name: 'By progress' },
  { value: 'due', name: 'By date' },
  { value: 'assignee', name: 'By person' },
]

type Props = {
  viewName: string
  remembered: string
  /** Whose tasks can be filtered. */ whose: readonly { value: string; name: string }[]
}

/** Tasks across exchanges in columns, by how far they are, by date or by person. */
export function TaskBoard({ viewName, remembered, whose }: Props) {
  const { params, query, change } = useView(viewName, remembered)
  const { body, failure, ask } = useApi(['task-board', query], () =>
    api.GET('/api/portal/task-board', { params: { query: Object.fromEntries(params) } }),
  )
  const all = body?.groups ?? []
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Segments
          label="Columns"
          options={GROUPS}
          value={params.get('group') ?? 'status'}
          onChoose={(group) => change({ group: group === 'status' ? null : group })}
        />
        <Segments
          label="Whose tasks"
          options={whose}
          value={params.get('whose') ?? 'all'}
          onChoose={(value) => change({ whose: value === 'all' ? null : value })}
        />
      </div>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {!body && !failure ? (
        <div aria-hidden className="grid gap-4 md:grid-cols-3">
          <div className="skeleton h-72" />
          <div className="skeleton h-72" />
          <div className="skeleton h-72" />
        </div>
      ) : null}
      {body && all.length === 0 ? (
        <Empty title="No task here">
          The tasks of your exchanges appear here in columns. Finished tasks stay for a week.
        </Empty>
      ) : null}
      <div
        tabIndex={0}
        role="region"
        aria-label="Task board"
        className="-mx-4 flex snap-x gap-4 overflow-x-auto px-4 pb-2 lg:mx-0 lg:px-0"
      >
        {all.map(({ key, label, total, tasks }) => (
          <section
            key={key}
            aria-label={`${label}, ${total}`}
            className="w-[min(22rem,85vw)] shrink-0 snap-start"
          >
            <h2 className="mb-2 flex items-baseline justify-between gap-2 text-15">
              {label} <span className="figures text-13 font-normal text-ink-soft">{total}</span>
            </h2>
            <Card>
              <TaskItems tasks={tasks} label={label} compact onChanged={() => void ask()} />
            </Card>
            {total > tasks.length ? (
              <p className="mt-2 text-13 text-ink-soft">
                The first {tasks.length} of {total}. The list shows all of them.
              </p>
            ) : null}
          </section>
        ))}
      </div>
    </div>
  )
}
