'use client'
import { X } from 'lucide-react'
import { useCallback } from 'react'
import type { TaskRow } from '../reads/tasks'
import { ChoiceMenu, type Choice } from '../../../ui/tables/ChoiceMenu'
import { Pager } from '../../../ui/tables/Pager'
import { SavedViews } from '../../saved-views/ui'
import { SearchBox } from '../../../ui/tables/SearchBox'
import { Segments } from '../../../ui/tables/Segments'
import { usePage, type Page } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Empty } from '../../../ui/components/Page'
import { PRIORITY_NAMES, TASK_STATUS_NAMES } from '../../../ui/format/terms'
import { TaskItems } from './TaskItems'

const STATUSES: Choice[] = [
  ...Object.entries(TASK_STATUS_NAMES).map(([value, name]) => ({ value, name })),
  { value: 'all', name: 'All' },
]
const PRIORITIES: Choice[] = Object.entries(PRIORITY_NAMES).map(([value, name]) => ({ value, name }))
const DUE: Choice[] = [
  { value: 'overdue', name: 'Overdue' },
  { value: '48h', name: 'Within 48 hours' },
  { value: 'week', name: 'Within a week' },
  { value: 'month', name: 'Within a month' },
  { value: 'later', name: 'Later than a month' },
]
const SORTS: Choice[] = [
  { value: 'dueDate', name: 'Nearest date' },
  { value: '-dueDate', name: 'Farthest date' },
  { value: '-priority', name: 'Highest priority' },
  { value: 'exchangeName', name: 'Exchange' },
  { value: 'assigneeName', name: 'Person' },
]
const FILTERS = ['q', 'status', 'priority', 'due']

type Props = {
  viewName: string
  remembered: string
  first: { query: string; page: Page<TaskRow> }
  whose: readonly { value: string; name: string }[]
  staff: boolean
  admin: boolean
}

/** Tasks across exchanges: overdue first, mine or all, each to be marked as done. */
export function TaskList({ viewName, remembered, first, whose, staff, admin }: Props) {
  const { params, query, change, take } = useView(viewName, remembered)
  const { page, loading, failure, retry } = usePage('/api/portal/tasks', query, first)
  const search = useCallback((q: string) => change({ q }, { replace: true }), [change])
  const filtered = FILTERS.some((key) => params.has(key))
  const clear = () => change(Object.fromEntries(FILTERS.map((key) => [key, null])))
  const chip = (key: string, label: string, choices: Choice[]) => (
    <ChoiceMenu
      single
      label={label}
      choices={choices}
      chosen={[params.get(key) ?? ''].filter(Boolean)}
      onChoose={([value]) => change({ [key]: value ?? null })}
    />
  )
  return (
    <div className="flex flex-col gap-4">
      <SavedViews list="tasks" view={query} onTake={take} mayShare={staff} admin={admin} />
      <div className="flex flex-wrap items-center gap-2">
        <Segments
          label="Whose tasks"
          options={whose}
          value={params.get('whose') ?? 'all'}
          onChoose={(value) => change({ whose: value === 'all' ? null : value })}
        />
        <SearchBox
          value={params.get('q') ?? ''}
          label="Search by task, exchange or person"
          onSearch={search}
        />
        {chip('status', 'Status', STATUSES)}
        {chip('due', 'Due', DUE)}
        {chip('priority', 'Priority', PRIORITIES)}
        {chip('sort', 'Sorted by', SORTS)}
        {filtered ? (
          <Button look="quiet" size="small" onClick={clear}>
            <X aria-hidden className="size-4" /> Clear
          </Button>
        ) : null}
      </div>
      {failure ? (
        <Banner kind="failure">
          {failure}{' '}
          <button type="button" onClick={retry} className="rounded-sm font-medium text-accent underline">
            Try again
          </button>
        </Banner>
      ) : null}
      {page.docs.length === 0 && !loading ? (
        <NoTask filtered={filtered} onClear={clear} />
      ) : (
        <Card className={`transition-opacity ${loading ? 'opacity-60' : ''}`}>
          <TaskItems tasks={page.docs} label="Tasks" onChanged={retry} />
        </Card>
      )}
      <Pager
        page={page}
        one="task"
        many="tasks"
        onPage={(number) => change({ page: number === 1 ? null : String(number) })}
      />
    </div>
  )
}

function NoTask({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <Empty title="No open task">
        Tasks of your exchanges stand here, the overdue ones first. What is done can be seen with the status
        filter.
      </Empty>
    )
  return (
    <Empty title="No task matches" action={<Button onClick={onClear}>Clear search and filters</Button>}>
      Nothing fits the search and the filters together. Take one of them back.
    </Empty>
  )
}
