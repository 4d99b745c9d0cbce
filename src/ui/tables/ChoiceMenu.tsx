'use client'
import clsx from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import * as Menu from 'radix-ui/dropdown-menu'
import { MENU, MENU_ITEM } from '../components/menu'

export type Choice = { value: string; name: string }
type Props = {
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
function sentence({ label, choices, chosen, plain }: Props): string {
  if (plain || chosen.length === 0) return label
  const names = choices.filter(({ value }) => chosen.includes(value)).map(({ name }) => name)
  return `${label}: ${names.length > 2 ? `${names.length} chosen` : names.join(' or ')}`
}

/** A chip that says what it filters, and opens the choices. */
export function ChoiceMenu(props: Props) {
  const { label, choices, chosen, onChoose, single = false, plain = false } = props
  const toggle = (value: string) => {
    if (chosen.includes(value)) return onChoose(chosen.filter((entry) => entry !== value))
    onChoose(single ? [value] : [...chosen, value])
  }
  const active = !plain && chosen.length > 0
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={clsx(
          'inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-full border px-3 text-13',
          active
            ? 'border-accent bg-accent-ground font-medium text-accent-strong'
            : 'border-edge-strong bg-surface text-ink hover:bg-sunken',
        )}
      >
        <span className="truncate">{sentence(props)}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </Menu.Trigger>
      <Menu.Content
        collisionPadding={8}
        align="start"
        sideOffset={6}
        className={`${MENU} min-w-52`}
        aria-label={label}
      >
        {choices.map(({ value, name }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onCheckedChange={() => toggle(value)}
            onSelect={(event) => {
              if (!single) event.preventDefault()
            }}
            className={MENU_ITEM}
          >
            <span className="grid size-4 shrink-0 place-items-center rounded-sm border border-edge-strong">
              <Menu.ItemIndicator>
                <Check aria-hidden className="size-3.5" />
              </Menu.ItemIndicator>
            </span>
            {name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Content>
    </Menu.Root>
  )
}
