import clsx from 'clsx'

/** A gray placeholder for content that is loading, in the size of the content. */
export function Bone({ className }: { className: string }) {
  return <span aria-hidden className={clsx('skeleton block', className)} />
}

/** Says once that the page is loading, to those who cannot see the bones. */
export function Loading({ children }: { children: React.ReactNode }) {
  return (
    <div role="status" aria-label="Loading">
      {children}
    </div>
  )
}

/** Lines of a list that is on its way. */
export function ListBones({ lines }: { lines: number }) {
  return (
    <div className="divide-y divide-edge rounded border border-edge bg-surface">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="flex h-12 items-center gap-6 px-4">
          <Bone className="h-4 w-1/4" />
          <Bone className="h-4 w-1/3" />
          <Bone className="ml-auto h-4 w-24" />
        </div>
      ))}
    </div>
  )
}
