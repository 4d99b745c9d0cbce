'use client'
import clsx from 'clsx'

type Props = {
  label: string
  options: readonly { value: string; name: string }[]
  value: string
  onChoose: (value: string) => void
}

/** One of a few, side by side. */
export function Segments({ label, options, value, onChoose }: Props) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex rounded border border-edge-strong bg-surface p-0.5"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
          className={clsx(
            'min-h-8 rounded-sm px-3 text-13 whitespace-nowrap',
            option.value === value ? 'bg-accent font-medium text-on-accent' : 'text-ink hover:bg-sunken',
          )}
        >
          {option.name}
        </button>
      ))}
    </div>
  )
}
