import clsx from 'clsx'
import Link from 'next/link'
import { CALCULATORS, type CalculatorKind } from './kinds'

/** From one calculator to the others. */
export function CalculatorNav({ current }: { current: CalculatorKind }) {
  return (
    <nav aria-label="Calculators" className="no-print -mx-4 mb-6 overflow-x-auto border-b border-edge px-4 lg:mx-0 lg:px-0">
      <ul className="flex gap-1">
        {CALCULATORS.map(({ kind, name }) => <li key={kind}><Link href={`/calculators/${kind}`} aria-current={kind === current ? 'page' : undefined} className={clsx('inline-flex min-h-10 items-center border-b-2 px-3 whitespace-nowrap', kind === current ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:text-ink')}>{name}</Link></li>)}
      </ul>
    </nav>
  )
}
