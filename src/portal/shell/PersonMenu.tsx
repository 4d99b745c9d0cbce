'use client'
import { ChevronDown } from 'lucide-react'
import { lazy } from 'react'
import { OpenedLater } from '../../ui/components/OpenedLater'

const PersonChoices = lazy(async () => ({ default: (await import('./PersonChoices')).PersonChoices }))

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()

export type Person = { name: string; email: string; role: string }
const BUTTON = 'flex min-h-10 items-center gap-2 rounded px-2 text-15 hover:bg-sunken'

/** Who is signed in, the theme, and the way out. */
export function PersonMenu(person: Person) {
  const face = (
    <>
      <span
        aria-hidden
        className="grid size-8 place-items-center rounded-full bg-accent-ground text-13 font-semibold text-accent-strong"
      >
        {initials(person.name)}
      </span>
      <span className="sr-only max-w-48 truncate sm:not-sr-only">{person.name}</span>
      <span className="sr-only">, theme and sign-out</span>
      <ChevronDown aria-hidden className="size-4 text-ink-faint" />
    </>
  )
  return (
    <OpenedLater face={face} className={BUTTON}>
      <PersonChoices {...person} face={face} className={BUTTON} />
    </OpenedLater>
  )
}
