'use client'
import { ChoiceMenu, type Choice } from './ChoiceMenu'
import type { Changes } from './useView'

/** The names of codes as choices. */
export const choicesOf = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, name]) => ({ value, name }))

type Props = {
  /** What it is called in the view. */ name: string
  label: string
  choices: readonly Choice[]
  view: { params: URLSearchParams; change: (changes: Changes) => void }
  /** Any number of them at once. */ many?: boolean
}

/** A filter of a list, kept in its view. */
export function FilterChip({ name, label, choices, view: { params, change }, many = false }: Props) {
  return (
    <ChoiceMenu
      label={label}
      choices={choices}
      single={!many}
      chosen={(params.get(name) ?? '').split(',').filter(Boolean)}
      onChoose={(values) => change({ [name]: values.join(',') })}
    />
  )
}
