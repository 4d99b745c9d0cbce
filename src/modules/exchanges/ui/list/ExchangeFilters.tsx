'use client'
import { choicesOf, FilterChip } from '../../../../ui/tables/FilterChip'
import { DUE_CHOICES } from '../../../../ui/tables/dueChoices'
import type { Choice } from '../../../../ui/tables/ChoiceMenu'
import type { Changes } from '../../../../ui/tables/useView'
import { STAGE_NAMES } from '../../../../core/terms'
import { STATUS_NAMES, TYPE_NAMES } from '../../../../ui/format/terms'
import { MoreFilters } from './MoreFilters'

const STATUSES = choicesOf(STATUS_NAMES)
const TYPES = choicesOf(TYPE_NAMES)
const STAGES = choicesOf(STAGE_NAMES)
const ARCHIVED = choicesOf({ only: 'Only archived', all: 'Archived too' })

type Props = {
  view: { params: URLSearchParams; change: (changes: Changes) => void }
  coordinators: readonly Choice[]
  tags: readonly string[]
  staff: boolean
}

/** The filters as chips, each to be read as a part of a sentence. */
export function ExchangeFilters({ view, coordinators, tags, staff }: Props) {
  const tagChoices = tags.map((tag) => ({ value: tag, name: tag }))
  return (
    <>
      <FilterChip many view={view} name="status" label="Status" choices={STATUSES} />
      <FilterChip view={view} name="deadline" label="Next date" choices={DUE_CHOICES} />
      {coordinators.length > 0 ? (
        <FilterChip many view={view} name="coordinator" label="Coordinator" choices={coordinators} />
      ) : null}
      <FilterChip many view={view} name="type" label="Type" choices={TYPES} />
      <FilterChip many view={view} name="stage" label="Stage" choices={STAGES} />
      {tags.length > 0 ? <FilterChip many view={view} name="tag" label="Tag" choices={tagChoices} /> : null}
      <FilterChip view={view} name="archived" label="Archive" choices={ARCHIVED} />
      <MoreFilters params={view.params} change={view.change} staff={staff} />
    </>
  )
}
