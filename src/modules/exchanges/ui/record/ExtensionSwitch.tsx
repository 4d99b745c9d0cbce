'use client'
import clsx from 'clsx'
import { useId, useState, type ReactNode } from 'react'

/** A switch that shows what an extension of the tax return would change. It asks; it saves nothing. */
export function ExtensionSwitch({
  filed,
  now,
  otherwise,
}: {
  filed: boolean
  now: ReactNode
  otherwise: ReactNode
}) {
  const [on, setOn] = useState(filed)
  const label = useId()
  return (
    <div className="rounded border border-edge bg-sunken px-4 py-3">
      <div className="flex items-start justify-between gap-4">
        <span id={label} className="text-15 font-medium">
          With an extension of the tax return
        </span>
        <button
          type="button"
          role="switch"
          aria-checked={on}
          aria-labelledby={label}
          onClick={() => setOn(!on)}
          className={clsx(
            'no-print relative h-6 w-11 shrink-0 rounded-full border transition-colors',
            on ? 'border-accent bg-accent' : 'border-edge-strong bg-surface',
          )}
        >
          <span
            aria-hidden
            className={clsx(
              'absolute top-[3px] left-[3px] size-4 rounded-full transition-transform',
              on ? 'translate-x-5 bg-on-accent' : 'bg-edge-strong',
            )}
          />
        </button>
      </div>
      <div aria-live="polite" className="mt-1 text-ink-soft">
        {on === filed ? now : otherwise}
      </div>
    </div>
  )
}
