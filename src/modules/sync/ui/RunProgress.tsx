import { RefreshCw } from 'lucide-react'
import type { Run } from './api'
import { Card } from '../../../ui/components/Page'
import { KIND_NAMES } from './api'
import { countsSentence } from './words'

/** A run that goes on now: what it does, and how far it has come. */
export function RunProgress({ run }: { run: Run }) {
  return (
    <Card className="p-4">
      <p className="flex items-center gap-2 font-semibold">
        <RefreshCw aria-hidden className="size-4 animate-spin text-accent motion-reduce:animate-none" />{' '}
        {KIND_NAMES[run.kind]}: {run.step ?? 'Working'}
      </p>
      <p className="figures mt-1 text-ink-soft">{countsSentence(run.counts)}</p>
    </Card>
  )
}
