import type { ReactNode } from 'react'

/** One line of facts. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[9rem_1fr] gap-3 px-4 py-2">
      <dt className="text-13 leading-6 text-ink-soft">{label}</dt>
      <dd className="min-w-0 break-words whitespace-pre-line">{children}</dd>
    </div>
  )
}
