'use client'
import { Check } from 'lucide-react'
import * as Menu from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'
import { MENU, MENU_ITEM } from '../components/menu'
import type { ChoiceProps } from './ChoiceMenu'

type Props = ChoiceProps & { face: ReactNode; className: string }

/** The choices of a chip, open when they appear. */
export function Choices({ label, choices, chosen, onChoose, single = false, face, className }: Props) {
  const toggle = (value: string) => {
    if (chosen.includes(value)) return onChoose(chosen.filter((entry) => entry !== value))
    onChoose(single ? [value] : [...chosen, value])
  }
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className={className}>{face}</Menu.Trigger>
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
