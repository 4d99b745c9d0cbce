'use client'
import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import { lazy } from 'react'
import { OpenedLater } from '../components/OpenedLater'

export type Choice = { value: string; name: string }
export type ChoiceProps = {
  /** What is filtered: "Status". */
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChoose: (chosen: string[]) => void
  /** One choice at most; choosing it again takes it back. */
  single?: boolean
  /** A menu that arranges the list and filters nothing is never shown as in force. */
  plain?: boolean
}

/** The chip as a part of a sentence: "Status: Identification period". */
function sentence({ label, choices, chosen, plain }: ChoiceProps): string {
  if (plain || chosen.length === 0) return label
  const names = choices.filter(({ value }) => chosen.includes(value)).map(({ name }) => name)
  return `${label}: ${names.length > 2 ? `${names.length} chosen` : names.join(' or ')}`
}

const Choices = lazy(async () => ({ default: (await import('./Choices')).Choices }))

/** A chip that says what it filters, and opens the choices. */
export function ChoiceMenu(props: ChoiceProps) {
  const active = !props.plain && props.chosen.length > 0
  const className = clsx(
    'inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-full border px-3 text-13',
    active
      ? 'border-accent bg-accent-ground font-medium text-accent-strong'
      : 'border-edge-strong bg-surface text-ink hover:bg-sunken',
  )
  const face = (
    <>
      <span className="truncate">{sentence(props)}</span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0" />
    </>
  )
  return (
    <OpenedLater face={face} className={className}>
      <Choices {...props} face={face} className={className} />
    </OpenedLater>
  )
}
