/** The firm's mark: two peaks, and the line of the deadline across them. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M5 24.5 13.2 9.2a1 1 0 0 1 1.76 0l3.5 6.500 1.900-3.100a1 1 0 0 1 1.700 0L27 24.500z"
        className="fill-on-accent"
      />
      <path d="M9.6 20.200h12.800" className="stroke-accent" strokeWidth="1.600" strokeLinecap="round" />
    </svg>
  )
}
