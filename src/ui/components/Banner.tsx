import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'

/**
 * A sentence that must be seen. A failure is said with an icon and words in the neutral tones:
 * warm colors are for dates only.
 */
export function Banner({ kind = 'info', children }: { kind?: 'info' | 'failure'; children: ReactNode }) {
  const Icon = kind === 'failure' ? CircleAlert : Info
  return (
    <div
      role={kind === 'failure' ? 'alert' : undefined}
      className="flex gap-3 rounded border border-edge-strong bg-sunken px-4 py-3 text-15 text-ink"
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="prose-width min-w-0">{children}</div>
    </div>
  )
}
