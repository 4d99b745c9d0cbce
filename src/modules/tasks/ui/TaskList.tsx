'use client'
import type { TaskRow } from '../reads/tasks'
import { SavedViews } from '../../saved-views/ui'
import { api } from '../../../ui/api-client/client'
import { Card } from '../../../ui/components/Page'
import { PRIORITY_NAMES, TASK_STATUS_NAMES } from '../../../ui/format/terms'
import { choicesOf, FilterChip } from '../../../ui/tables/FilterChip'
import { DUE_CHOICES } from '../../../ui/tables/dueChoices'
import { List } from '../../../ui/tables/List'
import { Segments } from '../../../ui/tables/Segments'
import { useListTable } from '../../../ui/tables/useListTable'
import { usePage, type Page, type PageRequest } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { TaskItems } from './TaskItems'

const STATUSES = choicesOf({ ...TASK_STATUS_NAMES, all: 'All' })
const PRIORITIES = choicesOf(PRIORITY_NAMES)
const SORTS = choicesOf({
  dueDate: 'Nearest date',
  '-dueDate': 'Farthest date',
  '-priority': 'Highest priority',
  exchangeName: 'Exchange',
  assigneeName: 'Person',
})

type Props = {
  viewName: string
  remembered: string
  first: { query: string; page: Page<TaskRow> }
  whose: readonly { value: string; name: string }[]
  staff: boolean
  admin: boolean
}

const askPage = (request: PageRequest) => api.GET('/api/portal/tasks', request)

/** Tasks across exchanges: overdue first, mine or all, each to be marked as done. */
export function TaskList({ viewName, remembered, first, whose, staff, admin }: Props) {
  const view = useView(viewName, remembered)
  const pages = usePage(askPage, view.query, first)
  const table = useListTable({ ...view, page: pages.page })
  return (
    <List
      table={table}
      one="task"
      many="tasks"
      pages={pages}
      view={view}
      filters={['q', 'status', 'priority', 'due']}
      search="Search by task, exchange or person"
      saved={<SavedViews list="tasks" view={view.query} onTake={view.take} mayShare={staff} admin={admin} />}
      before={
        <Segments
          label="Whose tasks"
          options={whose}
          value={view.params.get('whose') ?? 'all'}
          onChoose={(value) => view.change({ whose: value === 'all' ? null : value })}
        />
      }
      chips={
        <>
          <FilterChip view={view} name="status" label="Status" choices={STATUSES} />
          <FilterChip view={view} name="due" label="Due" choices={DUE_CHOICES} />
          <FilterChip view={view} name="priority" label="Priority" choices={PRIORITIES} />
          <FilterChip view={view} name="sort" label="Sorted by" choices={SORTS} />
        </>
      }
      empty={{
        title: 'No open task',
        text: 'The tasks of your exchanges appear here, the overdue ones first. The status filter shows finished tasks.',
      }}
    >
      <Card className={`transition-opacity ${pages.loading ? 'opacity-60' : ''}`}>
        <TaskItems
          tasks={table.getRowModel().rows.map(({ original }) => original)}
          label="Tasks"
          onChanged={pages.retry}
        />
      </Card>
    </List>
  )
}
