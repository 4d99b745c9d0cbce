import type { ReactNode } from 'react'

/** The page's title with its one main action at the right. */
export function PageTitle({ title, lead, action }: { title: string; lead?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-24 break-words">{title}</h1>
        {lead ? <p className="prose-width mt-1 text-ink-soft">{lead}</p> : null}
      </div>
      {action}
    </div>
  )
}

/** A part of a page with its own heading. */
export function Section({
  title,
  id,
  aside,
  children,
  className = '',
}: {
  title: string
  id: string
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-18">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** A sheet for what stands alone. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`rounded border border-edge bg-surface ${className}`}>{children}</div>
}

/** Nothing there yet: what will be shown here, and the one thing to do. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="rounded border border-dashed border-edge-strong bg-surface px-6 py-8 text-center">
      <p className="font-semibold text-ink">{title}</p>
      {children ? <p className="prose-width mx-auto mt-1 text-ink-soft">{children}</p> : null}
      {action ? <div className="mt-4 flex justify-center">{action}</div> : null}
    </div>
  )
}
