'use client'
import type { Changes } from '../../../../ui/tables/useView'
import { ChoiceMenu, type Choice } from '../../../../ui/tables/ChoiceMenu'
import { STAGE_NAMES } from '../../../../core/terms'
import { STATUS_NAMES, TYPE_NAMES } from '../../../../ui/format/terms'
import { MoreFilters } from './MoreFilters'

const choices = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, name]) => ({ value, name }))
const STATUSES = choices(STATUS_NAMES)
const TYPES = choices(TYPE_NAMES)
const STAGES = choices(STAGE_NAMES)
const DEADLINES: Choice[] = [
  { value: 'overdue', name: 'Overdue' },
  { value: '48h', name: 'Within 48 hours' },
  { value: 'week', name: 'Within a week' },
  { value: 'month', name: 'Within a month' },
  { value: 'later', name: 'Later than a month' },
]
const ARCHIVED: Choice[] = [
  { value: 'only', name: 'Only archived' },
  { value: 'all', name: 'Archived too' },
]

type Props = {
  params: URLSearchParams
  coordinators: readonly Choice[]
  tags: readonly string[]
  staff: boolean
  change: (changes: Changes) => void
}

/** The filters as chips, each to be read as a part of a sentence. */
export function ExchangeFilters({ params, coordinators, tags, staff, change }: Props) {
  const chosen = (key: string) => (params.get(key) ?? '').split(',').filter(Boolean)
  const chip = (key: string, label: string, options: readonly Choice[], single = false) => (
    <ChoiceMenu
      label={label}
      choices={options}
      chosen={chosen(key)}
      single={single}
      onChoose={(values) => change({ [key]: values.join(',') })}
    />
  )
  return (
    <>
      {chip('status', 'Status', STATUSES)}
      {chip('deadline', 'Next date', DEADLINES, true)}
      {coordinators.length > 0 ? chip('coordinator', 'Coordinator', coordinators) : null}
      {chip('type', 'Type', TYPES)}
      {chip('stage', 'Stage', STAGES)}
      {tags.length > 0
        ? chip(
            'tag',
            'Tag',
            tags.map((tag) => ({ value: tag, name: tag })),
          )
        : null}
      {chip('archived', 'Archive', ARCHIVED, true)}
      <MoreFilters params={params} change={change} staff={staff} />
    </>
  )
}
